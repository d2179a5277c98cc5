import { defineRule } from '../src/rule.ts';

/** src/lint/suppression-findings.ts finds it: it is about the comments of ssh-lint, not about the config. */
export default defineRule({
  id: 'suppression-unused',
  description: 'a suppression suppresses nothing',
  category: 'style',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  check: {},
});
