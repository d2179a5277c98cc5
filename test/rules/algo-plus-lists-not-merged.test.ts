import rule from '../../rules/algo-plus-lists-not-merged.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n  Ciphers +3des-cbc\nHost b\n  Ciphers +aes128-cbc\n',
    'Host a\n  Ciphers +3des-cbc\nHost *\n  Ciphers aes256-ctr\n',
    'Host a\n  Ciphers +3des-cbc\nHost *\n  MACs +hmac-md5\n',
    'Host a\n  Ciphers +3des-cbc\nHost *\n  Ciphers +3des-cbc\n',
  ],
  bad: [
    {
      config:
        'Host old\n  KexAlgorithms +diffie-hellman-group14-sha1\nHost *\n  KexAlgorithms +diffie-hellman-group1-sha1\n',
      problems: [
        '4:3-44 Where the other line applies, this list has no effect: the lists of `KexAlgorithms` are not joined, the first one counts.',
      ],
      notes: ['2:3-45 the other line'],
    },
    {
      config: 'Ciphers aes256-ctr\nHost a\n  Ciphers +3des-cbc\n',
      problems: ['3:3-20 This list has no effect: the lists of `Ciphers` are not joined, the first one counts.'],
    },
    {
      config: 'Host *.lab\n  PubkeyAcceptedKeyTypes +ssh-rsa\nHost a.lab b\n  PubkeyAcceptedAlgorithms +ssh-dss\n',
      problems: [
        '4:3-36 Where the other line applies, this list has no effect: the lists of `PubkeyAcceptedAlgorithms` are not joined, the first one counts.',
      ],
    },
  ],
});
