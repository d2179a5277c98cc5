import rule from '../../rules/net-canonical-domains-unused.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n  CanonicalizePermittedCNAMEs *.a.b:*.c.d\nHost b\n  CanonicalizeHostname yes\n',
    'CanonicalDomains a.b\nCanonicalizeHostname yes\n',
    'Host a\n  CanonicalDomains b.c\nHost *\n  CanonicalizeHostname always\n',
    'CanonicalizeHostname no\n',
    'CanonicalDomains none\n',
  ],
  bad: [
    {
      config: 'CanonicalDomains a.b c.d\n',
      problems: ['1:18-25 `CanonicalDomains` has no effect: no `CanonicalizeHostname yes` counts for these hosts.'],
    },
    {
      config: 'CanonicalizeHostname no\nCanonicalizeMaxDots 2\n',
      problems: ['2:21-22 `CanonicalizeMaxDots` has no effect: no `CanonicalizeHostname yes` counts for these hosts.'],
    },
    {
      config: 'Host a\n  CanonicalizeFallbackLocal no\nHost b\n  CanonicalizeHostname yes\n',
      problems: [
        '2:29-31 `CanonicalizeFallbackLocal` has no effect: no `CanonicalizeHostname yes` counts for these hosts.',
      ],
      destinations: [['a']],
    },
  ],
});
