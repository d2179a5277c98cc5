import { defineRule, locate, replace } from '../src/rule.ts';

export default defineRule({
  id: 'host-negation-only',
  description: 'a Host line has nothing but negations',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://man.openbsd.org/ssh_config#PATTERNS'],
  keywords: ['host'],
  about: /^!/,
  check: {
    *directive(step) {
      if (step.block.hosts === undefined || step.block.hosts.positive.length > 0) return;
      const { args } = step.directive;
      const [first] = args;
      if (!first) return;
      const edits = [replace(step, { start: first.start, end: first.start }, '* ')];
      const fix = { title: 'Match all others', safety: 'unsafe', weakens: false, edits } as const;
      const leavesNone = args.some(({ value }) => /^!\*+$/.test(value));
      yield {
        at: locate(step, { start: first.start, end: args.at(-1)?.end ?? first.end }),
        message: 'This block matches nothing: a negation only takes names away from what another pattern matches.',
        fixes: leavesNone ? [] : [fix],
      };
    },
  },
});
