import rule from '../../rules/algo-rsa-size-small.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'RequiredRSASize 2048\n',
    'RequiredRSASize 3072\nHost a\n  RequiredRSASize 1024\n',
    { config: 'RequiredRSASize 1024\n', target: '8.4' },
  ],
  bad: [
    {
      config: 'RequiredRSASize 1024\n',
      problems: [
        '1:17-21 RSA keys from `1024` bits are accepted for every host; 2048 is the least that is taken for safe.',
      ],
    },
    {
      config: 'Host a\n  RequiredRSASize 2047\n',
      problems: ['2:19-23 RSA keys from `2047` bits are accepted for `a`; 2048 is the least that is taken for safe.'],
      destinations: [['a']],
    },
    {
      config: 'Host a*\n  RequiredRSASize 512\n',
      problems: [
        '2:19-22 RSA keys from `512` bits are accepted for every host that this block matches; 2048 is the least that is taken for safe.',
      ],
    },
  ],
});
