import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'syntax-crlf',
  description: 'lines end as on Windows',
  category: 'compatibility',
  severity: 'info',
  preset: 'all',
  since: '0.1.0',
  sources: ['https://github.com/paramiko/paramiko/pull/239'],
  check: {
    *document({ source }) {
      const at = source.text.indexOf('\r\n');
      if (at === -1) return;
      const message =
        'Lines end with CR LF here: ssh does not mind, but other programs that read the file take the CR for a part of the value.';
      yield { at: { source, span: { start: at, end: at + 1 } }, message };
    },
  },
});
