import rule from '../../rules/proxy-command-windows-path.ts';
import { testRule } from '../support/rule-tester.ts';

const target = 'OpenSSH_for_Windows_7.7p1, LibreSSL 2.6.5';
const lost = (name: string) =>
  `Microsoft’s ssh 7.7 does not find the \`${name}\` of \`ProxyCommand\`, so nothing connects: its whole path works.`;

testRule(rule, {
  good: [
    'Host a\n  ProxyCommand ssh -W %h:%p b\n',
    { config: 'Host a\n  ProxyCommand ssh -W %h:%p b\n', target: '7.7' },
    { config: 'Host a\n  ProxyCommand ssh -W %h:%p b\n', target: 'OpenSSH_for_Windows_8.1p1, LibreSSL 2.9.2' },
    { config: 'Host a\n  ProxyJump b\n', target: ['windows-10', 'windows-11'] },
    { config: 'Host a\n  ProxyCommand C:/Windows/System32/OpenSSH/ssh.exe -W %h:%p b\n', target },
    { config: 'Host a\n  ProxyCommand C:\\Windows\\System32\\OpenSSH\\ssh.exe -W %h:%p b\n', target },
    { config: 'Host a\n  ProxyCommand "C:\\Program Files\\coder.exe" ssh --stdio dev\n', target },
    { config: 'Host a\n  ProxyCommand ssh.exe jump -W %h:%p\n', target },
    { config: 'Host a\n  ProxyCommand none\nHost b\n  ProxyJump none\n', target },
    { config: 'Host a\n  ProxyCommand .\\nc.exe %h %p\n', target },
    { config: 'ProxyCommand none\nHost a\n  ProxyCommand ssh -W %h:%p b\n', target },
  ],
  bad: [
    {
      config: 'Host a\n  ProxyCommand ssh -W %h:%p b\n',
      target,
      destinations: [['a']],
      problems: [`2:16-19 ${lost('ssh')}`],
    },
    { config: 'ProxyCommand   cmd.exe /c x\n', target, problems: [`1:16-23 ${lost('cmd.exe')}`] },
    { config: 'Host a\n  ProxyCommand nc\n', target, problems: [`2:16-18 ${lost('nc')}`] },
    { config: 'Host a\n  ProxyCommand ssh-proxy.exec x\n', target, problems: [`2:16-30 ${lost('ssh-proxy.exec')}`] },
    {
      config: 'Host a\n  ProxyJump b,c\n',
      target: [target, '9.2'],
      problems: [
        '2:13-16 Microsoft’s ssh 7.7 does not find the `ssh` of `ProxyJump`, so nothing connects: a `ProxyCommand` with its whole path works.',
      ],
    },
  ],
});
