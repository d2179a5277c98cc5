import rule from '../../rules/proxy-command-missing-program.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    {
      config: 'ProxyCommand nc %h %p\n',
      files: { '/usr/bin/nc': '' },
      world: { environment: { PATH: '/bin:/usr/bin' } },
    },
    { config: 'ProxyCommand exec ~/bin/go %h\n', files: { '/home/ada/bin/go': '' } },
    { config: 'ProxyCommand none\n', world: { environment: { PATH: '/bin' } } },
    { config: 'ProxyCommand test -x /a && /a %h\n', world: { environment: { PATH: '/bin' } } },
    { config: 'ProxyCommand $HOME/bin/go %h\n', world: { environment: { PATH: '/bin' } } },
    { config: 'ProxyCommand ./go %h\n', world: { environment: { PATH: '/bin' } } },
    { config: 'ProxyCommand HTTP=1 nc %h\n', world: { environment: { PATH: '/bin' } } },
    { config: 'ProxyCommand nc %h\n', world: { environment: {} } },
    { config: 'ProxyCommand nc %h\n', world: { environment: { PATH: '/bin' } }, alone: true },
    { config: 'ProxyJump a\nProxyCommand nc %h\n', world: { environment: { PATH: '/bin' } } },
    { config: 'IdentityAgent /run/nobody\nPKCS11Provider /usr/lib/none.so\n' },
  ],
  bad: [
    {
      config: 'Host x\n  Include inner\n',
      files: { inner: 'Match exec "true"\n  ProxyCommand /opt/go %h\n' },
      severities: ['info'],
      problems: ['inner 2:16-23 There is no program `/opt/go` here, so nothing connects to these hosts.'],
    },
    {
      config: 'ProxyCommand nc %h %p\n',
      world: { environment: { PATH: '/bin:/usr/bin:' } },
      problems: ['1:14-16 There is no program `nc` here, so nothing connects to these hosts.'],
    },
    {
      config: 'Host x\n  ProxyCommand exec /opt/go-1.2 %h\n',
      destinations: [['x']],
      severities: ['warning'],
      problems: ['2:21-32 There is no program `/opt/go-1.2` here, so nothing connects to these hosts.'],
    },
    {
      config: 'Match user x\n  ProxyCommand "~/bin/go %h"\n',
      severities: ['info'],
      problems: ['2:16-29 There is no program `~/bin/go` here, so nothing connects to these hosts.'],
    },
  ],
});
