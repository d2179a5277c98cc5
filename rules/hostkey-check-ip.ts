import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'hostkey-check-ip',
  description: 'host keys are remembered for addresses, too',
  category: 'security',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://www.openssh.com/txt/release-8.5', 'https://man.openbsd.org/ssh_config#CheckHostIP'],
  keywords: ['checkhostip'],
  check: {
    *setting({ value, whom, at }) {
      if (value !== 'yes') return;
      const message = `${quoted('CheckHostIP')} remembers a key for each address ${whom}: behind a balancer or with changing addresses it warns of what is no attack, and a host’s next key is harder to bring in.`;
      yield { at, message };
    },
  },
});
