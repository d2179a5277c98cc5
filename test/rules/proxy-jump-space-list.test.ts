import rule from '../../rules/proxy-jump-space-list.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'ProxyJump a,b\n',
    'ProxyJump none\n',
    'ProxyJump a # mine\n',
    { config: 'ProxyJump a, b\n', target: '8.4' },
    { config: 'ProxyJump a, b\n', target: '10.6' },
    'ProxyJump a@\n',
    'ProxyJump none b\n',
    'ProxyJump "a, b"\n',
    { config: 'ProxyJump a b\n', target: '8.4' },
    'ProxyJump "a", b\n',
    'ProxyJump bob@#c d\n',
    'ProxyJump a#my gate\n',
  ],
  bad: [
    {
      config: 'Host c\n  ProxyJump a, b\n',
      problems: ['2:15-16 The hops of `ProxyJump` are separated by commas alone, and ssh refuses this blank.'],
      fixed: 'Host c\n  ProxyJump a,b\n',
    },
    {
      config: 'ProxyJump a, \t b ,c,d  e # mine, and yours\n',
      problems: ['1:13-16 The hops of `ProxyJump` are separated by commas alone, and ssh refuses this blank.'],
      fixed: 'ProxyJump a,b,c,d,e # mine, and yours\n',
    },
    {
      config: 'ProxyJump anone b\n',
      problems: ['1:16-17 ssh reads `ProxyJump` up to this blank only, so the hops behind it are lost.'],
    },
    {
      config: 'ProxyJump a b\n',
      target: ['8.7', '10.0'],
      problems: ['1:12-13 ssh reads `ProxyJump` up to this blank only, so the hops behind it are lost.'],
    },
    {
      config: 'ProxyJump a ,b\n',
      problems: ['1:12-13 ssh reads `ProxyJump` up to this blank only, so the hops behind it are lost.'],
    },
    {
      config: 'ProxyJump a, b#c\n',
      problems: ['1:13-14 The hops of `ProxyJump` are separated by commas alone, and ssh refuses this blank.'],
      fixed: 'ProxyJump a,b#c\n',
    },
    {
      config: 'ProxyJump a, "b"\n',
      problems: ['1:13-14 The hops of `ProxyJump` are separated by commas alone, and ssh refuses this blank.'],
    },
  ],
});
