import { defineRule, note, type Step, wholeLine } from '../src/rule.ts';

const namesOf = ({ reading }: Step): ReadonlySet<string> =>
  new Set(reading.settings.flatMap(({ values }) => values.map((pair) => pair.slice(0, pair.indexOf('=')))));

function isSubset(step: Step, other: Step): boolean {
  const names = namesOf(other);
  return [...namesOf(step)].every((name) => names.has(name));
}

export default defineRule({
  id: 'session-setenv-first-only',
  description: 'a `SetEnv` is ignored, because another one is read first',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#SetEnv', 'https://github.com/ghostty-org/ghostty/pull/11518'],
  keywords: ['setenv'],
  check: {
    *directive(step, { analysis }) {
      const dead = analysis.shadows().get(step);
      const other = dead?.by[0] ?? analysis.earlier('setenv', step);
      if (!other || (!dead && isSubset(step, other))) return;
      const where = dead ? 'This `SetEnv` has no effect' : 'Where the other line applies, this `SetEnv` has no effect';
      yield {
        at: wholeLine(step),
        message: `${where}: its lines do not add up, the first one counts.`,
        notes: [note('the other line', wholeLine(other))],
      };
    },
  },
});
