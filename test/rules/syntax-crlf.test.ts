import rule from '../../rules/syntax-crlf.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['Host a\n  User b\n', '', 'User a\r'],
  bad: [
    {
      config: 'Host a\r\n  User b\r\n',
      problems: [
        '1:7-8 Lines end with CR LF here: ssh does not mind, but other programs that read the file take the CR for a part of the value.',
      ],
    },
    {
      config: 'User a\nPort 1\r\n',
      problems: [
        '2:7-8 Lines end with CR LF here: ssh does not mind, but other programs that read the file take the CR for a part of the value.',
      ],
    },
    {
      config: '# c\r\n',
      problems: [
        '1:4-5 Lines end with CR LF here: ssh does not mind, but other programs that read the file take the CR for a part of the value.',
      ],
    },
  ],
});
