import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'session-remote-command',
  description: 'a command is run on every host, so that no other can be',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#RemoteCommand'],
  keywords: ['remotecommand'],
  check: {
    *setting({ step, value, reach, whom }) {
      if (value.toLowerCase() === 'none' || reach === 'names') return;
      const at = { source: step.document.source, span: step.directive.rest };
      const message = `${quoted('RemoteCommand')} counts ${whom}: ${quoted('ssh host command')}, git and rsync are refused there.`;
      yield { at, message };
    },
  },
});
