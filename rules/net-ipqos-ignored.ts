import { argumentsWhere, defineRule, locate, quoted } from '../src/rule.ts';

const isOldWord = (value: string): boolean => ['lowdelay', 'throughput', 'reliability'].includes(value.toLowerCase());

export default defineRule({
  id: 'net-ipqos-ignored',
  description: 'a word of IPQoS means nothing to this client',
  category: 'compatibility',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://www.openssh.com/txt/release-10.1', 'https://man.openbsd.org/ssh_config#IPQoS'],
  clients: '10.1 and later',
  keywords: ['ipqos'],
  check: {
    *setting({ step }, { client }) {
      if (!client.does('ipqos-tos-ignored')) return;
      for (const argument of argumentsWhere(step, isOldWord)) {
        const message = `This client ignores ${quoted(argument.value)} and marks no packet; since OpenSSH 10.1 only names such as ${quoted('ef')} and ${quoted('cs1')} count.`;
        yield { at: locate(step, argument), message };
      }
    },
  },
});
