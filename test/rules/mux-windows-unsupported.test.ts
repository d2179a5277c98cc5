import rule from '../../rules/mux-windows-unsupported.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'ControlMaster auto\n',
    { config: 'ControlMaster no\n', target: 'windows-11' },
    { config: 'ControlMaster no\nHost a\n  ControlMaster auto\n', target: 'windows-10' },
  ],
  bad: [
    {
      config: 'ControlMaster auto\n',
      target: 'windows-11',
      problems: ['1:15-19 Microsoft’s ssh cannot share connections: with `ControlMaster` the connection fails.'],
    },
    {
      config: 'Host a\n  ControlMaster yes\n',
      target: ['9.2', 'windows-10'],
      problems: ['2:17-20 Microsoft’s ssh cannot share connections: with `ControlMaster` the connection fails.'],
      destinations: [['a']],
    },
    {
      config: 'Host *\n  ControlMaster autoask\n',
      target: 'windows-10',
      problems: ['2:17-24 Microsoft’s ssh cannot share connections: with `ControlMaster` the connection fails.'],
    },
  ],
});
