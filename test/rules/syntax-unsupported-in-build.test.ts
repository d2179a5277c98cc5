import rule from '../../rules/syntax-unsupported-in-build.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'GSSAPIAuthentication yes\n', target: 'debian-12' },
    { config: 'RSAAuthentication yes\n', target: '9.2' },
    'GSSAPIKeyExchange yes\n',
  ],
  bad: [
    {
      config: 'Host *\n  GSSAPIAuthentication yes\n',
      problems: [
        '2:3-23 This ssh is built without `GSSAPIAuthentication`: it ignores the line and complains of it at every start.',
      ],
    },
    {
      config: 'GSSAPIDelegateCredentials no\nHost a\n  gssapiauthentication=no\n',
      target: ['9.2', 'debian-12'],
      problems: [
        '1:1-26 This ssh is built without `GSSAPIDelegateCredentials`: it ignores the line and complains of it at every start.',
        '3:3-23 This ssh is built without `GSSAPIAuthentication`: it ignores the line and complains of it at every start.',
      ],
    },
    { config: 'SmartcardDevice 0\n', target: '8.4', problems: [] },
  ],
});
