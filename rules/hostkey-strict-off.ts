import { defineRule, isLoopback, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'hostkey-strict-off',
  description: 'a changed host key is accepted',
  category: 'security',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#StrictHostKeyChecking'],
  keywords: ['stricthostkeychecking'],
  check: {
    *setting(found, context) {
      const { value, reach, whom, at } = found;
      if (value !== 'no' || isLoopback(found, context)) return;
      const words = context.client.option('stricthostkeychecking')?.words;
      const better = words?.has('accept-new') ? `; ${quoted('accept-new')} takes new keys only` : '';
      const message = `Any host key is accepted ${whom}, also one that has changed${better}.`;
      yield { at, message, ...(reach === 'names' && { severity: 'info' }) };
    },
  },
});
