import rule from '../../rules/syntax-bad-number.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Port 22\n',
    'Port ssh\n',
    'ServerAliveInterval 1h30m\n',
    'ConnectTimeout none\n',
    'RekeyLimit 1G 1h\n',
    { config: 'Port 22a\n', target: '7.5' },
    { config: 'ConnectTimeout 1.5\n', target: '10.3' },
    'ConnectionAttempts 01\n',
    { config: 'ConnectionAttempts 0\n', target: '7.1' },
  ],
  bad: [
    {
      config: 'Host a\n  ConnectionAttempts 0\nHost *\n  ConnectionAttempts 00\n',
      target: ['8.4', '10.6'],
      problems: [
        '2:22-23 With `0` attempts ssh ends before the first one.',
        '4:22-24 With `0` attempts ssh ends before the first one.',
      ],
      destinations: [['a'], []],
    },
    {
      config: 'Host *\n  Port 22a\n',
      problems: ['2:8-11 `22a` is no port: it is a number from 1 to 65535 or the name of a service.'],
    },
    {
      config: 'Port 0\n',
      problems: ['1:6-7 `0` is no port: it is a number from 1 to 65535 or the name of a service.'],
    },
    {
      config: 'Port 222222\n',
      problems: ['1:6-12 `222222` is no port: it is a number from 1 to 65535 or the name of a service.'],
    },
    {
      config: 'ServerAliveInterval 10min\n',
      problems: ['1:21-26 `10min` is no time for `ServerAliveInterval`: it is written as `90`, `10m` or `1h30m`.'],
    },
    {
      config: 'ServerAliveCountMax many\n',
      problems: ['1:21-25 `many` is no whole number from 0 to 2147483647, as `ServerAliveCountMax` takes it.'],
    },
    {
      config: 'RekeyLimit 1X\n',
      problems: [
        '1:12-14 `1X` is no amount of data for `RekeyLimit`: it is written as `500M` or `1G`, or as `default`.',
      ],
    },
    {
      config: 'StreamLocalBindMask rw\n',
      problems: ['1:21-23 `rw` is no mask for `StreamLocalBindMask`: it is an octal number such as `0177`.'],
    },
  ],
});
