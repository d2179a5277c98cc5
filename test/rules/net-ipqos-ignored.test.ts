import rule from '../../rules/net-ipqos-ignored.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'IPQoS lowdelay throughput\n', target: '10.0' },
    { config: 'IPQoS ef cs1\n', target: '10.6' },
    { config: 'IPQoS none\n', target: '10.6' },
    { config: 'Host !*\n  IPQoS lowdelay\n', target: '10.6' },
  ],
  bad: [
    {
      config: 'IPQoS lowdelay throughput\n',
      target: '10.6',
      problems: [
        '1:7-15 This client ignores `lowdelay` and marks no packet; since OpenSSH 10.1 only names such as `ef` and `cs1` count.',
        '1:16-26 This client ignores `throughput` and marks no packet; since OpenSSH 10.1 only names such as `ef` and `cs1` count.',
      ],
    },
    {
      config: 'Host x\n  IPQoS ef Reliability\n',
      target: '10.3',
      destinations: [['x']],
      problems: [
        '2:12-23 This client ignores `Reliability` and marks no packet; since OpenSSH 10.1 only names such as `ef` and `cs1` count.',
      ],
    },
    {
      config: 'IPQoS "throughput"\n',
      target: ['9.2', '10.6'],
      problems: [
        '1:7-19 This client ignores `throughput` and marks no packet; since OpenSSH 10.1 only names such as `ef` and `cs1` count.',
      ],
    },
  ],
});
