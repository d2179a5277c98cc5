import rule from '../../rules/host-pattern-case.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host A\n  User b\nHost a\n  User c\n',
    'Host Web.x web.x\n',
    'Host web.example.com\n',
    'Host MyBox\n',
    'Host Web.Example.com,b\n',
    'Host b,Web.Example.com\n',
    'Host !web.x Web.X web.x\n',
  ],
  bad: [
    {
      config: 'Host Web.Example.com\n  User a\n',
      problems: [
        '1:6-21 `Web.Example.com` does not match `web.example.com`: Host compares capital and small letters as they are typed.',
      ],
      destinations: [['Web.Example.com']],
    },
    {
      config: 'Host a *.Lab.x\n  User b\n',
      problems: [
        '1:8-15 `*.Lab.x` does not match `*.lab.x`: Host compares capital and small letters as they are typed.',
      ],
    },
    {
      config: 'Host * !Old.x\n  User b\n',
      problems: ['1:8-14 `Old.x` does not match `old.x`: Host compares capital and small letters as they are typed.'],
    },
  ],
});
