import rule from '../../rules/net-address-family-global.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'AddressFamily any\n',
    'Host nas\n  AddressFamily inet\n',
    'Host *.x\n  AddressFamily inet6\n',
    'AddressFamily any\nHost *\n  AddressFamily inet\n',
  ],
  bad: [
    {
      config: 'AddressFamily inet\n',
      problems: ['1:15-19 `AddressFamily inet` counts for every host: those with IPv6 only cannot be reached.'],
    },
    {
      config: 'Host *\n  AddressFamily "inet6"\n',
      problems: ['2:17-24 `AddressFamily inet6` counts for every host: those with IPv4 only cannot be reached.'],
    },
    {
      config: 'Host !a *\n  AddressFamily inet\n',
      problems: ['2:17-21 `AddressFamily inet` counts for nearly every host: those with IPv6 only cannot be reached.'],
    },
  ],
});
