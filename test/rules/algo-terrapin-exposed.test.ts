import rule from '../../rules/algo-terrapin-exposed.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'Ciphers chacha20-poly1305@openssh.com\n', target: '9.6' },
    { config: 'Ciphers chacha20-poly1305@openssh.com\n', target: 'OpenSSH_9.2p1 Debian-2+deb12u2' },
    { config: 'Ciphers chacha20-poly1305@openssh.com\n', target: 'OpenSSH_8.4p1 Debian-5+deb11u3' },
    { config: 'Ciphers chacha20-poly1305@openssh.com\n', target: 'rhel-8' },
    { config: 'Ciphers -chacha20-poly1305@openssh.com\n', target: '9.5' },
    { config: 'Ciphers aes256-ctr,aes256-gcm@openssh.com\n', target: '9.5' },
    { config: 'Ciphers aes256-cbc\nMACs hmac-sha2-256\n', target: '9.5' },
    { config: 'Host x\n  Port 1\n', target: '9.5' },
    { config: 'Ciphers aes256-ctr,aes256-cbc\nMACs -*-etm@openssh.com\n', target: '9.5' },
  ],
  bad: [
    {
      config: 'Ciphers aes256-cbc\nHost x\n  MACs hmac-sha2-256\nHost y\n  MACs hmac-sha2-256-etm@openssh.com\n',
      target: '9.5',
      problems: ['1:9-19 `aes256-cbc` can be attacked here (Terrapin): this client has no strict key exchange.'],
    },
    {
      config: 'Host x\n  Ciphers aes256-ctr,chacha20-poly1305@openssh.com\n',
      target: '9.5',
      destinations: [['x']],
      problems: [
        '2:11-51 `chacha20-poly1305@openssh.com` can be attacked here (Terrapin): this client has no strict key exchange.',
      ],
    },
    {
      config: 'Ciphers aes256-cbc,aes128-cbc\n',
      target: 'OpenSSH_9.2p1 Debian-2+deb12u1',
      problems: [
        '1:9-30 `aes256-cbc` and `aes128-cbc` can be attacked here (Terrapin): this client has no strict key exchange.',
      ],
    },
    {
      config: 'Ciphers +aes128-cbc\nMACs hmac-sha2-256\n',
      target: '8.4',
      problems: [
        '1:9-20 `chacha20-poly1305@openssh.com` can be attacked here (Terrapin): this client has no strict key exchange.',
      ],
    },
    {
      config: 'Ciphers aes256-ctr,aes128-cbc\nMACs hmac-sha2-256-etm@openssh.com\n',
      target: 'OpenSSH_8.4p1 Debian-5+deb11u2',
      problems: ['1:9-30 `aes128-cbc` can be attacked here (Terrapin): this client has no strict key exchange.'],
    },
  ],
});
