import rule from '../../rules/net-address-family-literal.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'AddressFamily inet\nMatch exec "x"\n  AddressFamily inet6\nHost *\n  HostName ::1\n',
    'Match exec "x"\n  AddressFamily inet6\nHost a\n  HostName 10.0.0.1\n',
    'Host a\n  HostName ::1\n',
    'AddressFamily inet\nHost a\n  HostName 10.0.0.1\n',
    'Host a\n  AddressFamily any\n  HostName ::1\nHost *\n  AddressFamily inet\n',
    'Host a\n  BindAddress 10.0.0.1\n  AddressFamily inet\n',
    'AddressFamily inet6\nHost a\n  HostName b.c\n',
    'Match user x\n  AddressFamily inet\nHost a\n  HostName ::1\n',
    'AddressFamily inet6\nHost a\n  HostName 1234.0.0.1\n',
    'AddressFamily inet\nHost a\n  HostName gate:22\n',
    'AddressFamily inet6\nHost a\n  HostName 10.0.0.1:22\n',
    'AddressFamily inet6\nHost a\n  HostName 10.0.0.1234\n',
    'AddressFamily inet\nHost a\n  HostName ::1/64\n',
    'AddressFamily inet\nHost a\n  HostName gate::1\n',
    'AddressFamily inet6\nHost a\n  HostName 10.0.0.1\n  ProxyJump gate\n',
    'AddressFamily inet6\nHost a\n  HostName 10.0.0.1\nHost *\n  ProxyCommand nc %h %p\n',
    'AddressFamily inet6\nHost a\n  BindAddress 10.0.0.1\n  ProxyCommand nc %h %p\n',
    'AddressFamily inet6\nMatch exec x\n  ProxyJump gate\nHost a\n  HostName 10.0.0.1\n',
    'AddressFamily inet6\nMatch exec x\n  ProxyCommand nc %h %p\nHost a\n  HostName 10.0.0.1\n',
  ],
  bad: [
    {
      config: 'AddressFamily inet\nHost a\n  HostName 2001:db8::1\n',
      problems: ['3:12-23 `2001:db8::1` cannot be used with `AddressFamily inet`.'],
      notes: ['1:1-19 this line counts'],
      destinations: [['a']],
    },
    {
      config: 'Host a b\n  HostName 10.0.0.1\nHost b\n  AddressFamily inet6\n',
      problems: ['2:12-20 `10.0.0.1` cannot be used with `AddressFamily inet6`.'],
      notes: ['4:3-22 this line counts'],
      destinations: [['a', 'b']],
    },
    {
      config: 'Host a\n  HostName "::1" # c\n  AddressFamily inet\n',
      problems: ['2:12-17 `::1` cannot be used with `AddressFamily inet`.'],
      notes: ['3:3-21 this line counts'],
      destinations: [['a']],
    },
    {
      config:
        'Host a\n  HostName 10.0.0.1\n  AddressFamily inet6\n  ProxyJump none\n  ProxyCommand NONE\nHost *\n  ProxyJump gate\n',
      target: '10.6',
      problems: ['2:12-20 `10.0.0.1` cannot be used with `AddressFamily inet6`.'],
      destinations: [['a']],
    },
    {
      config: 'Host a\n  BindAddress 127.0.0.1\n  AddressFamily inet6\n',
      problems: ['2:15-24 `127.0.0.1` cannot be used with `AddressFamily inet6`.'],
      notes: ['3:3-22 this line counts'],
      destinations: [['a']],
    },
    {
      config:
        'Host a\n  HostName fe80::1%%eth0\n  BindAddress 10.20.30.40\nHost a\n  AddressFamily inet\nHost b\n  BindAddress 10.20.30.40\n  AddressFamily inet6\n',
      problems: [
        '2:12-25 `fe80::1%%eth0` cannot be used with `AddressFamily inet`.',
        '7:15-26 `10.20.30.40` cannot be used with `AddressFamily inet6`.',
      ],
      destinations: [['a'], ['b']],
    },
  ],
});
