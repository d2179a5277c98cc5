import rule from '../../rules/mux-folder-missing.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'ControlMaster auto\nControlPath ~/cm/%C\n', files: { '/home/ada/cm/x': '' } },
    { config: 'ControlMaster auto\nControlPath /run/%u/%C\n', files: { '/run/ada/x': '' } },
    'ControlPath ~/cm/%C\n',
    'ControlMaster no\nControlPath ~/cm/%C\n',
    'ControlMaster auto\nControlPath none\n',
    'ControlMaster auto\nIdentityAgent ~/gone/agent\n',
    'ControlMaster auto\nControlPath ~/cm/%h/%p\n',
    'ControlMaster auto\nControlPath /%C\n',
    { config: 'ControlMaster auto\nControlPath ~/cm/%C\n', alone: true },
  ],
  bad: [
    {
      config: 'Host x\n  Include inner\n',
      files: { inner: 'Match exec "true"\n  ControlPath /a/b\n  ControlMaster yes\n' },
      severities: ['info'],
      problems: [
        'inner 2:15-19 The folder of `/a/b` is not there: the connection fails when ssh cannot make its socket.',
      ],
    },
    {
      config: 'ControlMaster auto\nControlPath ~/cm/%C\n',
      problems: ['2:13-20 The folder of `~/cm/%C` is not there: the connection fails when ssh cannot make its socket.'],
    },
    {
      config: 'Host x\n  ControlMaster yes\n  ControlPath "/run/%u/%h"\n',
      destinations: [['x']],
      severities: ['error'],
      problems: [
        '3:15-27 The folder of `/run/%u/%h` is not there: the connection fails when ssh cannot make its socket.',
      ],
    },
    {
      config:
        'Match user x\n  ControlPath /a b\n  ControlMaster ask\nMatch user y\n  ControlPath /a/b\n  ControlMaster ask\n',
      severities: ['info'],
      problems: ['5:15-19 The folder of `/a/b` is not there: the connection fails when ssh cannot make its socket.'],
    },
  ],
});
