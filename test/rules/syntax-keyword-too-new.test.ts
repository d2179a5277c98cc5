import rule from '../../rules/syntax-keyword-too-new.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'PubkeyAcceptedAlgorithms +ssh-rsa\n', target: '8.5' },
    { config: 'PubkeyAcceptedKeyTypes +ssh-rsa\n', target: ['7.5', '10.6'] },
    { config: 'IgnoreUnknown WarnWeakCrypto\nWarnWeakCrypto no\n', target: '9.2' },
    { config: 'Usr bob\n', target: '7.5' },
    { config: 'UseKeychain yes\n', target: '7.5' },
  ],
  bad: [
    {
      config: 'Host a\n  PubkeyAcceptedAlgorithms +ssh-rsa\n',
      target: '8.4',
      problems: [
        '2:3-27 `PubkeyAcceptedAlgorithms` is new in OpenSSH 8.5, and older clients refuse the file; `PubkeyAcceptedKeyTypes` is the spelling that all of them read.',
      ],
      fixed: 'Host a\n  PubkeyAcceptedKeyTypes +ssh-rsa\n',
    },
    {
      config: 'Host a\n  ProxyJump b\n',
      target: ['7.2', '7.3', '10.6'],
      problems: ['2:3-12 `ProxyJump` is new in OpenSSH 7.3, and older clients refuse the file.'],
    },
    {
      config: 'WarnWeakCrypto no\n',
      target: ['8.4', '9.2', '10.0', '10.1'],
      problems: [
        '1:1-15 `WarnWeakCrypto` is new in OpenSSH 10.1, and older clients refuse the file; `IgnoreUnknown WarnWeakCrypto` above it lets them skip it.',
      ],
      fixed: 'IgnoreUnknown WarnWeakCrypto\nWarnWeakCrypto no\n',
    },
  ],
});
