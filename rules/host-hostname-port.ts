import { defineRule, isDead, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'host-hostname-port',
  description: 'a host name has a port behind it',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#Hostname',
    'https://github.com/microsoft/vscode-remote-release/issues/2824',
  ],
  keywords: ['hostname'],
  check: {
    *directive(step, context) {
      const [value] = step.directive.shape.args;
      const port = /^(?:[^:[\]/@]+|\[[^\]]*\]):(\d+)$/.exec(value?.value ?? '')?.[1];
      const [argument] = port === undefined || isDead(step, context) ? [] : step.directive.args;
      if (!argument) return;
      const message = `ssh looks for a host of the name ${quoted(argument.value)}: the port belongs in a line of its own, ${quoted(`Port ${port}`)}.`;
      yield { at: locate(step, argument), message };
    },
  },
});
