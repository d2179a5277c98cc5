import rule from '../../rules/match-tag-unset.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'Tag a\nMatch tagged a\n  Port 1\n', target: '10.6' },
    { config: 'Match !tagged a\n  Port 1\n', target: '10.6' },
    { config: 'Match tagged ""\n  Port 1\n', target: '10.6' },
  ],
  bad: [
    {
      config: 'Match tagged a\n  Port 1\n',
      target: '10.6',
      problems: ['1:14-15 `a` is no tag of this config (no line sets one): only `ssh -P` gets this block.'],
    },
    {
      config: 'Host x\n  Tag b\nHost y\n  Tag c\nMatch user z tagged a*,d\n  Port 1\n',
      target: '9.6',
      problems: ['5:21-25 `a*,d` is no tag of this config (the tags are `b` and `c`): only `ssh -P` gets this block.'],
    },
    {
      config: 'Tag B\nMatch tagged b\n  Port 1\n',
      target: '10.6',
      problems: ['2:14-15 `b` is no tag of this config (the tags are `B`): only `ssh -P` gets this block.'],
    },
  ],
});
