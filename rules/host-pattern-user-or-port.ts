import { argumentsWhere, defineRule, locate, quoted } from '../src/rule.ts';

const WITH_PORT = /^[^:[\]]+:\d{1,5}$/;

export default defineRule({
  id: 'host-pattern-user-or-port',
  description: 'a pattern of a Host line names a user or a port',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#Host',
    'https://github.com/microsoft/vscode-remote-release/issues/2824',
  ],
  keywords: ['host'],
  check: {
    *directive(step, { analysis }) {
      for (const argument of argumentsWhere(step, (value) => /[@:]/.test(value))) {
        const pattern = argument.value.replace(/^!/, '');
        const at = locate(step, argument);
        if (pattern.includes('@')) {
          const rest = pattern.slice(pattern.lastIndexOf('@') + 1);
          yield {
            at,
            destinations: /[*?]/.test(rest) ? [] : [rest],
            message: `${quoted(argument.value)} matches nothing: ssh takes the user off before it compares, so the pattern is ${quoted(rest)}.`,
          };
        } else if (WITH_PORT.test(pattern) && !analysis.isSetFor('hostname', pattern)) {
          const host = pattern.slice(0, pattern.indexOf(':'));
          const message = `${quoted(argument.value)} does not match ${quoted(`ssh ${host}`)}: a port stands in a \`Port\` line, and no part of a name.`;
          yield { at, message, destinations: /[*?]/.test(host) ? [] : [host] };
        }
      }
    },
  },
});
