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
    { config: 'Host x\n  Port 1\n', target: '9.6' },
    { config: 'Host x\n  Port 1\n', target: 'OpenSSH_9.2p1 Debian-2+deb12u10' },
    { config: 'Host x\n  Port 1\n', target: ['rhel-9', 'macos-13', 'ubuntu-22.04'] },
    { config: 'Host x\n  Port 1\nHost *\n  Ciphers aes256-ctr\n', target: '9.5' },
    { config: 'Host x\n  Include all\n  Port 1\n', files: { all: 'Port 2\n' }, target: '9.6' },
    { config: 'Include all\nHost x\n', files: { all: 'Ciphers -chacha20-poly1305@openssh.com\n' }, target: '9.5' },
    { config: 'Include /far/x\nHost x\n', target: '9.5', onlyBelow: ['/home/ada/.ssh'], files: { '/far/x': '' } },
    { config: 'User ada\n', target: '9.5' },
    { config: 'Ciphers aes256-ctr,aes256-cbc\nMACs -*-etm@openssh.com\n', target: '9.5' },
  ],
  bad: [
    {
      config: 'Host x\n  Port 1\nHost *\n  User a\n',
      target: '9.5',
      problems: [
        '3:6-7 `chacha20-poly1305@openssh.com` can be attacked here (Terrapin): this client has no strict key exchange and no `Ciphers` for all hosts; update the client, or write `Ciphers -chacha20-poly1305@openssh.com` for all hosts.',
      ],
    },
    {
      config: 'Include more\nHost y\n  Ciphers aes256-ctr\nHost x\n',
      files: { more: 'Host z\n' },
      target: 'OpenSSH_8.4p1 Debian-5+deb11u2',
      problems: [
        '2:6-7 `chacha20-poly1305@openssh.com` can be attacked here (Terrapin): this client has no strict key exchange and no `Ciphers` for all hosts; update the client, or write `Ciphers -chacha20-poly1305@openssh.com` for all hosts.',
      ],
    },
    {
      config: 'MACs hmac-sha2-256\nHost x\n',
      target: '7.4',
      problems: [
        '2:6-7 `chacha20-poly1305@openssh.com` can be attacked here (Terrapin): this client has no strict key exchange and no `Ciphers` for all hosts; update the client.',
      ],
    },
    {
      config: 'Match all\n  Port 1\n',
      target: '7.4',
      problems: [
        '1:7-10 `chacha20-poly1305@openssh.com`, `aes128-cbc` and 2 more can be attacked here (Terrapin): this client has no strict key exchange and no `Ciphers` for all hosts; update the client.',
      ],
    },
    {
      config: 'Host x\n  Port 1\n',
      target: '7.5',
      problems: [
        '1:6-7 `chacha20-poly1305@openssh.com`, `aes128-cbc` and 2 more can be attacked here (Terrapin): this client has no strict key exchange and no `Ciphers` for all hosts; update the client, or write `Ciphers -chacha20-poly1305@openssh.com,*-cbc` for all hosts.',
      ],
    },
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
