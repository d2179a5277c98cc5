import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'algo-weak-warning-off',
  description: 'ssh does not warn of weak algorithms',
  category: 'security',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#WarnWeakCrypto', 'https://www.openssh.com/pq.html'],
  keywords: ['warnweakcrypto'],
  check: {
    *setting({ value, reach, whom, at }) {
      if (value !== 'no' || reach === 'names') return;
      yield { at, message: `${quoted('WarnWeakCrypto')} hides ${whom} that a connection is weaker than it could be.` };
    },
  },
});
