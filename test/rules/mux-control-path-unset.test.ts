import rule from '../../rules/mux-control-path-unset.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'ControlMaster auto\nControlPath ~/.ssh/%C\n',
    'ControlMaster no\n',
    'Host a\n  ControlMaster auto\nHost *\n  ControlPath ~/.ssh/%C\n',
    'ControlMaster no\nHost a\n  ControlMaster auto\n',
    'Host a*\n  ControlMaster auto\nMatch user x\n  ControlPath ~/%C\n',
  ],
  bad: [
    {
      config: 'ControlMaster auto\n',
      problems: ['1:15-19 `ControlMaster` has no effect: no `ControlPath` counts for these hosts.'],
    },
    {
      config: 'Host a\n  ControlMaster yes\nHost b\n  ControlPath ~/.ssh/%C\n',
      problems: ['2:17-20 `ControlMaster` has no effect: no `ControlPath` counts for these hosts.'],
      destinations: [['a']],
    },
    {
      config: 'ControlMaster autoask\nControlPath none\n',
      problems: ['1:15-22 `ControlMaster` has no effect: no `ControlPath` counts for these hosts.'],
    },
  ],
});
