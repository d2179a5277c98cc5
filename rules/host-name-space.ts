import { argumentsWhere, defineRule, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'host-name-space',
  description: 'a pattern of a Host line has a blank in it',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://www.openssh.com/txt/release-9.6',
    'https://github.com/microsoft/vscode-remote-release/issues/9982',
  ],
  keywords: ['host'],
  about: /\s/,
  check: {
    *directive(step, { client }) {
      if (!client.does('host-name-checked')) return;
      for (const argument of argumentsWhere(step, (value) => /^[^!].*\s|^\s/.test(value))) {
        yield {
          at: locate(step, argument),
          message: `${quoted(argument.value)} cannot be typed: ssh refuses a host name with a blank since OpenSSH 9.6.`,
        };
      }
    },
  },
});
