import rule from '../../rules/mux-path-no-tokens.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'ControlPath ~/.ssh/%C\n',
    'ControlPath ~/.ssh/%r@%h:%p\n',
    'Host a\n  ControlPath ~/.ssh/a\n',
    'ControlPath none\n',
    'ControlPath ~/.ssh/%C\nHost a b\n  ControlPath ~/.ssh/x\n',
    'ControlPath ~/.ssh/${X}\n',
  ],
  bad: [
    {
      config: 'Host a\n  ControlPath "/dev/null"\n',
      problems: [
        '2:15-26 ssh takes `/dev/null` for a socket that somebody left: it complains, and root may delete it. Use `none`.',
      ],
      severities: ['warning'],
      fixed: 'Host a\n  ControlPath none\n',
    },
    {
      config: 'ControlPath ~\n',
      problems: [
        '1:13-14 All connections for every host have the same socket: the second host that you call is the first one again. Use `%C`.',
      ],
    },
    {
      config: 'ControlPath ~/.ssh/master\n',
      problems: [
        '1:13-26 All connections for every host have the same socket: the second host that you call is the first one again. Use `%C`.',
      ],
      fixed: 'ControlPath ~/.ssh/master-%C\n',
    },
    {
      config: 'Host a b\n  ControlPath ~/.ssh/%r:%p\n',
      problems: [
        '2:15-27 All connections for `a`, `b` have the same socket: the second host that you call is the first one again. Use `%C`.',
      ],
      destinations: [['a', 'b']],
    },
    {
      config: 'ControlPath ~/.ssh/%h:%p\n',
      problems: [
        '1:13-25 The socket for every host is the same for other users of the same host, so the first connection is taken instead. Use `%C`.',
      ],
      severities: ['warning'],
    },
    {
      config: 'Host *.x\n  ControlPath "~/.ssh/%r@%h"\n',
      problems: [
        '2:15-29 The socket for every host that this block matches is the same for other ports of the same host, so the first connection is taken instead. Use `%C`.',
      ],
      severities: ['info'],
    },
    {
      config: 'ControlPath ~/.ssh/100%%Cm\n',
      problems: [
        '1:13-27 All connections for every host have the same socket: the second host that you call is the first one again. Use `%C`.',
      ],
    },
  ],
});
