import rule from '../../rules/algo-no-common-kex.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  # ssh-lint-policy openssh-9.9\n  KexAlgorithms diffie-hellman-group1-sha1\n';
const problems = [
  '3:17-43 This client and OpenSSH 9.9 have no key exchange method in common (it has sntrup761x25519-sha512, sntrup761x25519-sha512@openssh.com, mlkem768x25519-sha256, …); yours: diffie-hellman-group1-sha1.',
];

testRule(rule, {
  good: [
    'Host web\n  # ssh-lint-policy openssh-9.9\n',
    config.replace('KexAlgorithms ', 'KexAlgorithms +'),
    config.replace('  # ssh-lint-policy openssh-9.9\n', ''),
    { config, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    { config, problems, destinations: [['web']] },
    { config: config.replace('web', 'web web2'), problems, destinations: [['web', 'web2']] },
    { config: `Host *\n  Port 22\n${config}`, problems: problems.map((text) => text.replace('3:', '5:')) },
  ],
});
