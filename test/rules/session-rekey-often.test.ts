import rule from '../../rules/session-rekey-often.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'RekeyLimit 1G 1h\n',
    'RekeyLimit default 10m\n',
    'RekeyLimit none\n',
    'RekeyLimit 1M\n',
    { config: 'RekeyLimit 1K\n', options: { minBytes: 1024 } },
    'RekeyLimit 1G\nRekeyLimit 1K\n',
    'RekeyLimit 0\n',
    'RekeyLimit 1024.5K\n',
  ],
  bad: [
    {
      config: 'RekeyLimit 1023.5k\n',
      problems: [
        '1:12-19 Keys are agreed on anew every `1023.5k` bytes for every host, and the connection stands still each time.',
      ],
    },
    {
      config: 'RekeyLimit 1M\n',
      options: { minBytes: 1048577 },
      problems: [
        '1:12-14 Keys are agreed on anew every `1M` bytes for every host, and the connection stands still each time.',
      ],
    },
    {
      config: 'RekeyLimit 1K\n',
      problems: [
        '1:12-14 Keys are agreed on anew every `1K` bytes for every host, and the connection stands still each time.',
      ],
    },
    {
      config: 'Host x\n  RekeyLimit 1048575 1h\n',
      destinations: [['x']],
      problems: [
        '2:14-24 Keys are agreed on anew every `1048575` bytes for `x`, and the connection stands still each time.',
      ],
    },
    {
      config: 'Host *.x\n  RekeyLimit 512k\n',
      problems: [
        '2:14-18 Keys are agreed on anew every `512k` bytes for every host that this block matches, and the connection stands still each time.',
      ],
    },
    {
      config: 'RekeyLimit +.5K\n',
      problems: [
        '1:12-16 Keys are agreed on anew every `+.5K` bytes for every host, and the connection stands still each time.',
      ],
    },
  ],
});
