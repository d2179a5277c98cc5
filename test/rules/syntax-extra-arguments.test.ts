import rule from '../../rules/syntax-extra-arguments.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Port 22\n',
    'Host a b\n',
    'IdentityFile a b\n',
    'Ciphers a b\n',
    { config: 'Port 22 # c\n', target: '8.4' },
    'ProxyCommand nc %h %p\n',
    'Ciphers aes128-ctr aes256-ctr\n',
  ],
  bad: [
    { config: 'Host *\n  HostName a b c\n', problems: ['2:14-17 `HostName` takes one value, so `b c` is too much.'] },
    { config: 'User == a\n', problems: ['1:9-10 `User` takes one value, so `a` is too much.'] },
    { config: 'User a=b\n', target: '8.4', problems: ['1:8-9 `User` takes one value, so `b` is too much.'] },
    {
      config: 'IgnoreUnknown UseKeychain Foo\n',
      problems: ['1:27-30 `IgnoreUnknown` takes one list with commas and no blanks, so `Foo` is too much.'],
    },
    { config: 'Match all "" b\n', problems: ['1:14-15 Nothing may follow `all`, so `b` is too much.'] },
  ],
});
