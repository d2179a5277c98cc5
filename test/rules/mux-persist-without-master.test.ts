import rule from '../../rules/mux-persist-without-master.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'ControlPersist 5m\nControlMaster auto\n',
    'ControlPersist no\n',
    'Host a\n  ControlPersist yes\nHost *\n  ControlMaster auto\n',
    'Host a*\n  ControlPersist 5m\nMatch exec x\n  ControlMaster yes\n',
  ],
  bad: [
    {
      config: 'ControlPersist 600\n',
      problems: ['1:16-19 `ControlPersist` has no effect: no `ControlMaster` counts for these hosts.'],
    },
    {
      config: 'Host a\n  ControlPersist yes\nHost b\n  ControlMaster auto\n',
      problems: ['2:18-21 `ControlPersist` has no effect: no `ControlMaster` counts for these hosts.'],
      destinations: [['a']],
    },
    {
      config: 'ControlMaster no\nControlPersist 1h\n',
      problems: ['2:16-18 `ControlPersist` has no effect: no `ControlMaster` counts for these hosts.'],
    },
  ],
});
