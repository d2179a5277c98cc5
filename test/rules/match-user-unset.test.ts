import rule from '../../rules/match-user-unset.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Match user Bob\n  Port 1\nHost x\n  User bob\n',
    'Match !user bob\n  Port 1\nHost x\n  User bob\n',
    'Host a\n  User b\nMatch user b\n  Port 1\n',
    'Match user b\n  Port 1\n',
    'Match localuser b\n  Port 1\nHost a\n  User b\n',
    'Match user x localuser b\n  Port 1\nHost a\n  User b\n',
    'Match final user b\n  Port 1\nHost a\n  User b\n',
    'Match user b\n  User b\n',
  ],
  bad: [
    {
      config: 'Match user b\n  Port 1\nHost a\n  User b\n',
      problems: ['1:12-13 `Match user` does not see `b` here: the line that sets this User comes later.'],
      notes: ['4:3-9 the later line'],
    },
    {
      config: 'Match host x user c,b*\n  Port 1\nHost a\n  User bob\n',
      problems: ['1:19-23 `Match user` does not see `bob` here: the line that sets this User comes later.'],
      notes: ['4:3-11 the later line'],
      destinations: [['x']],
    },
    {
      config: 'Match user b exec "true"\n  Port 1\nHost a\n  User b # c\n',
      problems: ['1:12-13 `Match user` does not see `b` here: the line that sets this User comes later.'],
      notes: ['4:3-9 the later line'],
    },
  ],
});
