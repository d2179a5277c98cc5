import { defineRule } from '../src/rule.ts';

/** src/lint/suppression-findings.ts finds it: it is about the comments of ssh-lint, not about the config. */
export default defineRule({
  id: 'suppression-without-reason',
  description: 'a suppression gives no reason',
  category: 'style',
  severity: 'warning',
  preset: 'strict',
  since: '0.1.0',
  check: {},
});
