import rule from '../../rules/session-loglevel-quiet.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'LogLevel ERROR\n',
    'Host a\n  LogLevel QUIET\n',
    'LogLevel INFO\nHost a*\n  LogLevel quiet\n',
    'LogLevel DEBUG3\n',
  ],
  bad: [
    {
      config: 'LogLevel QUIET\n',
      problems: [
        '1:10-15 `LogLevel QUIET` hides for every host why a connection fails, and that a host key has changed.',
      ],
    },
    {
      config: 'Host *.example.com\n  LogLevel fatal\n',
      problems: [
        '2:12-17 `LogLevel fatal` hides for every host that this block matches why a connection fails, and that a host key has changed.',
      ],
    },
    {
      config: 'Match user git\n  LogLevel quiet\n',
      problems: [
        '2:12-17 `LogLevel quiet` hides for every host that this block matches why a connection fails, and that a host key has changed.',
      ],
    },
  ],
});
