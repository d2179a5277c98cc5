import { defineRule, invisibleIn, keywordOf, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'syntax-missing-argument',
  description: 'a keyword has no value, or an empty one',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config'],
  codes: ['missing-argument', 'empty-argument'],
  check: {
    *refused({ step, refusal }) {
      const { keyword, problem, args } = step.directive;
      const { kind } = step.reading.facts?.option ?? {};
      if (problem === 'unbalanced-quotes' || invisibleIn(keyword.value) || (kind === 'forward' && args.length > 0))
        return;
      const name = quoted(keywordOf(step));
      if (refusal.code === 'empty-argument') {
        yield { at: locate(step, refusal.span), message: `${name} does not take an empty value.` };
        return;
      }
      const empty = args.find(({ value }) => value === '');
      const message = empty
        ? `The value of ${name} is empty, and ssh refuses the file.`
        : `${name} has no value, and ssh refuses the file.`;
      yield { at: locate(step, empty ?? keyword), message };
    },
  },
});
