import rule from '../../rules/syntax-unknown-keyword.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n  User b\n',
    'HOST a\n  uSeR b\n',
    'IgnoreUnknown Hots,Foo*\nHots a\nFooBar yes\n',
    'UseKeychain yes\n',
    'PermitRootLogin no\n',
    { config: 'Tag a\n', target: '9.2' },
  ],
  bad: [
    {
      config: 'Host a\n  Usr bob\n  Hostname b\n',
      problems: ['2:3-6 ssh has no keyword `Usr`; did you mean `User`?'],
      fixed: 'Host a\n  User bob\n  Hostname b\n',
    },
    {
      config: 'Host a\n  IdentityFiel ~/.ssh/a\n',
      problems: ['2:3-15 ssh has no keyword `IdentityFiel`; did you mean `IdentityFile`?'],
    },
    {
      config: 'Host a\n  Frobnicate yes\n',
      problems: ['2:3-13 ssh has no keyword `Frobnicate` and refuses the file.'],
    },
    { config: 'Host a\n  User b\nPort: 22\n', problems: ['3:1-6 ssh has no keyword `Port:`; did you mean `Port`?'] },
    {
      config: 'Host a\n  User b\n  __PORT__ 22\n',
      problems: ['3:3-11 `__PORT__` belongs to a template that was never filled in, and ssh refuses the file.'],
    },
    { config: 'Host *\n  "Usr" bob\n', problems: ['2:3-8 ssh has no keyword `Usr`; did you mean `User`?'] },
    {
      config: 'Host a\n  HostbasedAlgorithms ssh-rsa\n',
      problems: ['2:3-22 `HostbasedAlgorithms` is unknown since OpenSSH 8.7, and ssh refuses the file.'],
    },
  ],
});
