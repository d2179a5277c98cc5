import rule from '../../rules/algo-weak-offered.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'HostKeyAlgorithms +ssh-rsa\n',
    'Host a\n  Ciphers -aes128-cbc\n',
    'Host a\n  Ciphers aes128-ctr\nHost a\n  Ciphers +3des-cbc\n',
    'Host !a\n  Ciphers +3des-cbc\n',
  ],
  bad: [
    {
      config: 'Host a\n  HostKeyAlgorithms +ssh-rsa,ssh-dss\n',
      problems: ['2:21-37 `ssh-rsa` and `ssh-dss` may be used for `a`.'],
      destinations: [['a']],
    },
    {
      config: 'Host switch-*\n  Ciphers +aes128-cbc\n',
      problems: ['2:11-22 `aes128-cbc` (CBC) may be used for every host that this block matches.'],
    },
    {
      config: 'Match user x\n  KexAlgorithms diffie-hellman-group14-sha1\n',
      problems: ['2:17-44 `diffie-hellman-group14-sha1` (SHA-1) may be used for every host that this block matches.'],
    },
    {
      config: 'Host a\n  Ciphers arcfour256\n',
      target: '7.5',
      problems: ['2:11-21 `arcfour256` (RC4) may be used for `a`.'],
      destinations: [['a']],
    },
  ],
});
