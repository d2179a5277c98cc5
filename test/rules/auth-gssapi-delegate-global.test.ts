import rule from '../../rules/auth-gssapi-delegate-global.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'GSSAPIDelegateCredentials no\n', target: 'debian-12' },
    { config: 'Host a\n  GSSAPIDelegateCredentials yes\n', target: 'debian-12' },
    { config: 'GSSAPIAuthentication yes\n', target: 'debian-12' },
    { config: 'GSSAPIDelegateCredentials yes\n', target: '9.2' },
  ],
  bad: [
    {
      config: 'GSSAPIDelegateCredentials yes\n',
      target: 'debian-12',
      problems: [
        '1:27-30 `GSSAPIDelegateCredentials` counts for every host: root there can act with your Kerberos ticket.',
      ],
    },
    {
      config: 'Host *.example.com\n  GSSAPIDelegateCredentials yes\n',
      target: 'debian-12',
      problems: [
        '2:29-32 `GSSAPIDelegateCredentials` counts for every host that this block matches: root there can act with your Kerberos ticket.',
      ],
      severities: ['info'],
    },
    {
      config: 'Host * !a\n  GSSAPIDelegateCredentials yes\n',
      target: 'debian-12',
      problems: [
        '2:29-32 `GSSAPIDelegateCredentials` counts for nearly every host: root there can act with your Kerberos ticket.',
      ],
    },
  ],
});
