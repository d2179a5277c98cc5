import { type Analysis, defineRule, quoted, type Step, valueOfStep } from '../src/rule.ts';

/** Whether ssh may keep the passphrase, or the key, for the next time. */
function mayBeKept(step: Step, { mayMeet }: Analysis): boolean {
  const isOn = (other: Step): boolean => !['no', 'false'].includes(valueOfStep(other));
  return ['addkeystoagent', 'usekeychain', 'batchmode'].some((slot) => mayMeet(slot, step, isOn));
}

export default defineRule({
  id: 'agent-passphrase-every-time',
  description: 'a passphrase is asked for each time, although an agent is there',
  category: 'style',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  clients: '7.2 and later',
  sources: [
    'https://man.openbsd.org/ssh_config#AddKeysToAgent',
    'https://docs.github.com/en/authentication/connecting-to-github-with-ssh/generating-a-new-ssh-key-and-adding-it-to-the-ssh-agent',
  ],
  check: {
    *namedFile({ step, kind, at, written, agentKeys, file, beside }, { analysis, client }) {
      if (step === undefined || kind !== 'identity' || agentKeys === undefined) return;
      if (client.keyword('addkeystoagent') === undefined) return;
      const { isPrivate, isEncrypted, readable, publicKey = beside().publicKey } = file();
      if (!isPrivate || !isEncrypted || !readable || publicKey === undefined) return;
      if (agentKeys.some(({ blob }) => blob === publicKey.blob) || mayBeKept(step, analysis)) return;
      const message = `ssh asks for the passphrase of ${quoted(written)} each time: the agent does not have the key, and ${quoted('AddKeysToAgent yes')} would give it the key.`;
      yield { at, message };
    },
  },
});
