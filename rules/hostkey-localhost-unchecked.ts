import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'hostkey-localhost-unchecked',
  description: 'the host keys of forwarded ports are not checked',
  category: 'security',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#NoHostAuthenticationForLocalhost'],
  keywords: ['nohostauthenticationforlocalhost'],
  check: {
    *setting({ value, at }) {
      if (value !== 'yes') return;
      const message = `Nothing is checked behind a forwarded port; ${quoted('HostKeyAlias')} for each alias keeps their keys apart.`;
      yield { at, message };
    },
  },
});
