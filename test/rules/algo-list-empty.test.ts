import rule from '../../rules/algo-list-empty.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'KexAlgorithms ,curve25519-sha256\n',
    'Ciphers -3des-cbc,*-cbc\n',
    'MACs -*\n',
    'CASignatureAlgorithms -*\n',
    'Ciphers aes256-ctr\nHost a\n  Ciphers -*\n',
    { config: 'Ciphers -*\n', target: '7.4' },
    { config: 'PubkeyAcceptedKeyTypes +ssh-rsa-cert-v01@openssh.com\n', target: '8.4' },
  ],
  bad: [
    {
      config: 'KexAlgorithms ,a\nCASignatureAlgorithms ,a\n',
      target: ['8.4', '9.2', '10.5'],
      problems: [
        '1:15-17 This list has no algorithm that `KexAlgorithms` takes.',
        '2:23-25 This list has no algorithm that `CASignatureAlgorithms` takes.',
      ],
    },
    {
      config: 'Host a\n  Ciphers -*\nHost b\n  KexAlgorithms -c*,e*,d*,s*,m*\n',
      target: ['8.4', '9.2', '10.6'],
      problems: [
        '2:11-13 Nothing is left of the default list of `Ciphers`: no connection can be made.',
        '4:17-32 Nothing is left of the default list of `KexAlgorithms`: no connection can be made.',
      ],
      destinations: [['a'], ['b']],
    },
    {
      config: 'HostKeyAlgorithms -*\nPubkeyAcceptedKeyTypes -*\n',
      problems: [
        '1:19-21 Nothing is left of the default list of `HostKeyAlgorithms`: no connection can be made.',
        '2:24-26 Nothing is left of the default list of `PubkeyAcceptedKeyTypes`: no key of yours is offered.',
      ],
    },
    {
      config: 'CASignatureAlgorithms ssh-ed25519-cert-v01@openssh.com\nMACs ,\n',
      target: ['8.4', '9.2'],
      problems: [
        '1:23-55 This list has no algorithm that `CASignatureAlgorithms` takes.',
        '2:6-7 This list has no algorithm that `MACs` takes.',
      ],
    },
  ],
});
