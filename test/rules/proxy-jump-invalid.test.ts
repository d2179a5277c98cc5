import rule from '../../rules/proxy-jump-invalid.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'ProxyJump a@b:22,c\n',
    'ProxyJump ssh://a@b:22\n',
    'ProxyJump a, b\n',
    'ProxyJump abc, b\n',
    'ProxyJump a, b#c\n',
    'ProxyJump a # b, c\n',
    { config: 'ProxyJump a:22 # mine\n', target: '8.4' },
    { config: 'ProxyJump a:22 #mine\n', target: '7.5' },
  ],
  bad: [
    {
      config: 'Host c\n  ProxyJump bob@\n',
      problems: [
        '2:13-17 `bob@` is no way to name a host: `ProxyJump` takes `[user@]host[:port]`, several with commas.',
      ],
    },
    {
      config: 'ProxyJump a:x\n',
      problems: [
        '1:11-14 `a:x` is no way to name a host: `ProxyJump` takes `[user@]host[:port]`, several with commas.',
      ],
    },
    {
      config: 'Match host a\n  ProxyJump good,bad:99999\n',
      target: ['7.5', '10.6'],
      problems: [
        '2:18-27 `bad:99999` is no way to name a host: `ProxyJump` takes `[user@]host[:port]`, several with commas.',
      ],
    },
    {
      config: 'ProxyJump bob@#c d\n',
      problems: [
        '1:11-19 `bob@#c d` is no way to name a host: `ProxyJump` takes `[user@]host[:port]`, several with commas.',
      ],
    },
    {
      config: 'ProxyJump bob@ # mine\n',
      target: '8.5',
      problems: [
        '1:11-15 `bob@` is no way to name a host: `ProxyJump` takes `[user@]host[:port]`, several with commas.',
      ],
    },
    {
      config: 'ProxyJump bob@ # mine\n',
      problems: [
        '1:11-22 `bob@ # mine` is no way to name a host: `ProxyJump` takes `[user@]host[:port]`, several with commas.',
      ],
    },
    {
      config: 'ProxyJump "a", b\nProxyJump "a, b"\n',
      problems: [
        '1:11-17 ssh takes the quotes of `ProxyJump` for a part of the host: `ProxyJump` takes `[user@]host[:port]`, several with commas.',
        '2:11-17 ssh takes the quotes of `ProxyJump` for a part of the host: `ProxyJump` takes `[user@]host[:port]`, several with commas.',
      ],
    },
  ],
});
