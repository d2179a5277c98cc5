import { defineRule, isUserFile, quoted, wholeLine } from '../src/rule.ts';

export default defineRule({
  id: 'auth-keysign-in-user-file',
  description: '`EnableSSHKeysign` stands where nothing reads it',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#EnableSSHKeysign', 'https://man.openbsd.org/ssh-keysign.8'],
  keywords: ['enablesshkeysign'],
  check: {
    *setting({ step, value }, { config }) {
      if (value !== 'yes' || !isUserFile(step, config)) return;
      const message = `${quoted('EnableSSHKeysign')} has no effect here: ssh-keysign reads ${quoted('/etc/ssh/ssh_config')} only.`;
      yield { at: wholeLine(step), message };
    },
  },
});
