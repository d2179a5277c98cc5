import rule from '../../rules/include-inside-block.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'Include a\nHost x\n  User y\n', files: { a: 'Host a\n' } },
    { config: 'Host *\n  User y\nInclude a\n', files: { a: 'Host a\n' } },
    { config: 'Match all\nInclude a\n', files: { a: 'Host a\n' } },
    { config: 'Host x\n  Include a\nHost y\n', files: { a: 'User b\n' } },
    { config: 'Host x\n  Include a\n', files: { a: 'User b\n' } },
    { config: 'Include a\nHost x\n  User y\nInclude a\n', files: { a: 'Host a\n' } },
    'Host x\n  Include gone\nHost y\n  User z\n',
  ],
  bad: [
    {
      config: 'Include d/a\nHost x\n  User y\nInclude d/*\n',
      files: { 'd/a': 'Host a\n', 'd/b': 'Host b\n' },
      problems: ['4:9-12 ssh reads this file for `Host x` only, so it never gets to `a` and `b` in it.'],
    },
    {
      config: 'Host x\n  User y\n\nInclude a\n',
      files: { a: 'Host a b\n  User c\nHost *\n  Port 1\n' },
      problems: ['4:9-10 ssh reads this file for `Host x` only, so it never gets to `a` and `b` in it.'],
      notes: ['1:6-7 the Include belongs to this block'],
      severities: ['error'],
    },
    {
      config: 'Host *.example\n  User y\nInclude a\n',
      files: { a: 'Host a.example\n  User c\n' },
      problems: ['3:9-10 ssh reads this file for `Host *.example` only, though it has blocks of its own.'],
      severities: ['warning'],
    },
    {
      config: 'Match user bob\n  Port 22\nInclude a\n',
      files: { a: 'Host a\n  User c\n' },
      problems: ['3:9-10 ssh reads this file for `Match user bob` only, though it has blocks of its own.'],
      severities: ['warning'],
    },
    {
      config: 'Host x\n  User y\n\nInclude config.d/* # tools\n# end\n',
      problems: ['4:9-19 This Include belongs to the block `Host x` and counts for nothing else.'],
      severities: ['warning'],
    },
  ],
});
