import { type Analysis, defineRule, listed, quoted, type Step, valueOfStep } from '../src/rule.ts';

const KEYS = ['identityfile', 'certificatefile', 'pkcs11provider', 'securitykeyprovider'];

const isNone = (step: Step): boolean => valueOfStep(step).toLowerCase() === 'none';

/** Whether a line names an agent that is not the one of the environment. */
const isAnother = (step: Step): boolean => !isNone(step) && valueOfStep(step) !== 'SSH_AUTH_SOCK';

/** Whether ssh asks no agent for the destinations of a line. */
function isWithoutAgent(step: Step, { setters, mayMeet }: Analysis): boolean {
  const isOff = setters('identityagent').some(({ block }) => block.universal || block === step.block);
  return isOff && !mayMeet('identityagent', step, (other) => !isNone(other));
}

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
    *setting({ step, value, whom, at }, { analysis, foreignKeys }) {
      if (value !== 'yes' || KEYS.some((slot) => analysis.mayMeet(slot, step))) return;
      if (isWithoutAgent(step, analysis)) return;
      const isNamed = analysis.mayMeet('identityagent', step, isAnother);
      const known = isNamed ? undefined : foreignKeys();
      if (known?.length === 0) return;
      const only = `Nothing but the default keys (${quoted('~/.ssh/id_*')}) is offered ${whom}`;
      const message =
        known === undefined
          ? `${only}, even if the agent has more: no ${quoted('IdentityFile')} counts there.`
          : `${only}, and not ${listed(known, 4)} of the agent: no ${quoted('IdentityFile')} counts there.`;
      yield { at, message, ...(!isNamed && known === undefined && { severity: 'info' }) };
    },
  },
});
