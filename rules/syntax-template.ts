import { defineRule, tagIn } from '../src/rule.ts';

export default defineRule({
  id: 'syntax-template',
  description: 'a file is a template from which a config is made',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config'],
  kinds: ['no-config'],
  check: {
    *file({ looks, source }) {
      const span = looks === 'template' && source ? tagIn(source.text) : undefined;
      if (source === undefined || span === undefined) return;
      yield {
        at: { source, span },
        message: 'This file is a template and not looked into; ssh cannot read it as it is.',
      };
    },
  },
});
