import rule from '../../rules/net-keepalive.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'ServerAliveInterval 30\nServerAliveCountMax 3\n',
    'Host a\n  ServerAliveCountMax 3\nHost *\n  ServerAliveInterval 9\n',
    'ServerAliveInterval 30\n',
    { config: 'BatchMode yes\nServerAliveCountMax 3\n', target: 'debian-12' },
  ],
  bad: [
    {
      config: 'ServerAliveCountMax 3\n',
      problems: [
        '1:21-22 `ServerAliveCountMax` has no effect: without `ServerAliveInterval` nothing is sent that could be counted.',
      ],
    },
    {
      config: 'ServerAliveInterval 0\nServerAliveCountMax 3\n',
      problems: [
        '2:21-22 `ServerAliveCountMax` has no effect: without `ServerAliveInterval` nothing is sent that could be counted.',
      ],
    },
    {
      config: 'Host a\n  ServerAliveCountMax 3\nHost b\n  ServerAliveInterval 9\n',
      problems: [
        '2:23-24 `ServerAliveCountMax` has no effect: without `ServerAliveInterval` nothing is sent that could be counted.',
      ],
      destinations: [['a']],
    },
    {
      config: 'BatchMode yes\nServerAliveCountMax 3\n',
      problems: [
        '2:21-22 `ServerAliveCountMax` has no effect: without `ServerAliveInterval` nothing is sent that could be counted.',
      ],
    },
    {
      config: 'BatchMode no\nServerAliveCountMax 3\n',
      target: 'debian-12',
      problems: [
        '2:21-22 `ServerAliveCountMax` has no effect: without `ServerAliveInterval` nothing is sent that could be counted.',
      ],
    },
  ],
});
