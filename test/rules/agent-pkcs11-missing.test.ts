import rule from '../../rules/agent-pkcs11-missing.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'PKCS11Provider /usr/lib/opensc.so\n', files: { '/usr/lib/opensc.so': '' } },
    'PKCS11Provider none\n',
    'IdentityAgent /run/agent\n',
    'PKCS11Provider opensc.so\n',
    'PKCS11Provider none\nHost *\n  PKCS11Provider /usr/lib/opensc.so\n',
    { config: 'PKCS11Provider /usr/lib/opensc.so\n', alone: true },
  ],
  bad: [
    {
      config: 'Host x\n  Include inner\n',
      files: { inner: 'Match exec "true"\n  PKCS11Provider /opt/a.so\n' },
      severities: ['info'],
      problems: ['inner 2:18-27 There is no library `/opt/a.so`, so ssh finds no key of the token.'],
    },
    {
      config: 'PKCS11Provider /usr/lib/opensc.so\n',
      problems: ['1:16-34 There is no library `/usr/lib/opensc.so`, so ssh finds no key of the token.'],
    },
    {
      config: 'Host x\n  PKCS11Provider "/opt/a b.so"\n',
      destinations: [['x']],
      severities: ['warning'],
      problems: ['2:18-31 There is no library `/opt/a b.so`, so ssh finds no key of the token.'],
    },
    {
      config: 'Match host x exec "true"\n  PKCS11Provider /opt/a.so\n',
      severities: ['info'],
      problems: ['2:18-27 There is no library `/opt/a.so`, so ssh finds no key of the token.'],
    },
  ],
});
