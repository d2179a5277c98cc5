import { defineRule, quoted, valueOfStep } from '../src/rule.ts';

const KEYS = ['identityfile', 'certificatefile', 'pkcs11provider', 'securitykeyprovider'];

export default defineRule({
  id: 'identity-only-without-file',
  description: 'the keys of the agent are left out, and no file is named',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#IdentitiesOnly',
    'https://developer.1password.com/docs/ssh/agent/advanced',
  ],
  keywords: ['identitiesonly'],
  check: {
    *setting({ step, value, whom, at }, { analysis }) {
      if (value !== 'yes' || KEYS.some((slot) => analysis.mayMeet(slot, step))) return;
      const agent = analysis.mayMeet('identityagent', step, (other) => valueOfStep(other).toLowerCase() !== 'none');
      const message = `Nothing but the default keys (${quoted('~/.ssh/id_*')}) is offered ${whom}, even if the agent has more: no ${quoted('IdentityFile')} counts there.`;
      yield { at, message, ...(!agent && { severity: 'info' }) };
    },
  },
});
