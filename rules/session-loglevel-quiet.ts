import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'session-loglevel-quiet',
  description: 'warnings and errors of ssh are hidden',
  category: 'security',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#LogLevel'],
  keywords: ['loglevel'],
  check: {
    *setting({ step, value, reach, whom, at }) {
      if (!['QUIET', 'SILENT', 'FATAL'].includes(value) || reach === 'names') return;
      const word = quoted(`LogLevel ${step.directive.args[0]?.value ?? value}`);
      yield { at, message: `${word} hides ${whom} why a connection fails, and that a host key has changed.` };
    },
  },
});
