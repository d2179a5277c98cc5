import rule from '../../rules/host-tag-unused.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'Tag a\nMatch tagged a\n  Port 1\n', target: '10.6' },
    { config: 'Tag ab\nMatch tagged x,a*\n  Port 1\n', target: '10.6' },
    { config: 'Tag a\nMatch !tagged b\n  Port 1\n', target: '10.6' },
    { config: 'Match tagged a\n  Port 1\nHost x\n  Tag a\nMatch final user y\n  Port 2\n', target: '10.6' },
    { config: 'Tag a\nInclude /work/ssh\n', files: { '/work/ssh': '' }, target: '10.6', onlyBelow: ['/home/ada'] },
    'IgnoreUnknown Tag\nTag a\n',
  ],
  bad: [
    {
      config: 'Tag a\n',
      target: '10.6',
      problems: ['1:5-6 No `Match tagged` asks for `a`, so this line does nothing.'],
    },
    {
      config: 'Match tagged a\n  Port 1\nHost x\n  Tag a\n',
      target: '10.6',
      problems: ['4:7-8 `Match tagged a` stands above this line, and does not see it.'],
      destinations: [['x']],
    },
    {
      config: 'Host x\n  Tag A # c\nMatch tagged a\n  Port 1\n',
      target: '9.6',
      problems: ['2:7-8 No `Match tagged` asks for `A`, so this line does nothing.'],
      destinations: [['x']],
    },
  ],
});
