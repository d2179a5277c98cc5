import rule from '../../rules/algo-no-common-cipher.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  # ssh-lint-policy openssh-9.9\n  Ciphers aes128-cbc,3des-cbc\n';
const problems = [
  '3:11-30 This client and OpenSSH 9.9 have no cipher in common (it has chacha20-poly1305@openssh.com, aes128-ctr, aes192-ctr, …); yours: aes128-cbc, 3des-cbc.',
];

testRule(rule, {
  good: [
    'Host web\n  # ssh-lint-policy openssh-9.9\n',
    config.replace('Ciphers ', 'Ciphers +'),
    config.replace('  # ssh-lint-policy openssh-9.9\n', ''),
    { config, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    { config, problems, destinations: [['web']] },
    { config: config.replace('web', 'web web2'), problems, destinations: [['web', 'web2']] },
    {
      config: config.replace('aes128-cbc,3des-cbc', '-*'),
      problems: ['3:11-13 This client has no cipher left to offer to OpenSSH 9.9.'],
    },
    { config: `Host *\n  Port 22\n${config}`, problems: problems.map((text) => text.replace('3:', '5:')) },
  ],
});
