import rule from '../../rules/algo-no-common-host-key.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  # ssh-lint-policy openssh-9.9\n  HostKeyAlgorithms ssh-rsa\n';
const problem = 'This client and OpenSSH 9.9 have no host key algorithm in common; yours: ssh-rsa.';

testRule(rule, {
  good: [
    'Host web\n  # ssh-lint-policy openssh-9.9\n',
    config.replace('ssh-rsa', '+ssh-rsa'),
    config.replace('  # ssh-lint-policy openssh-9.9\n', ''),
    'Host git-codecommit.us-east-1.amazonaws.com\n  User APKAEXAMPLE\n',
    { config, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    { config, problems: [`3:21-28 ${problem}`], destinations: [['web']] },
    { config, target: '10.3', problems: [`3:21-28 ${problem}`] },
    { config: config.replace('web', 'a b'), problems: [`3:21-28 ${problem}`], destinations: [['a', 'b']] },
  ],
});
