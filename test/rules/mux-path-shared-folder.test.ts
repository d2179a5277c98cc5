import rule from '../../rules/mux-path-shared-folder.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'ControlPath ~/tmp/%C\n',
    'ControlPath ${XDG_RUNTIME_DIR}/%C\n',
    'ControlPath none\nHost a\n  ControlPath /tmp/a\n',
    'ControlPath /tmpfs/%C\n',
  ],
  bad: [
    {
      config: 'ControlPath /tmp/%C\n',
      problems: [
        '1:13-20 Everybody on this machine may write to `/tmp/`, and so put a socket in the place of this one.',
      ],
    },
    {
      config: 'Host a\n  ControlPath /var/tmp/ssh/%r@%h:%p\n',
      problems: [
        '2:15-36 Everybody on this machine may write to `/var/tmp/`, and so put a socket in the place of this one.',
      ],
      destinations: [['a']],
    },
    {
      config: 'ControlPath "/dev/shm/%C"\n',
      problems: [
        '1:13-26 Everybody on this machine may write to `/dev/shm/`, and so put a socket in the place of this one.',
      ],
    },
  ],
});
