import rule from '../../rules/auth-pubkey-disabled.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'PubkeyAuthentication yes\n',
    'Host a\n  PubkeyAuthentication no\nHost b\n  IdentityFile k\n',
    'PreferredAuthentications publickey,password\n',
    'PubkeyAuthentication yes\nHost a\n  PubkeyAuthentication no\n  IdentityFile k\n',
    'PubkeyAuthentication unbound\n',
  ],
  bad: [
    { config: 'PubkeyAuthentication no\n', problems: ['1:22-24 Keys are switched off for every host.'] },
    {
      config: 'Host a\n  PubkeyAuthentication no\n  IdentityFile k\n',
      problems: ['2:24-26 Keys are switched off for `a`, and `IdentityFile` in this block is for nothing.'],
      destinations: [['a']],
    },
    {
      config: 'Host *\n  PreferredAuthentications keyboard-interactive,password\n',
      problems: ['2:28-57 Keys are switched off for every host.'],
    },
    {
      config: 'Host a*\n  IdentityFile k\n  PreferredAuthentications=password\n',
      problems: [
        '3:28-36 Keys are switched off for every host that this block matches, and `IdentityFile` in this block is for nothing.',
      ],
    },
  ],
});
