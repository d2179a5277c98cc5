import rule from '../../rules/algo-list-replaces-defaults.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'HostKeyAlgorithms +ssh-rsa\n',
    'Ciphers aes256-ctr,3des-cbc\n',
    'Ciphers -3des-cbc\n',
    'HostKeyAlgorithms ssh-ed25519\n',
    'PubkeyAcceptedAlgorithms ssh-*\n',
    'Ciphers nosuch\n',
    'CASignatureAlgorithms ssh-rsa\n',
    { config: 'Ciphers ,\n', target: '7.5' },
    'MACs ,a\n',
    { config: 'PubkeyAcceptedKeyTypes rsa-sha2-*\n', target: '8.4' },
  ],
  bad: [
    {
      config: 'Host old\n  HostKeyAlgorithms ssh-rsa,ssh-dss\n',
      problems: [
        '2:21-36 `HostKeyAlgorithms` offers nothing but these old names: without a `+` in front, the list replaces the default one.',
      ],
      fixed: 'Host old\n  HostKeyAlgorithms +ssh-rsa,ssh-dss\n',
    },
    {
      config: 'KexAlgorithms diffie-hellman-group1-sha1\n',
      target: ['6.6', '9.2'],
      problems: [
        '1:15-41 `KexAlgorithms` offers nothing but these old names: without a `+` in front, the list replaces the default one.',
      ],
    },
    {
      config: 'Match host old\n  PubkeyAcceptedAlgorithms "ssh-rsa"\n',
      problems: [
        '2:28-37 `PubkeyAcceptedAlgorithms` offers nothing but these old names: without a `+` in front, the list replaces the default one.',
      ],
      fixed: 'Match host old\n  PubkeyAcceptedAlgorithms "+ssh-rsa"\n',
    },
  ],
});
