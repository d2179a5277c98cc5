import rule from '../../rules/algo-rsa-sha1-host-key.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host old\n  # ssh-lint-policy gitblit\n';
const problem =
  'The host keys of Gitblit before the repair of its host keys sign with SHA-1 only (`ssh-rsa` and `ssh-dss`), which this client does not take.';

testRule(rule, {
  good: [
    { config, target: '8.4' },
    `${config}  HostKeyAlgorithms +ssh-rsa\n`,
    config.replace('gitblit', 'openssh-9.9'),
    'Host old\n',
    { config, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    { config, problems: [`1:6-9 ${problem}`], weakens: true, destinations: [['old']] },
    { config, target: '10.3', problems: [`1:6-9 ${problem}`], weakens: true },
    {
      config: `${config}  PubkeyAcceptedAlgorithms +ssh-rsa\n`,
      problems: [`1:6-9 ${problem}`],
      notes: [
        '3:28-36 PubkeyAcceptedAlgorithms is about your key, not that of the server',
        'ssh will say: Unable to negotiate with old port 22: no matching host key type found. Their offer: ssh-rsa,ssh-dss',
        'Allow ssh-rsa for this host: `HostKeyAlgorithms +ssh-rsa` in `Host old`',
        'The fix is not safe: OpenSSH 9.2 does not get in if the server lets nobody in without a key.',
      ],
      weakens: true,
    },
    { config: `${config}Host *\n  HostKeyAlgorithms ssh-ed25519\n`, problems: [`4:21-32 ${problem}`], weakens: true },
  ],
});
