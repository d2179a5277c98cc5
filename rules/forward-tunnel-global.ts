import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'forward-tunnel-global',
  description: 'a network tunnel is asked of every host',
  category: 'security',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Tunnel'],
  keywords: ['tunnel'],
  check: {
    *setting({ value, reach, whom, at }) {
      if (value === 'no' || reach === 'names') return;
      const message = `${quoted('Tunnel')} counts ${whom}: each connection asks for a network device on both sides.`;
      yield { at, message, ...(reach === 'some' && { severity: 'info' }) };
    },
  },
});
