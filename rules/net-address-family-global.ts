import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'net-address-family-global',
  description: 'every connection must use the one kind of address',
  category: 'style',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#AddressFamily', 'https://www.rfc-editor.org/rfc/rfc6540'],
  keywords: ['addressfamily'],
  check: {
    *setting({ value, reach, whom, at }) {
      if (value === 'any' || reach !== 'all') return;
      const other = value === 'inet' ? 'IPv6' : 'IPv4';
      yield {
        at,
        message: `${quoted(`AddressFamily ${value}`)} counts ${whom}: those with ${other} only cannot be reached.`,
      };
    },
  },
});
