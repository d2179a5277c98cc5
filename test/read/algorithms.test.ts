import { testReadings } from '../support/readings.ts';

testReadings('Ciphers', [
  ['7.5 8.4 8.6 9.2 10.6', 'Ciphers aes128-ctr,aes256-gcm@openssh.com', 'ciphers = aes128-ctr,aes256-gcm@openssh.com'],
  ['7.5 8.4', 'Ciphers nosuch', 'fatal bad-algorithm 8-14', "F line 1: Bad SSH2 cipher spec 'nosuch'."],
  ['8.6 9.2 10.6', 'Ciphers nosuch', 'bad bad-algorithm 8-14', "F line 1: Bad SSH2 cipher spec 'nosuch'."],
  [
    '7.5 8.4',
    'Ciphers aes128-ctr,nosuch,aes256-ctr',
    'fatal bad-algorithm 19-25',
    "F line 1: Bad SSH2 cipher spec 'aes128-ctr,nosuch,aes256-ctr'.",
  ],
  [
    '8.6 9.2 10.6',
    'Ciphers aes128-ctr,nosuch,aes256-ctr',
    'bad bad-algorithm 19-25',
    "F line 1: Bad SSH2 cipher spec 'aes128-ctr,nosuch,aes256-ctr'.",
  ],
  [
    '7.5 8.4',
    'Ciphers "aes128-ctr,nosuch"',
    'fatal bad-algorithm 8-27',
    "F line 1: Bad SSH2 cipher spec 'aes128-ctr,nosuch'.",
  ],
  [
    '8.6 9.2 10.6',
    'Ciphers "aes128-ctr,nosuch"',
    'bad bad-algorithm 8-27',
    "F line 1: Bad SSH2 cipher spec 'aes128-ctr,nosuch'.",
  ],
  ['7.5 8.4 8.6 9.2 10.6', 'Ciphers +aes128-cbc', 'ciphers = +aes128-cbc'],
  ['7.5 8.4', 'Ciphers +nosuch', 'fatal bad-algorithm 9-15', "F line 1: Bad SSH2 cipher spec '+nosuch'."],
  ['8.6 9.2 10.6', 'Ciphers +nosuch', 'bad bad-algorithm 9-15', "F line 1: Bad SSH2 cipher spec '+nosuch'."],
  ['7.5 8.4', 'Ciphers +', 'fatal bad-algorithm 8-9', "F line 1: Bad SSH2 cipher spec '+'."],
  ['8.6 9.2 10.6', 'Ciphers +', 'bad bad-algorithm 8-9', "F line 1: Bad SSH2 cipher spec '+'."],
  ['7.5 8.4 8.6 9.2 10.6', 'Ciphers -nosuch*', 'ciphers = -nosuch*'],
  ['7.4', 'Ciphers -aes*', 'fatal bad-algorithm 8-13', "F line 1: Bad SSH2 cipher spec '-aes*'."],
  ['7.5 8.4 8.6 9.2 10.6', 'Ciphers -aes*', 'ciphers = -aes*'],
  ['7.5 8.0', 'Ciphers ^aes256-ctr', 'fatal bad-algorithm 8-19', "F line 1: Bad SSH2 cipher spec '^aes256-ctr'."],
  ['8.1 8.4 8.6 9.2 10.6', 'Ciphers ^aes256-ctr', 'ciphers = ^aes256-ctr'],
  ['7.5 8.4', 'Ciphers aes*', 'fatal bad-algorithm 8-12', "F line 1: Bad SSH2 cipher spec 'aes*'."],
  ['8.6 9.2 10.6', 'Ciphers aes*', 'bad bad-algorithm 8-12', "F line 1: Bad SSH2 cipher spec 'aes*'."],
  ['7.5 8.4', 'Ciphers ""', 'fatal missing-argument 8-10', 'F line 1: Missing argument.'],
  ['8.6 9.2 10.6', 'Ciphers ""', 'bad missing-argument 8-10', 'F line 1: Missing argument.'],
  ['7.5 8.4', 'Ciphers', 'fatal missing-argument 7-7', 'F line 1: Missing argument.'],
  ['8.6', 'Ciphers', 'bad missing-argument 7-7', 'F line 1: Missing argument.'],
  ['9.2 10.6', 'Ciphers', 'bad missing-argument 0-7', 'F line 1: no argument after keyword "ciphers"'],
  ['7.5 8.4 8.6 9.2 10.3', 'Ciphers ,aes128-ctr', 'ciphers = ,aes128-ctr'],
  ['10.4 10.6', 'Ciphers ,aes128-ctr', 'bad bad-algorithm 8-19', "F line 1: Bad SSH2 cipher spec ',aes128-ctr'."],
  ['7.5 8.4 8.6 9.2 10.6', 'Ciphers aes128-ctr,,nosuch', 'ciphers = aes128-ctr,,nosuch'],
  ['6.8', 'Ciphers +aes128-cbc', 'fatal bad-algorithm 8-19', "F line 1: Bad SSH2 cipher spec '+aes128-cbc'."],
  ['7.0 7.5 8.4 8.6 9.2 10.6', 'Ciphers +aes128-cbc', 'ciphers = +aes128-cbc'],
]);

testReadings('MACs', [
  ['7.5 8.4 8.6 9.2 10.3', 'MACs ,hmac-sha1', 'macs = ,hmac-sha1'],
  ['10.4 10.6', 'MACs ,hmac-sha1', 'bad bad-algorithm 5-15', "F line 1: Bad SSH2 MAC spec ',hmac-sha1'."],
  ['7.5 8.0', 'MACs nosuch', 'fatal bad-algorithm 5-11', "F line 1: Bad SSH2 Mac spec 'nosuch'."],
  ['8.1 8.4', 'MACs nosuch', 'fatal bad-algorithm 5-11', "F line 1: Bad SSH2 MAC spec 'nosuch'."],
  ['8.6 9.2 10.6', 'MACs nosuch', 'bad bad-algorithm 5-11', "F line 1: Bad SSH2 MAC spec 'nosuch'."],
  ['7.5 8.4 8.6 9.2 10.6', 'MACs hmac-sha2-256', 'macs = hmac-sha2-256'],
]);

testReadings('KexAlgorithms', [
  [
    '7.5 8.4',
    'KexAlgorithms nosuch,curve25519-sha256',
    'fatal bad-algorithm 14-20',
    'Unsupported KEX algorithm "nosuch"',
    "F line 1: Bad SSH2 KexAlgorithms 'nosuch,curve25519-sha256'.",
  ],
  [
    '8.6 9.2 10.6',
    'KexAlgorithms nosuch,curve25519-sha256',
    'bad bad-algorithm 14-20',
    'Unsupported KEX algorithm "nosuch"',
    "F line 1: Bad SSH2 KexAlgorithms 'nosuch,curve25519-sha256'.",
  ],
  ['7.5 8.4 8.6 9.2 10.6', 'KexAlgorithms curve25519-sha256', 'kexalgorithms = curve25519-sha256'],
  ['7.5 8.4 8.6 9.2 10.6', 'KexAlgorithms ,x', 'kexalgorithms = ,x'],
  ['7.5 8.4', 'KexAlgorithms +', 'fatal bad-algorithm 14-15', "F line 1: Bad SSH2 KexAlgorithms '+'."],
  ['8.6 9.2 10.6', 'KexAlgorithms +', 'bad bad-algorithm 14-15', "F line 1: Bad SSH2 KexAlgorithms '+'."],
  [
    '7.5 8.4',
    'KexAlgorithms éé',
    'fatal bad-algorithm 14-16',
    'Unsupported KEX algorithm "éé"',
    "F line 1: Bad SSH2 KexAlgorithms 'éé'.",
  ],
  [
    '8.6 9.2 10.6',
    'KexAlgorithms éé',
    'bad bad-algorithm 14-16',
    'Unsupported KEX algorithm "éé"',
    "F line 1: Bad SSH2 KexAlgorithms 'éé'.",
  ],
]);

testReadings('lists of key types', [
  [
    '7.5 8.4',
    'HostKeyAlgorithms ssh-ed25519,nosuch',
    'fatal bad-algorithm 30-36',
    "F line 1: Bad key types 'ssh-ed25519,nosuch'.",
  ],
  [
    '8.6 9.2 10.6',
    'HostKeyAlgorithms ssh-ed25519,nosuch',
    'bad bad-algorithm 30-36',
    "F line 1: Bad key types 'ssh-ed25519,nosuch'.",
  ],
  ['7.5 8.4 8.6 9.2 10.6', 'HostKeyAlgorithms ssh-*', 'hostkeyalgorithms = ssh-*'],
  ['7.5 8.4 8.6 9.2 10.6', 'HostKeyAlgorithms !ssh-rsa', 'hostkeyalgorithms = !ssh-rsa'],
  ['7.5 8.4 8.6 9.2 9.9', 'HostKeyAlgorithms RSA', 'hostkeyalgorithms = RSA'],
  ['10.0 10.6', 'HostKeyAlgorithms RSA', 'bad bad-algorithm 18-21', "F line 1: Bad key types 'RSA'."],
  ['7.5', 'HostKeyAlgorithms ecdsa-sk', 'fatal bad-algorithm 18-26', "F line 1: Bad key types 'ecdsa-sk'."],
  ['8.4 8.6 9.2 9.9', 'HostKeyAlgorithms ecdsa-sk', 'hostkeyalgorithms = ecdsa-sk'],
  ['10.0 10.6', 'HostKeyAlgorithms ecdsa-sk', 'bad bad-algorithm 18-26', "F line 1: Bad key types 'ecdsa-sk'."],
  ['7.5 8.4', 'HostKeyAlgorithms nosuch*', 'fatal bad-algorithm 18-25', "F line 1: Bad key types 'nosuch*'."],
  ['8.6 9.2 10.6', 'HostKeyAlgorithms nosuch*', 'bad bad-algorithm 18-25', "F line 1: Bad key types 'nosuch*'."],
  [
    '8.4 9.3',
    'CASignatureAlgorithms ssh-ed25519-cert-v01@openssh.com',
    'casignaturealgorithms = ssh-ed25519-cert-v01@openssh.com',
  ],
  [
    '9.4 10.6',
    'CASignatureAlgorithms ssh-ed25519-cert-v01@openssh.com',
    'bad bad-algorithm 22-54',
    "F line 1: Bad key types 'ssh-ed25519-cert-v01@openssh.com'.",
  ],
  ['8.4 10.6', 'CASignatureAlgorithms ssh-ed25519', 'casignaturealgorithms = ssh-ed25519'],
  ['7.5 8.4 8.6 9.2 10.6', 'PubkeyAcceptedKeyTypes +ssh-rsa', 'pubkeyacceptedalgorithms = +ssh-rsa'],
  [
    '8.4',
    'PubkeyAcceptedAlgorithms ssh-ed25519,xx',
    'bad unknown-keyword 0-24',
    'F: line 1: Bad configuration option: pubkeyacceptedalgorithms',
  ],
  [
    '8.6 10.6',
    'PubkeyAcceptedAlgorithms ssh-ed25519,xx',
    'bad bad-algorithm 37-39',
    "F line 1: Bad key types 'ssh-ed25519,xx'.",
  ],
  ['7.5 8.4 8.6 9.2 10.6', 'HostbasedKeyTypes -x', 'hostbasedacceptedalgorithms = -x'],
  [
    '8.4 8.6',
    'HostbasedAcceptedAlgorithms ^ssh-ed25519',
    'bad unknown-keyword 0-27',
    'F: line 1: Bad configuration option: hostbasedacceptedalgorithms',
  ],
  ['9.2 10.6', 'HostbasedAcceptedAlgorithms ^ssh-ed25519', 'hostbasedacceptedalgorithms = ^ssh-ed25519'],
]);

testReadings('KexAlgorithms with those of GSSAPI', [
  [
    '8.4 9.2 10.0 10.3',
    'KexAlgorithms gss-group16-sha512-,curve25519-sha256',
    'kexalgorithms = gss-group16-sha512-,curve25519-sha256',
  ],
  ['9.2', 'KexAlgorithms gss-curve25519-sha256-x', 'kexalgorithms = gss-curve25519-sha256-x'],
  [
    '9.2',
    'KexAlgorithms gss-curve25519-sha256',
    'bad bad-algorithm 14-35',
    'Unsupported KEX algorithm "gss-curve25519-sha256"',
    "F line 1: Bad SSH2 KexAlgorithms 'gss-curve25519-sha256'.",
  ],
  [
    '10.6',
    'KexAlgorithms gss-group16-sha512-',
    'bad bad-algorithm 14-33',
    'Unsupported KEX algorithm "gss-group16-sha512-"',
    "F line 1: Bad SSH2 KexAlgorithms 'gss-group16-sha512-'.",
  ],
  [
    '7.5',
    'KexAlgorithms gss-group16-sha512-',
    'fatal bad-algorithm 14-33',
    'Unsupported KEX algorithm "gss-group16-sha512-"',
    "F line 1: Bad SSH2 KexAlgorithms 'gss-group16-sha512-'.",
  ],
]);

testReadings('GSSAPIKexAlgorithms', [
  [
    '8.4 9.2',
    'GSSAPIKexAlgorithms gss-gex-sha1-,gss-group14-sha256-',
    'gssapikexalgorithms = gss-gex-sha1-,gss-group14-sha256-',
  ],
  [
    '8.4',
    'GSSAPIKexAlgorithms gss-gex-sha1-,foo',
    'fatal bad-algorithm 20-37',
    'Unsupported KEX algorithm "foo"',
    "F line 1: Bad GSSAPI KexAlgorithms 'gss-gex-sha1-,foo'.",
  ],
  [
    '9.2',
    'GSSAPIKexAlgorithms gss-gex-sha1-,foo',
    'bad bad-algorithm 20-37',
    'Unsupported KEX algorithm "foo"',
    "F line 1: Bad GSSAPI KexAlgorithms 'gss-gex-sha1-,foo'.",
  ],
  ['8.4', 'GSSAPIKexAlgorithms', 'fatal missing-argument 19-19', 'F line 1: Missing argument.'],
  [
    '9.2',
    'GSSAPIKexAlgorithms',
    'bad missing-argument 0-19',
    'F line 1: no argument after keyword "gssapikexalgorithms"',
  ],
  ['8.4 9.2', 'GSSAPIKexAlgorithms ,foo', 'gssapikexalgorithms = ,foo'],
]);
