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
    'Host b\n  ProxyJump none\nHost *\n  ProxyJump b,c\n',
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
