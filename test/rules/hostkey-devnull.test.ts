import rule from '../../rules/hostkey-devnull.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'UserKnownHostsFile ~/.ssh/k /dev/null\n',
    'Host vm\n  HostName ::1\n  UserKnownHostsFile /dev/null\n',
    'UserKnownHostsFile ~/.ssh/k\nHost a\n  UserKnownHostsFile /dev/null\n',
    'UserKnownHostsFile none\nKnownHostsCommand /usr/bin/keys %H\n',
    'GlobalKnownHostsFile /dev/null\n',
  ],
  bad: [
    {
      config: 'UserKnownHostsFile /dev/null\n',
      problems: ['1:20-29 No host key is remembered for every host, so a changed one is never noticed.'],
      severities: ['warning'],
    },
    {
      config: 'Host 192.168.*\n  UserKnownHostsFile=/dev/null\n',
      problems: [
        '2:22-31 No host key is remembered for every host that this block matches, so a changed one is never noticed.',
      ],
    },
    {
      config: 'Host a\n  UserKnownHostsFile /dev/null /dev/null\n',
      problems: ['2:22-41 No host key is remembered for `a`, so a changed one is never noticed.'],
      severities: ['info'],
      destinations: [['a']],
    },
    {
      config: 'Host a\n  UserKnownHostsFile none\n',
      problems: ['2:22-26 No host key is remembered for `a`, so a changed one is never noticed.'],
      severities: ['info'],
      destinations: [['a']],
    },
  ],
});
