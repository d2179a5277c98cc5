import rule from '../../rules/session-fork-without-command.ts';
import { testRule } from '../support/rule-tester.ts';

const says =
  'Without a command to run there is nothing for the background, and ssh ends: with `SessionType none` only forwards are kept.';

testRule(rule, {
  good: [
    'ForkAfterAuthentication no\n',
    'Host a\n  ForkAfterAuthentication yes\n  SessionType none\n',
    'Host a\n  ForkAfterAuthentication yes\nHost *\n  RemoteCommand tail -f /var/log/syslog\n',
    'Host a\n  ForkAfterAuthentication no\n  ForkAfterAuthentication yes\n',
  ],
  bad: [
    {
      config: 'Host a\n  ForkAfterAuthentication yes\n  LocalForward 80 b:80\n',
      target: ['9.2', '10.6'],
      problems: [`2:27-30 ${says}`],
      destinations: [['a']],
    },
    { config: 'ForkAfterAuthentication yes\nSessionType subsystem\n', problems: [`1:25-28 ${says}`] },
    {
      config: 'Host a\n  SessionType none\n  RemoteCommand b\nHost c\n  ForkAfterAuthentication true\n',
      problems: [`5:27-31 ${says}`],
      destinations: [['c']],
    },
  ],
});
