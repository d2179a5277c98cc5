import rule from '../../rules/algo-weak-global.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'HostKeyAlgorithms -ssh-rsa\n',
    'Ciphers -*-cbc\n',
    'Host old\n  KexAlgorithms +diffie-hellman-group1-sha1\n',
    'Host switch-*\n  Ciphers +aes128-cbc\n',
    'Ciphers aes256-gcm@openssh.com\nCiphers +3des-cbc\n',
    'Ciphers ^aes256-ctr\n',
    { config: 'HostKeyAlgorithms +ssh-rsa\n', target: '8.4' },
    { config: 'HostKeyAlgorithms -ssh-dss\n', target: '7.5' },
    'MACs hmac-sha2-256,hmac-sha1\n',
    'PubkeyAcceptedAlgorithms rsa-sha2-512\n',
  ],
  bad: [
    {
      config: 'HostKeyAlgorithms +ssh-rsa\n',
      problems: ['1:19-27 `ssh-rsa` (SHA-1) may be used for every host, where only old servers need it.'],
    },
    {
      config: 'Host *\n  Ciphers aes256-ctr,aes128-cbc,3des-cbc\n',
      problems: ['2:11-41 `aes128-cbc` and `3des-cbc` may be used for every host, where only old servers need it.'],
    },
    {
      config: 'Host a\n  MACs hmac-sha2-512\nHost *\n  MACs +hmac-md5,hmac-sha1-96\n',
      problems: ['4:8-30 `hmac-md5` and `hmac-sha1-96` may be used for every host, where only old servers need it.'],
    },
    {
      config: 'KexAlgorithms ^diffie-hellman-group1-sha1\n',
      problems: [
        '1:15-42 `diffie-hellman-group1-sha1` (1024 bits and SHA-1) may be used for every host, where only old servers need it.',
      ],
    },
    {
      config: 'PubkeyAcceptedAlgorithms +ssh-*\n',
      problems: [
        '1:26-32 `ssh-dss`, `ssh-dss-cert-v01@openssh.com`, `ssh-rsa` and `ssh-rsa-cert-v01@openssh.com` may be used for every host, where only old servers need it.',
      ],
    },
    {
      config: 'PubkeyAcceptedKeyTypes +ssh-dss\n',
      target: '8.4',
      problems: ['1:24-32 `ssh-dss` (DSA) may be used for every host, where only old servers need it.'],
    },
    {
      config: 'CASignatureAlgorithms +ssh-rsa\n',
      problems: ['1:23-31 `ssh-rsa` (SHA-1) may be used for every host, where only old servers need it.'],
    },
    {
      config: 'HostKeyAlgorithms ssh-rsa\n',
      target: '8.4',
      problems: ['1:19-26 `ssh-rsa` (SHA-1) may be used for every host, where only old servers need it.'],
    },
  ],
});
