import rule from '../../rules/proxy-jump-loop.ts';
import { testRule } from '../support/rule-tester.ts';

const many = Array.from({ length: 101 }, (_, at) => `h${at}`);
const circle = many.map((name, at) => `Host ${name}\n  ProxyJump h${(at + 1) % 101}\n`).join('');
// The walk begins with the hop of the first line.
const walked = [...many.slice(1), 'h0'];

testRule(rule, {
  good: [
    'Host bastion\n  ProxyJump none\nHost *\n  ProxyJump bastion\n',
    'Host * !bastion\n  ProxyJump bastion\n',
    'Host gate\n  HostName 10.0.0.1\nHost 10.*\n  ProxyJump gate\n',
    'Host a\n  ProxyJump b\nHost b\n  ProxyJump c\n',
    'Host bastion\n  ProxyCommand none\nHost *\n  ProxyJump bastion\n',
    'Host b c\n  ProxyJump none\nHost *\n  ProxyJump b,c\n',
    'Host web\n  HostName 10.0.0.1\n  ProxyJump j,bob@10.0.0.1\n',
    'Host web\n  Port 2222\n  ProxyJump j,web\n',
    'Host web\n  ProxyJump j,web:2222\n',
    'Host web\n  ProxyCommand nc %h 22\n  ProxyJump j,web\n',
    'Match user bob\n  Port 2222\nHost web\n  ProxyJump j,web\n',
    { config: 'Host *.x\n  ProxyJump j,gw.x\n', target: '8.2' },
  ],
  bad: [
    {
      config: 'Host *\n  ProxyJump bastion\n',
      problems: ['2:13-20 `bastion` is to be reached through itself: give it `ProxyJump none` before this line.'],
      destinations: [['bastion']],
      fixed: 'Host bastion\n  ProxyJump none\n\nHost *\n  ProxyJump bastion\n',
    },
    {
      config: 'Host bastion\n  User ada\nHost *\n  ProxyJump bastion\n',
      problems: ['4:13-20 `bastion` is to be reached through itself: give it `ProxyJump none` before this line.'],
      destinations: [['bastion']],
      fixed: 'Host bastion\n  ProxyJump none\n  User ada\nHost *\n  ProxyJump bastion\n',
    },
    {
      config: 'Host a\n  ProxyJump b\nHost b\n  ProxyJump a\n',
      problems: ['2:13-14 `b` and `a` are to be reached through each other.'],
      destinations: [['b', 'a']],
    },
    {
      config: 'Host 10.*\n  ProxyJump bob@10.0.0.1:22\n',
      problems: ['2:13-28 `10.0.0.1` is to be reached through itself: give it `ProxyJump none` before this line.'],
      destinations: [['10.0.0.1']],
    },
    {
      config: 'Host a\n  ProxyJump b,x\nHost b\n  ProxyJump c\nHost c\n  ProxyJump user@a\n',
      problems: ['2:13-16 `b`, `c` and `a` are to be reached through each other.'],
      destinations: [['b', 'c', 'a']],
    },
    {
      config: 'Host *\n  ProxyJump bastion\n',
      target: '7.5',
      problems: ['2:13-20 `bastion` is to be reached through itself: give it `Host … !bastion` before this line.'],
      destinations: [['bastion']],
    },
    ...[
      ['Host *.x\n', 'j,gw.x', 'gw.x'],
      ['Host web\n', 'j,web:22', 'web'],
      ['Host web\n  HostName 10.0.0.1\n', '10.0.0.1', 'web'],
      ['Host web\n  User bob\n  Port 2222\n  HostName %h.x\n', 'j,bob@web.x:2222', 'web'],
    ].map(([head = '', jump = '', name = '']) => ({
      config: `${head}  ProxyJump ${jump}\n`,
      target: ['8.3', '10.6'],
      problems: [
        `${head.split('\n').length}:13-${13 + jump.length} \`${name}\` is the last host of its own \`ProxyJump\`, and ssh gives up: give it another one before this line.`,
      ],
      destinations: [[name]],
      // Nobody may ever type a name that stands in no Host line.
      severities: [name === 'gw.x' ? ('warning' as const) : ('error' as const)],
    })),
    {
      config: circle,
      problems: ['2:13-15 `h1`, `h2`, `h3`, `h4`, `h5` and 96 more are to be reached through each other.'],
      destinations: [walked.slice(0, 100)],
    },
    {
      config: 'Host x\n  ProxyJump y\nHost y\n  ProxyJump a\nHost a\n  ProxyJump b\nHost b\n  ProxyJump a\n',
      problems: ['8:13-14 `a` and `b` are to be reached through each other.'],
      destinations: [['a', 'b']],
    },
    {
      config:
        'Host github.com\n  ProxyJump gitlab.com\nHost gitlab.com\n  ProxyJump github.com\nHost *\n  Ciphers 3des-cbc\n',
      problems: ['2:13-23 `gitlab.com` and `github.com` are to be reached through each other.'],
      fixed:
        'Host github.com\n  ProxyJump gitlab.com\nHost gitlab.com\n  ProxyJump github.com\nHost *\n  Ciphers 3des-cbc\n',
    },
  ],
});
