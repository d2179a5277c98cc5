import { defineRule, startOf } from '../src/rule.ts';

export default defineRule({
  id: 'fs-config-unreadable',
  description: 'a config cannot be read',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config'],
  kinds: ['missing', 'unreadable'],
  check: {
    *file({ source, message }) {
      if (source !== undefined) yield { at: startOf(source), message: `This file cannot be read: ${message}.` };
    },
  },
});
