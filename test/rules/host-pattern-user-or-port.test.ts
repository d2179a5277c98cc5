import rule from '../../rules/host-pattern-user-or-port.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host box\n',
    'Host fe80::1 2001:db8::* [::1]\n',
    'Host box:2222\n  HostName box.example.com\n  Port 2222\n',
    'Host box:2222\nHost *\n  HostName x.example.com\n',
    'Match host joe@box\n',
  ],
  bad: [
    {
      config: 'Host @ joe@\n  User x\nHost @web\n',
      problems: [
        '1:6-7 `@` matches nothing: ssh takes the user off before it compares, and no name is left.',
        '1:8-12 `joe@` matches nothing: ssh takes the user off before it compares, and no name is left.',
        '3:6-10 `@web` matches nothing: ssh takes the user off before it compares, so the pattern is `web`.',
      ],
      fixed: 'Host @ joe@\n  User x\nHost @web\n',
    },
    {
      config: 'Host joe@box web\n',
      fixed: 'Host joe@box web\n',
      problems: [
        '1:6-13 `joe@box` matches nothing: ssh takes the user off before it compares, so the pattern is `box`.',
      ],
    },
    {
      config: 'Host * !*@box\n',
      problems: [
        '1:8-14 `!*@box` matches nothing: ssh takes the user off before it compares, so the pattern is `box`.',
      ],
    },
    {
      config: 'Host joe@box\n  Port 1\n',
      problems: [
        '1:6-13 `joe@box` matches nothing: ssh takes the user off before it compares, so the pattern is `box`.',
      ],
      fixed: 'Host box\n  User joe\n  Port 1\n',
      destinations: [['box']],
    },
    {
      config: 'Host !box:22\nHost box:0\n  User a\n',
      problems: [
        '1:6-13 `!box:22` does not match `ssh box`: a port stands in a `Port` line, and no part of a name.',
        '2:6-11 `box:0` does not match `ssh box`: a port stands in a `Port` line, and no part of a name.',
      ],
      fixed: 'Host !box:22\nHost box:0\n  User a\n',
    },
    {
      config: 'Host box:22\n',
      problems: ['1:6-12 `box:22` does not match `ssh box`: a port stands in a `Port` line, and no part of a name.'],
      fixed: 'Host box\n    Port 22\n',
      destinations: [['box']],
    },
    {
      config: 'Host joe@\n  Port 1\n',
      problems: ['1:6-10 `joe@` matches nothing: ssh takes the user off before it compares, and no name is left.'],
      fixed: 'Host joe@\n  Port 1\n',
      destinations: [[]],
    },
    {
      config: 'Host joe@w!b\n',
      problems: [
        '1:6-13 `joe@w!b` matches nothing: ssh takes the user off before it compares, so the pattern is `w!b`.',
      ],
      fixed: 'Host w!b\n    User joe\n',
    },
    {
      config: 'Host *.box:22\n  User a\n',
      problems: [
        '1:6-14 `*.box:22` does not match `ssh *.box`: a port stands in a `Port` line, and no part of a name.',
      ],
      destinations: [[]],
    },
    {
      config: 'Host joe@*\n',
      problems: ['1:6-11 `joe@*` matches nothing: ssh takes the user off before it compares, so the pattern is `*`.'],
      fixed: 'Host *\n    User joe\n',
      destinations: [[]],
    },
    {
      config: 'Host !joe@box\n  User a\n',
      problems: [
        '1:6-14 `!joe@box` matches nothing: ssh takes the user off before it compares, so the pattern is `box`.',
      ],
      fixed: 'Host !joe@box\n  User a\n',
    },
    {
      config: 'Host box:2222\n  User joe\nHost other\n  HostName a\n',
      problems: ['1:6-14 `box:2222` does not match `ssh box`: a port stands in a `Port` line, and no part of a name.'],
    },
    ...[
      ['Host joe@box\n  User ann\n', '1:6-13', 'joe@box', 'box'],
      ['User ann\nHost joe@box\n', '2:6-13', 'joe@box', 'box'],
      ['Host *@*.box\n', '1:6-13', '*@*.box', '*.box'],
      ['Host "a b@box"\n', '1:6-15', 'a b@box', 'box'],
    ].map(([config = '', at = '', value = '', rest = '']) => ({
      config,
      problems: [
        `${at} \`${value}\` matches nothing: ssh takes the user off before it compares, so the pattern is \`${rest}\`.`,
      ],
      fixed: config,
    })),
    ...[
      ['Host box:22\n  Port 23\n', 'box:22', '1:6-12'],
      ['Host box:65536\n', 'box:65536', '1:6-15'],
    ].map(([config = '', value = '', at = '']) => ({
      config,
      problems: [
        `${at} \`${value}\` does not match \`ssh box\`: a port stands in a \`Port\` line, and no part of a name.`,
      ],
      fixed: config,
    })),
    {
      config: 'Host joe@box\nHost *\n  User ann\n',
      problems: [
        '1:6-13 `joe@box` matches nothing: ssh takes the user off before it compares, so the pattern is `box`.',
      ],
      fixed: 'Host box\n    User joe\nHost *\n  User ann\n',
    },
  ],
});
