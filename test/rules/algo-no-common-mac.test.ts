import rule from '../../rules/algo-no-common-mac.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  # ssh-lint-policy openssh-9.9\n  MACs hmac-md5\n  Ciphers aes128-ctr\n';
const problems = [
  '3:8-16 This client and OpenSSH 9.9 have no MAC in common (it has umac-64-etm@openssh.com, umac-128-etm@openssh.com, hmac-sha2-256-etm@openssh.com, …); yours: hmac-md5.',
];

testRule(rule, {
  good: [
    'Host web\n  # ssh-lint-policy openssh-9.9\n',
    config.replace('MACs ', 'MACs +'),
    config.replace('  # ssh-lint-policy openssh-9.9\n', ''),
    { config, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    { config, problems, destinations: [['web']] },
    { config: config.replace('web', 'web web2'), problems, destinations: [['web', 'web2']] },
    { config: `Host *\n  Port 22\n${config}`, problems: problems.map((text) => text.replace('3:', '5:')) },
  ],
});
