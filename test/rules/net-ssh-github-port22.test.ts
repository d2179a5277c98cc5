import rule from '../../rules/net-ssh-github-port22.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host g\n  HostName ssh.github.com\n  ProxyCommand to-none\n',
    'Host g\n  HostName ssh.github.com\n  ProxyCommand nonesuch %h 443\n',
    'Host github.com\n  HostName ssh.github.com\n  ProxyCommand nc -x localhost:1080 %h 443\n',
    'Host github.com\n  Port 443\n  ProxyCommand nc -x localhost:1080 ssh.github.com 443\n',
    'Match exec x\n  ProxyCommand nc -x localhost:1080 %h 443\nHost github.com\n  HostName ssh.github.com\n',
    'Host github.com\n  HostName ssh.github.com\n  Port 443\n',
    'Host gh\n  Port 443\n  HostName altssh.gitlab.com\n',
    'Host github.com\n  Port 22\n',
    'Host a\n  Port 443\n  HostName b.c\n',
    'Host ssh.x\n  HostName ssh.example.com\n',
    'Host 443\n  HostName 443\n',
    'Host ssh.github.com\n  Port 443\n',
  ],
  bad: [
    ...['nc %h %p', 'NONE'].map((command) => ({
      config: `Host github.com\n  Port 443\n  ProxyCommand ${command}\n`,
      problems: ['2:8-11 `github.com` does not answer on port 443: that is `ssh.github.com`.'],
    })),
    {
      config: 'Host github.com\n  HostName ssh.github.com\n',
      problems: ['2:12-26 `ssh.github.com` is for port 443, and `Port 443` is not set; port 22 is `github.com`.'],
      severities: ['warning'],
      destinations: [['github.com']],
    },
    {
      config: 'Host github.com\n  Port 443\n',
      problems: ['2:8-11 `github.com` does not answer on port 443: that is `ssh.github.com`.'],
      destinations: [['github.com']],
    },
    {
      config: 'Host gl\n  HostName altssh.gitlab.com\n  Port 22\n',
      problems: ['2:12-29 `altssh.gitlab.com` is for port 443, and `Port 443` is not set; port 22 is `gitlab.com`.'],
      severities: ['error'],
      destinations: [['gl']],
    },
    {
      config: 'Host bb\n  HostName bitbucket.org\nHost bb\n  Port 443\n',
      problems: ['4:8-11 `bitbucket.org` does not answer on port 443: that is `altssh.bitbucket.org`.'],
      destinations: [['bb']],
    },
    {
      config: 'Host a\n  HostName github.com\nHost a b\n  HostName ssh.github.com\n',
      problems: ['4:12-26 `ssh.github.com` is for port 443, and `Port 443` is not set; port 22 is `github.com`.'],
      severities: ['warning'],
      destinations: [['a', 'b']],
    },
    {
      config: 'Host a\n  HostName github.com\nHost a b\n  HostName ssh.github.com\n  Port 443\n',
      problems: ['5:8-11 `github.com` does not answer on port 443: that is `ssh.github.com`.'],
    },
  ],
});
