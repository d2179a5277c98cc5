import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'session-requesttty-force',
  description: 'a terminal is forced on programs that use ssh',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#RequestTTY'],
  keywords: ['requesttty'],
  check: {
    *setting({ value, reach, whom, at }) {
      if (value !== 'force' || reach === 'names') return;
      const message = `${quoted('RequestTTY force')} counts ${whom}, and breaks what git, rsync and scp send.`;
      yield { at, message };
    },
  },
});
