import rule from '../../rules/algo-stale-legacy-workaround.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host github.com\n  User git\n  PubkeyAcceptedAlgorithms +ssh-rsa\n';
const says = 'GitHub signs and checks with SHA-2, so SHA-1 (`+ssh-rsa`) need not be allowed for it.';

testRule(rule, {
  good: [
    'Host github.com\n  User git\n',
    config.replace('github.com', 'example.com'),
    config.replace('+ssh-rsa', '-ssh-rsa'),
    'Host github.com\n  # ssh-lint-policy bitbucket-dc-7\n  PubkeyAcceptedAlgorithms +ssh-rsa\n',
    { config, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    { config, problems: [`3:28-36 ${says}`], destinations: [['github.com']] },
    { config: config.replace('Algorithms', 'KeyTypes'), problems: [`3:26-34 ${says}`] },
    {
      config: 'Host a b\n  HostName github.com\nHost *\n  PubkeyAcceptedAlgorithms +ssh-rsa\n',
      problems: [`4:28-36 ${says}`],
      destinations: [['a', 'b']],
    },
  ],
});
