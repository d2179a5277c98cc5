import { defineRule, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'include-unreadable',
  description: 'a file that an Include names cannot be read',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Include'],
  kinds: ['unreadable', 'dangling'],
  check: {
    *file({ kind, fatal, path, step, argument, message }) {
      if (step === undefined || argument === undefined) return;
      const at = locate(step, argument);
      if (kind === 'dangling') {
        const loss = fatal ? 'and ssh refuses the file' : 'and ssh reads nothing in its place';
        yield {
          at,
          message: `${quoted(path)} is a link to a file that is not there, ${loss}.`,
          severity: fatal ? 'error' : 'info',
        };
      } else yield { at, message: `${quoted(path)} cannot be read (${message}), and ssh refuses the file.` };
    },
  },
});
