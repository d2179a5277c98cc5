import rule from '../../rules/session-remote-command.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'RemoteCommand none\n',
    'Host a\n  RemoteCommand tmux\n',
    'RemoteCommand none\nHost b*\n  RemoteCommand tmux\n',
  ],
  bad: [
    {
      config: 'RemoteCommand tmux new -A\n',
      problems: ['1:15-26 `RemoteCommand` counts for every host: `ssh host command`, git and rsync are refused there.'],
    },
    {
      config: 'Host b*\n  RemoteCommand tmux\n',
      problems: [
        '2:17-21 `RemoteCommand` counts for every host that this block matches: `ssh host command`, git and rsync are refused there.',
      ],
    },
    {
      config: 'Host *\n  RemoteCommand cd /srv; exec $SHELL -l\n',
      problems: ['2:17-40 `RemoteCommand` counts for every host: `ssh host command`, git and rsync are refused there.'],
    },
  ],
});
