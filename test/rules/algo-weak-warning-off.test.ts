import rule from '../../rules/algo-weak-warning-off.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'WarnWeakCrypto yes\n', target: '10.6' },
    { config: 'Host a\n  WarnWeakCrypto no\n', target: '10.6' },
    'IgnoreUnknown WarnWeakCrypto\nWarnWeakCrypto no\n',
  ],
  bad: [
    {
      config: 'WarnWeakCrypto no\n',
      target: '10.6',
      problems: ['1:16-18 `WarnWeakCrypto` hides for every host that a connection is weaker than it could be.'],
    },
    {
      config: 'Host *.x\n  WarnWeakCrypto no\n',
      target: '10.3',
      problems: [
        '2:18-20 `WarnWeakCrypto` hides for every host that this block matches that a connection is weaker than it could be.',
      ],
    },
    {
      config: 'Host *\n  WarnWeakCrypto no-pq-kex\n',
      target: '10.6',
      problems: ['2:18-27 `WarnWeakCrypto` hides for every host that a connection is weaker than it could be.'],
    },
  ],
});
