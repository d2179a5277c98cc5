import rule from '../../rules/match-space-list.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Match host a,b\n',
    'Match host a user b\n',
    'Match hostname a\n',
    'Match host\n',
    'Host a b\n',
    'Match host a localnetwork b\n',
    { config: 'Match host "a",b\n', target: '8.4' },
    { config: 'Match host "a",b\n', target: '9.2' },
  ],
  bad: [
    {
      config: 'Match host a "b"\n',
      problems: ['1:13-14 Match separates the patterns of `host` by commas; behind this blank it expects a criterion.'],
      fixed: 'Match host a "b"\n',
    },
    {
      config: 'Match host a b\n  User c\n',
      problems: ['1:13-14 Match separates the patterns of `host` by commas; behind this blank it expects a criterion.'],
      fixed: 'Match host a,b\n  User c\n',
    },
    {
      config: 'Match originalhost web* db.example.com *.org\n',
      target: ['8.4', '9.2', '10.6'],
      problems: [
        '1:24-25 Match separates the patterns of `originalhost` by commas; behind this blank it expects a criterion.',
      ],
      fixed: 'Match originalhost web* db.example.com *.org\n',
    },
    {
      config: 'Match user "a" b,c\n',
      problems: ['1:15-16 Match separates the patterns of `user` by commas; behind this blank it expects a criterion.'],
    },
    {
      config: 'Match host a, b\n  User c\n',
      problems: ['1:14-15 Match separates the patterns of `host` by commas; behind this blank it expects a criterion.'],
      fixed: 'Match host a,b\n  User c\n',
    },
    {
      config: 'Match host a ,b\n  User c\n',
      problems: ['1:13-14 Match separates the patterns of `host` by commas; behind this blank it expects a criterion.'],
      fixed: 'Match host a,b\n  User c\n',
    },
    {
      config: 'Match host "a" b\n  User c\n',
      problems: ['1:15-16 Match separates the patterns of `host` by commas; behind this blank it expects a criterion.'],
      fixed: 'Match host "a" b\n  User c\n',
    },
  ],
});
