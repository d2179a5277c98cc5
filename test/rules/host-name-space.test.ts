import rule from '../../rules/host-name-space.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'Host "my server"\n', target: '9.2' },
    { config: 'Host my server\n', target: '9.6' },
    { config: 'Host * !"my server"\n', target: '9.6' },
  ],
  bad: [
    {
      config: 'Host web "my server"\n',
      target: ['9.2', '9.6'],
      problems: ['1:10-21 `my server` cannot be typed: ssh refuses a host name with a blank since OpenSSH 9.6.'],
    },
    {
      config: 'Host "a b" "c d"\n',
      target: '10.6',
      problems: [
        '1:6-11 `a b` cannot be typed: ssh refuses a host name with a blank since OpenSSH 9.6.',
        '1:12-17 `c d` cannot be typed: ssh refuses a host name with a blank since OpenSSH 9.6.',
      ],
    },
    {
      config: 'Host "a\tb"\n  User c\n',
      target: '9.6',
      problems: ['1:6-11 `a\tb` cannot be typed: ssh refuses a host name with a blank since OpenSSH 9.6.'],
    },
  ],
});
