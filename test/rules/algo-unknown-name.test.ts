import rule from '../../rules/algo-unknown-name.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'KexAlgorithms curve25519-sha256,gss-curve25519-sha256-,gss-group16-sha512-\n', target: 'debian-12' },
    'Ciphers aes256-ctr,,aes128-ctr\n',
    'Ciphers ,\n',
    { config: 'Ciphers ,aes256-ctr\n', target: '10.6' },
    { config: 'Ciphers +,aes256-cbc\n', target: '10.6' },
    { config: 'Ciphers ""\n', target: '10.6' },
    'Ciphers ""\n',
    'Ciphers aes256-ctr,aes128-ctr\n',
    'Ciphers -nosuch\n',
    'HostKeyAlgorithms ssh-ed25519*,rsa-*\n',
    'HostKeyAlgorithms +ssh-rsa,+ssh-dss\n',
    'Ciphers + aes256-cbc\n',
    { config: 'GSSAPIKexAlgorithms gss-gex-sha1-toWM5Slw5Ew8Mqkay+al2g==,,a\n', target: 'debian-12' },
    { config: 'HostKeyAlgorithms +ssh-dss\n', target: '9.2' },
    { config: 'KexAlgorithms ^curve25519-sha256\n', target: '8.0' },
  ],
  bad: [
    ...[
      { front: '', name: 'ssh-ed25519-cert-v01@openssh.com', at: '1:23-55' },
      { front: 'ssh-ed25519,', name: 'ssh-rsa-cert-v01@openssh.com', at: '1:35-63' },
    ].map(({ front, name, at }) => ({
      config: `CASignatureAlgorithms ${front}${name}\n`,
      target: '10.6',
      problems: [`${at} \`${name}\` is the type of a certificate and does not belong into \`CASignatureAlgorithms\`.`],
    })),
    {
      config: 'Ciphers arcfour,frob+nicate,aes256-ctr,\n',
      problems: [
        '1:9-16 `arcfour` was removed in OpenSSH 7.6, and a list with it is refused.',
        '1:17-28 ssh knows no `frob+nicate` for `Ciphers` and refuses the file.',
      ],
      fixed: 'Ciphers frob+nicate,aes256-ctr\n',
    },
    {
      config: 'Ciphers frob,aes256-ctr,,aes128-ctr\n',
      problems: ['1:9-13 ssh knows no `frob` for `Ciphers` and refuses the file.'],
      fixed: 'Ciphers frob,aes256-ctr,,aes128-ctr\n',
    },
    {
      config: 'Host a\n  KexAlgorithms mlkem768x25519-sha256,curve25519-sha256\n',
      problems: ['2:17-38 `mlkem768x25519-sha256` is new in OpenSSH 9.9, and older clients refuse the file.'],
      fixed: 'Host a\n  KexAlgorithms curve25519-sha256\n',
    },
    {
      config: 'Ciphers aes256-ctr,arcfour,blowfish-cbc\n',
      target: ['7.5', '9.2'],
      problems: [
        '1:20-27 `arcfour` was removed in OpenSSH 7.6, and a list with it is refused.',
        '1:28-40 `blowfish-cbc` was removed in OpenSSH 7.6, and a list with it is refused.',
      ],
      fixed: 'Ciphers aes256-ctr\n',
    },
    {
      config: 'HostKeyAlgorithms +ssh-dss\n',
      target: '10.0',
      problems: ['1:20-27 `ssh-dss` was removed in OpenSSH 9.8, and a list with it is refused.'],
      fixed: 'HostKeyAlgorithms +ssh-dss\n',
    },
    {
      config: 'Ciphers aes256-crt\n',
      problems: ['1:9-19 ssh knows no `aes256-crt` for `Ciphers`; did you mean `aes256-ctr`?'],
      fixed: 'Ciphers aes256-ctr\n',
    },
    {
      config: 'MACs hmac-sha2-256-etm\n',
      problems: ['1:6-23 ssh knows no `hmac-sha2-256-etm` for `MACs`; did you mean `hmac-sha2-256-etm@openssh.com`?'],
    },
    {
      config:
        'Host a\n  GSSAPIKexAlgorithms gss-gex-sha1-,curve25519-sha256,gss-*\nHost b\n  GSSAPIKexAlgorithms +gss-gex-sha1-\n',
      target: ['debian-11', 'debian-12'],
      problems: [
        '2:37-54 `curve25519-sha256` is no GSSAPI key exchange, and ssh refuses the file.',
        '2:55-60 `gss-*` is no GSSAPI key exchange, and ssh refuses the file.',
        '4:23-37 `+gss-gex-sha1-` is no GSSAPI key exchange, and ssh refuses the file.',
      ],
    },
    {
      config: 'Ciphers hmac-sha2-256\n',
      problems: ['1:9-22 `hmac-sha2-256` is a MAC and does not belong into `Ciphers`.'],
    },
    {
      config: 'Ciphers frob,aes256-ctr\n',
      problems: ['1:9-13 ssh knows no `frob` for `Ciphers` and refuses the file.'],
      fixed: 'Ciphers frob,aes256-ctr\n',
    },
    {
      config: 'KexAlgorithms +mlkem768x25519-sha256,curve25519-sha256\n',
      problems: ['1:16-37 `mlkem768x25519-sha256` is new in OpenSSH 9.9, and older clients refuse the file.'],
      fixed: 'KexAlgorithms +curve25519-sha256\n',
    },
    {
      config: 'PubkeyAcceptedKeyTypes ssh-ed25519,sha-rsa\n',
      problems: ['1:36-43 ssh knows no `sha-rsa` for `PubkeyAcceptedKeyTypes`; did you mean `ssh-rsa`?'],
    },
  ],
});
