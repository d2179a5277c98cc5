import {
  defineRule,
  destinationsOf,
  guardsOf,
  hasWildcard,
  listed,
  locate,
  matchPattern,
  note,
  quoted,
  wholeLine,
} from '../src/rule.ts';

/** How many lines a pattern is compared with. */
const MOST_LINES = 200;

const isTelling = (pattern: string): boolean => hasWildcard(pattern) && /[^*?.]/.test(pattern);

export default defineRule({
  id: 'host-pattern-vs-hostname',
  description: 'a Host pattern matches the HostName of another block, which ssh does not compare',
  category: 'correctness',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Host'],
  keywords: ['host'],
  about: /[*?]/,
  check: {
    *directive(step, { analysis }) {
      const lines = analysis.setters('hostname');
      if (lines.length > MOST_LINES || analysis.hasSecondPass()) return;
      const { args } = step.directive;
      for (const argument of args) {
        if (!isTelling(argument.value)) continue;
        const missed = lines.filter(({ block, reading }) => {
          const names = destinationsOf(block);
          const isApart = names.length > 0 && !guardsOf(block).includes(step.block);
          const isTyped = names.some((name) => args.some(({ value }) => matchPattern(name, value)));
          return isApart && !isTyped && matchPattern(reading.settings[0]?.values[0] ?? '', argument.value);
        });
        const [first] = missed;
        if (!first) continue;
        const names = [...new Set(missed.flatMap(({ block }) => destinationsOf(block)))];
        yield {
          at: locate(step, argument),
          destinations: names,
          message: `${listed(names, 3)} ${names.length === 1 ? 'does' : 'do'} not get this block: ${quoted('Host')} is compared with what is typed, and not with the HostName.`,
          notes: [note('the HostName', wholeLine(first))],
        };
      }
    },
  },
});
