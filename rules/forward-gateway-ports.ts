import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'forward-gateway-ports',
  description: 'other machines may use your forwarded ports',
  category: 'security',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#GatewayPorts'],
  keywords: ['gatewayports'],
  check: {
    *setting({ value, reach, whom, at }) {
      if (value !== 'yes') return;
      const message = `${quoted('GatewayPorts')} opens each local forwarding ${whom} to the whole network.`;
      yield { at, message, ...(reach === 'names' && { severity: 'info' }) };
    },
  },
});
