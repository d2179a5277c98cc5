import rule from '../../rules/syntax-vendor-keyword.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'GSSAPIKeyExchange yes\n', target: 'debian-12' },
    'IgnoreUnknown GSSAPI*\nGSSAPIKeyExchange yes\n',
    'UseKeychain yes\n',
    'Usr bob\n',
  ],
  bad: [
    {
      config: 'RSAMinSize 1024\n',
      target: 'rhel-7',
      problems: ['1:1-11 `RSAMinSize` is known only to the ssh that Red Hat builds, and others refuse the file.'],
    },
    {
      config: 'Host *\n  GSSAPIKeyExchange yes\n',
      problems: [
        '2:3-20 `GSSAPIKeyExchange` is known only to the ssh that Apple, Debian, Red Hat or Ubuntu builds, and others refuse the file.',
      ],
    },
    {
      config: 'IgnoreUnknown Foo\nGSSAPIRenewalForcesRekey yes\n',
      target: ['9.2', 'debian-12'],
      problems: [
        '2:1-25 `GSSAPIRenewalForcesRekey` is known only to the ssh that Apple, Debian, Red Hat or Ubuntu builds, and others refuse the file.',
      ],
    },
    {
      config: 'Host a\n  gssapitrustdns=yes\n',
      target: '10.6',
      problems: [
        '2:3-17 `GSSAPITrustDns` is known only to the ssh that Apple, Debian, Red Hat or Ubuntu builds, and others refuse the file.',
      ],
    },
    {
      config: 'GSSAPITrustDNS yes\n',
      target: 'macos-15',
      problems: [
        '1:1-15 `GSSAPITrustDns` is known only to the ssh that Debian, Red Hat or Ubuntu builds, and others refuse the file.',
      ],
    },
    {
      config: 'RSAMinSize 2048\n',
      target: '9.2',
      problems: ['1:1-11 `RSAMinSize` is known only to the ssh that Red Hat builds, and others refuse the file.'],
      severities: ['error'],
    },
    {
      config: 'RSAMinSize 2048\n',
      target: 'OpenSSH_9.2p1',
      problems: ['1:1-11 `RSAMinSize` is known only to the ssh that Red Hat builds, and others refuse the file.'],
      severities: ['warning'],
    },
  ],
});
