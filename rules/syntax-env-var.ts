import { defineRule, keywordOf, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'syntax-env-var',
  description: 'an environment variable that a value needs is not set, or its name is none',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ENVIRONMENT_VARIABLES'],
  codes: ['bad-environment'],
  check: {
    *refused({ step, refusal }) {
      const at = locate(step, refusal.span);
      const keyword = quoted(keywordOf(step));
      const text = refusal.messages[0]?.text ?? '';
      const name = /env var \$\{(.*)\} has no value/.exec(text)?.[1];
      if (name !== undefined) {
        // Another shell, or another machine, may have it.
        yield {
          at,
          message: `${keyword} needs the environment variable ${quoted(name)}, which is not set here.`,
          severity: 'warning',
        };
      } else {
        yield { at, message: `${keyword} names an environment variable in a way that ssh cannot read.` };
      }
    },
  },
});
