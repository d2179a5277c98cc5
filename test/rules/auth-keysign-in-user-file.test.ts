import rule from '../../rules/auth-keysign-in-user-file.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'EnableSSHKeysign yes\n', role: 'system' },
    'EnableSSHKeysign no\n',
    'HostbasedAuthentication yes\n',
  ],
  bad: [
    {
      config: 'EnableSSHKeysign yes\n',
      problems: ['1:1-21 `EnableSSHKeysign` has no effect here: ssh-keysign reads `/etc/ssh/ssh_config` only.'],
    },
    {
      config: 'Host a\n  EnableSSHKeysign yes\n',
      problems: ['2:3-23 `EnableSSHKeysign` has no effect here: ssh-keysign reads `/etc/ssh/ssh_config` only.'],
      destinations: [['a']],
    },
    {
      config: 'Include f\n',
      files: { f: 'EnableSSHKeysign yes # x\n' },
      problems: ['f 1:1-21 `EnableSSHKeysign` has no effect here: ssh-keysign reads `/etc/ssh/ssh_config` only.'],
    },
  ],
});
