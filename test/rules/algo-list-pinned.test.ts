import rule from '../../rules/algo-list-pinned.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['Ciphers +3des-cbc\n', 'Ciphers 3des-cbc\n', 'User a\n'],
  bad: [
    {
      config: 'Ciphers aes256-ctr,3des-cbc\n',
      problems: ['1:9-28 `Ciphers` is fixed to this list, so nothing that OpenSSH adds later is used.'],
    },
    {
      config: 'Ciphers aes256-ctr,aes128-ctr\n',
      problems: ['1:9-30 `Ciphers` is fixed to this list, so nothing that OpenSSH adds later is used.'],
    },
    {
      config: 'Host a\n  KexAlgorithms curve25519-sha256\n  MACs hmac-sha2-512-etm@openssh.com\n',
      problems: [
        '2:17-34 `KexAlgorithms` is fixed to this list, so nothing that OpenSSH adds later is used.',
        '3:8-37 `MACs` is fixed to this list, so nothing that OpenSSH adds later is used.',
      ],
      destinations: [['a'], ['a']],
    },
    {
      config: 'HostKeyAlgorithms=ssh-ed25519\n',
      target: '8.4',
      problems: ['1:19-30 `HostKeyAlgorithms` is fixed to this list, so nothing that OpenSSH adds later is used.'],
    },
  ],
});
