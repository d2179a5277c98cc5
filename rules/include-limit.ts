import { defineRule, locate, quoted, startOf } from '../src/rule.ts';

export default defineRule({
  id: 'include-limit',
  description: 'a config is larger than ssh-lint reads',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config'],
  kinds: ['limit'],
  check: {
    *file({ path, source, step, argument, message }) {
      const what =
        message === 'Too many files'
          ? 'More files are Included here than ssh-lint reads'
          : `${quoted(path)} is larger than ssh-lint reads`;
      const text = `${what}, so its findings are not complete.`;
      if (step && argument) yield { at: locate(step, argument), message: text };
      else if (source) yield { at: startOf(source), message: text };
    },
  },
});
