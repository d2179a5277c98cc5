import rule from '../../rules/hostkey-strict-off.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'StrictHostKeyChecking accept-new\n',
    'StrictHostKeyChecking ask\nHost a\n  StrictHostKeyChecking no\n',
    'Host vm vm2\n  HostName 127.0.0.1\n  StrictHostKeyChecking off\n',
    'Host localhost\n  StrictHostKeyChecking no\n',
  ],
  bad: [
    {
      config: 'StrictHostKeyChecking no\n',
      severities: ['warning'],
      problems: [
        '1:23-25 Any host key is accepted for every host, also one that has changed; `accept-new` takes new keys only.',
      ],
    },
    {
      config: 'Host 10.*\n  StrictHostKeyChecking off\n',
      problems: [
        '2:25-28 Any host key is accepted for every host that this block matches, also one that has changed; `accept-new` takes new keys only.',
      ],
    },
    {
      config: 'Host a b c d e\n  StrictHostKeyChecking no\n',
      problems: [
        '2:25-27 Any host key is accepted for `a`, `b`, `c` and 2 more, also one that has changed; `accept-new` takes new keys only.',
      ],
      severities: ['info'],
      destinations: [['a', 'b', 'c', 'd', 'e']],
    },
    {
      config: 'Host *\n  StrictHostKeyChecking no\n',
      target: '7.5',
      problems: ['2:25-27 Any host key is accepted for every host, also one that has changed.'],
    },
    {
      config: 'Host vm web\n  StrictHostKeyChecking no\nHost vm\n  HostName localhost\n',
      problems: [
        '2:25-27 Any host key is accepted for `vm`, `web`, also one that has changed; `accept-new` takes new keys only.',
      ],
      severities: ['info'],
      destinations: [['vm', 'web']],
    },
    {
      config: 'Match originalhost a host b\n  StrictHostKeyChecking no\n',
      problems: [
        '2:25-27 Any host key is accepted for `a`, also one that has changed; `accept-new` takes new keys only.',
      ],
      severities: ['info'],
      destinations: [['a']],
    },
  ],
});
