import { defineRule, isDead, locate, quoted } from '../src/rule.ts';

function what(value: string): string {
  if (value.includes('://')) return 'a URL';
  if (value.includes('@')) return 'a user';
  return 'a path';
}

export default defineRule({
  id: 'host-hostname-url',
  description: 'a host name is a URL, or has a user or a path',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#Hostname',
    'https://github.com/microsoft/vscode-remote-release/issues/3883',
  ],
  keywords: ['hostname'],
  about: /[@/]/,
  check: {
    *directive(step, context) {
      const [argument] = step.directive.args;
      if (!argument || isDead(step, context)) return;
      const message = `ssh looks for a host of the name ${quoted(argument.value)}: ${what(argument.value)} is no part of ${quoted('HostName')}.`;
      yield { at: locate(step, argument), message };
    },
  },
});
