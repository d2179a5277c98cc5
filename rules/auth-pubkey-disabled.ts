import { defineRule, type Effective, quoted } from '../src/rule.ts';

function isDisabled({ step, value }: Effective): boolean {
  if (step.directive.name === 'pubkeyauthentication') return value === 'no';
  return !value.split(',').includes('publickey');
}

export default defineRule({
  id: 'auth-pubkey-disabled',
  description: 'keys are never used, for every host or where the block names one',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#PubkeyAuthentication',
    'https://man.openbsd.org/ssh_config#PreferredAuthentications',
  ],
  keywords: ['pubkeyauthentication', 'preferredauthentications'],
  check: {
    *setting(found) {
      if (!isDisabled(found)) return;
      const { step, reach, whom, at } = found;
      const key = step.block.steps.find(({ directive }) => directive.name === 'identityfile');
      if (reach !== 'all' && !key) return;
      const message = key
        ? `Keys are switched off ${whom}, and ${quoted('IdentityFile')} in this block is for nothing.`
        : `Keys are switched off ${whom}.`;
      yield { at, message };
    },
  },
});
