import rule from '../../rules/hostkey-names-readable.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['HashKnownHosts yes\n', 'Host a\n  HashKnownHosts no\n', 'HashKnownHosts yes\nHost *\n  HashKnownHosts no\n'],
  bad: [
    {
      config: 'HashKnownHosts no\n',
      problems: ['1:16-18 `HashKnownHosts no` writes every name that you connect to in clear into known_hosts.'],
    },
    {
      config: 'Host *\n  HashKnownHosts false\n',
      problems: ['2:18-23 `HashKnownHosts no` writes every name that you connect to in clear into known_hosts.'],
    },
    {
      config: 'Host a\n  HashKnownHosts yes\nHost * !b\n  HashKnownHosts no\n',
      problems: ['4:18-20 `HashKnownHosts no` writes every name that you connect to in clear into known_hosts.'],
    },
  ],
});
