import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'syntax-line-too-long',
  description: 'a line is longer than a target can read',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://www.openssh.com/txt/release-7.8'],
  kinds: ['line-too-long'],
  check: {
    *file({ source, message }) {
      const start = source?.lineStarts[Number(message) - 1];
      if (source === undefined || start === undefined) return;
      const at = { source, span: { start, end: Math.min(start + 80, source.text.length) } };
      yield { at, message: 'This line is longer than 4095 bytes, and OpenSSH before 7.8 refuses the file.' };
    },
  },
});
