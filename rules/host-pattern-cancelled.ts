import { defineRule, isCancelled, isCovered, locate, note, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'host-pattern-cancelled',
  description: 'a negation of the same Host line takes away all that a pattern matches',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#PATTERNS'],
  keywords: ['host'],
  about: /^!/,
  check: {
    *directive(step, { analysis: { effort } }) {
      const { hosts } = step.block;
      if (!hosts) return;
      const { args } = step.directive;
      const negations = args.filter(({ value }) => value.startsWith('!'));
      for (const argument of args) {
        if (argument.value.startsWith('!') || !isCancelled(argument.value, hosts, effort)) continue;
        const by = negations.find(({ value }) => isCovered([argument.value], [value.slice(1)], effort));
        yield {
          at: locate(step, argument),
          message: `${quoted(argument.value)} matches nothing here: a negation of the same line takes it away.`,
          notes: by ? [note('this takes it away', locate(step, by))] : [],
        };
      }
    },
  },
});
