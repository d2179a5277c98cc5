import rule from '../../rules/auth-batchmode-global.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['BatchMode no\n', 'Host backup-*\n  BatchMode yes\n', 'BatchMode no\nHost *\n  BatchMode yes\n'],
  bad: [
    {
      config: 'BatchMode yes\n',
      problems: [
        '1:11-14 `BatchMode` counts for every host: ssh asks for no passphrase, no password, and about no new host key.',
      ],
    },
    {
      config: 'Host * !a\n  BatchMode true\n',
      problems: [
        '2:13-17 `BatchMode` counts for nearly every host: ssh asks for no passphrase, no password, and about no new host key.',
      ],
    },
    {
      config: 'Host a\n  BatchMode no\nHost *\n  BatchMode yes\n',
      problems: [
        '4:13-16 `BatchMode` counts for every host: ssh asks for no passphrase, no password, and about no new host key.',
      ],
    },
  ],
});
