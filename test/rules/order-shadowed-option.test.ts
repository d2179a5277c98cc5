import rule from '../../rules/order-shadowed-option.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n  User b\nHost *\n  User c\n',
    'Host *\n  IdentityFile ~/.ssh/a\nHost a\n  IdentityFile ~/.ssh/b\n',
    'Host a\n  User b\nHost a*\n  User c\n',
    'Host a* !ab\n  User b\nHost ab\n  User c\n',
    'Match exec "true"\n  User b\nHost a\n  User c\n',
    'Match user b\n  Port 1\nMatch user b\n  Port 2\n',
    'Host *\n  ServerAliveInterval none\nHost a\n  ServerAliveInterval 5\n',
    'Host *\n  ForwardAgent no\nHost a\n  ForwardAgent ~/.ssh/agent\n',
    'Host *\n  SetEnv A=1\nHost a\n  SetEnv B=2\n',
    'IgnoreUnknown a\nIgnoreUnknown b\n',
    'Host A\n  User b\nHost a\n  User c\n',
    { config: 'Host *\n  IPQoS af21\nHost a\n  IPQoS ef\n', target: '8.4' },
    { config: 'Host *\n  ProxyJump none\nHost a\n  ProxyCommand nc %h %p\n', target: '10.3' },
    { config: 'Host *\n  ProxyCommand none\n  ProxyJump none\n', target: '10.3' },
    {
      config: 'Match final\n  ProxyJump j\n  ProxyCommand nc %h %p\nHost *\n  ProxyJump none\n',
      target: '10.3',
    },
    { config: 'Host a\n  Include f\nHost b\n  User c\n', files: { f: 'User b\n' } },
    'User\nUser b\n',
    'Host *\n  SendEnv A\nHost b\n  SendEnv -A\n',
    'Match originalhost a\n  User b\nHost a\n  User c\n',
    'Ciphers aes256-ctr\nHost a\n  Ciphers +3des-cbc\n',
  ],
  bad: [
    {
      config:
        'CanonicalizeHostname yes\nCanonicalDomains corp.example\nHost *\n  User a\nHost *.corp.example\n  User b\n',
      problems: ['6:3-9 `User` has no effect here: an earlier line sets it for every host.'],
    },
    {
      config: 'Host *\n  User b\nHost a\n  User  c # mine\n',
      problems: ['4:3-10 `User` has no effect here: an earlier line sets it for every host.'],
      notes: ['2:3-9 this line counts'],
      destinations: [['a']],
      fixed: 'Host *\n  User b\nHost a\n',
    },
    {
      config: 'Port 22\nHost a\n  Port 2222\n  Port 2223\n',
      problems: [
        '3:3-12 `Port` has no effect here: an earlier line sets it for every host.',
        '4:3-12 `Port` has no effect here: an earlier line sets it for every host.',
      ],
    },
    {
      config: 'Host a b\n  User c\nHost a\n  User d\nHost b\n  User c\n',
      problems: [
        '4:3-9 `User` has no effect here: an earlier line sets it for all hosts of this block.',
        '6:3-9 `User` is not needed here: an earlier line sets it to the same value for all hosts of this block.',
      ],
      severities: ['warning', 'info'],
    },
    {
      config: 'Host a\n  User c\nHost *.b\n  User d\nHost a x.b *.y.b\n  User e\n',
      problems: ['6:3-9 `User` has no effect here: earlier lines set it for all hosts of this block.'],
      notes: ['2:3-9 this line counts', '4:3-9 this line counts'],
    },
    {
      config: 'Host a* !ab\n  User c\nHost a* !a?\n  User d\n',
      problems: ['4:3-9 `User` has no effect here: an earlier line sets it for all hosts of this block.'],
    },
    {
      config: 'Match exec "true"\n  User b\n  User c\n',
      problems: ['3:3-9 `User` has no effect here: an earlier line of the same block sets it.'],
    },
    {
      config: 'Host *\n  ProxyCommand none\nHost a\n  ProxyJump b\n',
      problems: ['4:3-14 `ProxyJump` has no effect here: `ProxyCommand` comes first and rules it out.'],
    },
    {
      config: 'Host *\n  ProxyJump none\nHost a\n  ProxyCommand nc %h %p\n',
      target: '9.2',
      problems: ['4:3-24 `ProxyCommand` has no effect here: `ProxyJump` comes first and rules it out.'],
    },
    {
      config: 'Host a\n  IPQoS af21\nHost *\n  IPQoS ef\n',
      target: '8.4',
      problems: ['2:3-13 `IPQoS` has no effect here: a later line sets it, and the last one counts.'],
    },
    {
      config: 'Host b\n  SyslogFacility AUTH\nHost a\n  SyslogFacility USER\n',
      problems: ['4:3-22 `SyslogFacility` has no effect here: an earlier line sets it for all hosts of this block.'],
    },
    {
      config: 'Include f\nHost a\n  User c\n',
      files: { f: 'Host *\n  User b\n' },
      problems: ['3:3-9 `User` has no effect here: an earlier line sets it for every host.'],
      notes: ['f 2:3-9 this line counts'],
    },
    {
      config: 'Host a b\n  User x\n  Include f\n',
      files: { f: 'User b\nHost a\n  User c\n' },
      problems: [
        'f 1:1-7 `User` has no effect here: an earlier line sets it for all hosts of this block.',
        'f 3:3-9 `User` has no effect here: an earlier line sets it for all hosts of this block.',
      ],
    },
    {
      config: 'Host *\n  User b\nMatch final host a\n  User c\n',
      problems: ['4:3-9 `User` has no effect here: an earlier line sets it for every host.'],
    },
    {
      config: 'Ciphers aes256-ctr\nHost a\n  Ciphers aes128-ctr\n',
      problems: ['3:3-21 `Ciphers` has no effect here: an earlier line sets it for every host.'],
    },
    {
      config: 'Host *\n  HostKeyAlias a\nHost b\n  HostKeyAlias +b\n',
      problems: ['4:3-18 `HostKeyAlias` has no effect here: an earlier line sets it for every host.'],
    },
    {
      config: 'Host a\n  User c\nHost b\n  User d\nHost a b\n  User d\n',
      problems: ['6:3-9 `User` has no effect here: earlier lines set it for all hosts of this block.'],
      severities: ['warning'],
    },
    {
      config: 'Host a\n  User x\nHost b\n  User x\nHost c\n  User x\nHost d\n  User x\nHost a b c d\n  User x\n',
      problems: [
        '10:3-9 `User` is not needed here: earlier lines set it to the same value for all hosts of this block.',
      ],
      notes: ['2:3-9 this line counts', '4:3-9 this line counts', '6:3-9 this line counts'],
      severities: ['info'],
    },
  ],
});
