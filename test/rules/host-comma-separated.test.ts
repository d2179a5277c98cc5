import rule from '../../rules/host-comma-separated.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'Host * !a  # for all hosts, except a\n', target: '8.4' },
    'Host a b\n',
    'Match host a,b\n',
    'Host a\n  PreferredAuthentications a,b\n',
  ],
  bad: [
    {
      config: 'Host a,b #c,d e,f\n',
      target: '8.4',
      problems: ['1:6-9 `a,b` matches none of its names: in a Host line commas do not separate patterns.'],
      destinations: [['a', 'b']],
    },
    {
      config: 'Host a,b',
      problems: ['1:6-9 `a,b` matches none of its names: in a Host line commas do not separate patterns.'],
      destinations: [['a', 'b']],
      fixed: 'Host a b',
    },
    {
      config: 'Host a,b c\n  User d\n',
      problems: ['1:6-9 `a,b` matches none of its names: in a Host line commas do not separate patterns.'],
      fixed: 'Host a b c\n  User d\n',
    },
    {
      config: 'Host a, b\n',
      problems: ['1:6-8 `a,` matches none of its names: in a Host line the comma is a part of the pattern.'],
      fixed: 'Host a b\n',
    },
    {
      config: 'Host * !a,b\n',
      problems: ['1:8-12 `!a,b` matches none of its names: in a Host line commas do not separate patterns.'],
      fixed: 'Host * !a,b\n',
    },
    {
      config: 'Host "a,b"\n',
      problems: ['1:6-11 `a,b` matches none of its names: in a Host line commas do not separate patterns.'],
      fixed: 'Host "a,b"\n',
    },
    {
      config: 'Host a,!b\n',
      problems: ['1:6-10 `a,!b` matches none of its names: in a Host line commas do not separate patterns.'],
      fixed: 'Host a !b\n',
      destinations: [['a']],
    },
    {
      config: 'Host a?,*.x,b\n',
      problems: ['1:6-14 `a?,*.x,b` matches none of its names: in a Host line commas do not separate patterns.'],
      fixed: 'Host a? *.x b\n',
      destinations: [['b']],
    },
    {
      config: 'Host a,b!\n',
      problems: ['1:6-10 `a,b!` matches none of its names: in a Host line commas do not separate patterns.'],
      fixed: 'Host a b!\n',
    },
    {
      config: 'Host a ,\n',
      problems: ['1:8-9 `,` matches none of its names: in a Host line the comma is a part of the pattern.'],
      fixed: 'Host a ,\n',
    },
    {
      config: 'Host a,#b\n',
      problems: ['1:6-10 `a,#b` matches none of its names: in a Host line commas do not separate patterns.'],
      fixed: 'Host a,#b\n',
    },
    {
      config: 'Host "a",c\n',
      target: '8.4',
      problems: ['1:9-11 `,c` matches none of its names: in a Host line the comma is a part of the pattern.'],
      fixed: 'Host "a",c\n',
    },
  ],
});
