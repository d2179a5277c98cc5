import rule from '../../rules/algo-kex-pinned-no-pq.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'KexAlgorithms ,a\n', target: '10.5' },
    'KexAlgorithms +diffie-hellman-group14-sha1\n',
    'KexAlgorithms -diffie-hellman-group14-sha256\n',
    'KexAlgorithms sntrup761x25519-sha512@openssh.com,curve25519-sha256\n',
    { config: 'KexAlgorithms curve25519-sha256\n', target: '8.4' },
    'KexAlgorithms ^curve25519-sha256\nKexAlgorithms curve25519-sha256\n',
  ],
  bad: [
    {
      config: 'KexAlgorithms curve25519-sha256\n',
      problems: [
        '1:15-32 `KexAlgorithms` leaves out `sntrup761x25519-sha512@openssh.com` for every host: what is recorded today can be read once there are quantum computers.',
      ],
    },
    {
      config: 'KexAlgorithms -sntrup*,mlkem*\n',
      target: '10.6',
      problems: [
        '1:15-30 `KexAlgorithms` leaves out `mlkem768x25519-sha256` for every host: what is recorded today can be read once there are quantum computers.',
      ],
    },
    {
      config: 'Host a b\n  KexAlgorithms curve25519-sha256@libssh.org\n',
      problems: [
        '2:17-45 `KexAlgorithms` leaves out `sntrup761x25519-sha512@openssh.com` for `a`, `b`: what is recorded today can be read once there are quantum computers.',
      ],
      severities: ['info'],
      destinations: [['a', 'b']],
    },
    {
      config: 'Host *.x\n  KexAlgorithms ecdh-sha2-nistp256\n',
      target: '10.0',
      problems: [
        '2:17-35 `KexAlgorithms` leaves out `mlkem768x25519-sha256` for every host that this block matches: what is recorded today can be read once there are quantum computers.',
      ],
      severities: ['info'],
    },
  ],
});
