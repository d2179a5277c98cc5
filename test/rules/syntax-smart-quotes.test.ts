import rule from '../../rules/syntax-smart-quotes.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'SendEnv #a “b”\n', target: '8.4' },
    'IdentityFile "~/.ssh/k"\n',
    '# “quoted”\nUser a\n',
    'RemoteCommand echo "say “hi”"\n',
    { config: 'UserKnownHostsFile ~/k # “mine”\n', target: '8.4' },
  ],
  bad: [
    {
      config: 'IdentityFile “~/.ssh/k”\n',
      problems: ['1:14-24 `“` is no quote to ssh, and becomes a part of the value: write `"`.'],
      fixed: 'IdentityFile "~/.ssh/k"\n',
    },
    {
      config: 'Host ‘a’ b\n  User c\n',
      problems: ['1:6-9 `‘` is no quote to ssh, and becomes a part of the value: write `"`.'],
    },
    {
      config: 'Host a\n  User „bob“\n',
      problems: ['2:8-13 `„` is no quote to ssh, and becomes a part of the value: write `"`.'],
    },
    {
      config: 'Include f\n',
      files: { f: 'User “bob”\n' },
      problems: ['f 1:6-11 `“` is no quote to ssh, and becomes a part of the value: write `"`.'],
    },
    {
      config: 'User “bob\n',
      problems: ['1:6-10 `“` is no quote to ssh, and becomes a part of the value: write `"`.'],
      fixed: 'User “bob\n',
    },
  ],
});
