import rule from '../../rules/identity-relative-path.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'IdentityFile ~/.ssh/k\n',
    'IdentityFile /k\nIdentityFile %d/k\nIdentityFile none\n',
    'Include f\n',
    'ControlPath none\n',
    'UserKnownHostsFile ~/a /b\n',
    'IdentityFile ${HOME}/k\n',
    { config: 'UserKnownHostsFile ~/a "" b\n', target: '8.4' },
    'IdentityFile C:\\k\n',
    'Host !a\n  IdentityFile k\n',
  ],
  bad: [
    {
      config: 'IdentityFile id_rsa\n',
      problems: [
        '1:14-20 `IdentityFile` looks for `id_rsa` in the folder in which ssh is started; write `~/.ssh/id_rsa` for your own.',
      ],
    },
    {
      config: 'Host a\n  IdentityFile .ssh/k # c\n',
      problems: [
        '2:16-22 `IdentityFile` looks for `.ssh/k` in the folder in which ssh is started; write `~/.ssh/k` for your own.',
      ],
      destinations: [['a']],
    },
    {
      config: 'UserKnownHostsFile ~/.ssh/k "my hosts"\n',
      problems: [
        '1:29-39 `UserKnownHostsFile` looks for `my hosts` in the folder in which ssh is started; write `~/.ssh/my hosts` for your own.',
      ],
    },
    {
      config: 'ControlPath ./%C\n',
      problems: [
        '1:13-17 `ControlPath` looks for `./%C` in the folder in which ssh is started; write `~/.ssh/%C` for your own.',
      ],
    },
    {
      config: 'CertificateFile=k-cert.pub\n',
      problems: [
        '1:17-27 `CertificateFile` looks for `k-cert.pub` in the folder in which ssh is started; write `~/.ssh/k-cert.pub` for your own.',
      ],
    },
    {
      config: 'IdentityFile work/.ssh/k\n',
      problems: [
        '1:14-25 `IdentityFile` looks for `work/.ssh/k` in the folder in which ssh is started; write `~/.ssh/work/.ssh/k` for your own.',
      ],
    },
  ],
});
