import { testReadings } from '../support/readings.ts';

testReadings('UserKnownHostsFile', [
  ['7.5 8.4 8.6', 'UserKnownHostsFile NONE a', 'userknownhostsfile = NONE | a'],
  [
    '9.2 10.6',
    'UserKnownHostsFile NONE a',
    'bad none-not-alone 19-23',
    'F line 1: keyword userknownhostsfile "none" argument must appear alone.',
  ],
  ['7.5 8.4 8.6', 'UserKnownHostsFile a None', 'userknownhostsfile = a | None'],
  [
    '9.2 10.6',
    'UserKnownHostsFile a None',
    'userknownhostsfile = a',
    'bad none-not-alone 21-25',
    'F line 1: keyword userknownhostsfile "none" argument must appear alone.',
  ],
  ['7.5 8.4 8.6 9.2 10.6', 'UserKnownHostsFile ~/.ssh/a ~/b', 'userknownhostsfile = ~/.ssh/a | ~/b'],
  ['7.5 8.4 8.6 9.2 10.6', 'UserKnownHostsFile none', 'userknownhostsfile = none'],
  ['7.5 8.4 8.6', 'UserKnownHostsFile a none', 'userknownhostsfile = a | none'],
  [
    '9.2 10.6',
    'UserKnownHostsFile a none',
    'userknownhostsfile = a',
    'bad none-not-alone 21-25',
    'F line 1: keyword userknownhostsfile "none" argument must appear alone.',
  ],
  ['7.5 8.4 8.6', 'UserKnownHostsFile none none', 'userknownhostsfile = none | none'],
  [
    '9.2 10.6',
    'UserKnownHostsFile none none',
    'bad none-not-alone 19-23',
    'F line 1: keyword userknownhostsfile "none" argument must appear alone.',
  ],
  ['7.5 8.4 8.6', 'UserKnownHostsFile'],
  [
    '9.2 10.6',
    'UserKnownHostsFile',
    'bad missing-argument 0-18',
    'F line 1: no argument after keyword "userknownhostsfile"',
  ],
  ['7.5 8.4 8.6', 'UserKnownHostsFile ""'],
  [
    '9.2 10.6',
    'UserKnownHostsFile ""',
    'bad empty-argument 19-21',
    'F line 1: keyword userknownhostsfile empty argument',
  ],
  ['7.5 8.4 8.6', 'UserKnownHostsFile a ""', 'userknownhostsfile = a'],
  [
    '9.2 10.6',
    'UserKnownHostsFile a ""',
    'userknownhostsfile = a',
    'bad empty-argument 21-23',
    'F line 1: keyword userknownhostsfile empty argument',
  ],
  ['7.5 8.4', 'UserKnownHostsFile # x', 'userknownhostsfile = # | x'],
  ['8.6 9.2 10.6', 'UserKnownHostsFile # x'],
]);

testReadings('GlobalKnownHostsFile', [
  ['7.5 8.4 8.6 9.2 10.6', 'GlobalKnownHostsFile a b', 'globalknownhostsfile = a | b'],
  ['7.5 8.4 8.6 9.2 10.6', 'GlobalKnownHostsFile None', 'globalknownhostsfile = None'],
]);

testReadings('RevokedHostKeys', [
  ['7.5 8.4 8.6 9.2 10.2 10.3 10.6', 'RevokedHostKeys a', 'revokedhostkeys = a'],
  [
    '7.5 8.4',
    'RevokedHostKeys a b',
    'revokedhostkeys = a',
    'fatal extra-arguments 18-19',
    'F line 1: garbage at end of line; "b".',
  ],
  [
    '8.6',
    'RevokedHostKeys a b',
    'revokedhostkeys = a',
    'bad extra-arguments 18-19',
    'F line 1: garbage at end of line; "b".',
  ],
  [
    '9.2 10.2',
    'RevokedHostKeys a b',
    'revokedhostkeys = a',
    'bad extra-arguments 18-19',
    'F line 1: keyword revokedhostkeys extra arguments at end of line',
  ],
  ['10.3 10.6', 'RevokedHostKeys a b', 'revokedhostkeys = a | b'],
  [
    '7.5 8.4',
    'RevokedHostKeys # x',
    'revokedhostkeys = #',
    'fatal extra-arguments 18-19',
    'F line 1: garbage at end of line; "x".',
  ],
  ['8.6', 'RevokedHostKeys # x', 'bad missing-argument 15-15', 'F line 1: Missing argument.'],
  ['9.2 10.2', 'RevokedHostKeys # x', 'bad missing-argument 16-19', 'F line 1: Missing argument.'],
  ['10.3 10.6', 'RevokedHostKeys # x', 'fatal missing-argument 16-19', 'F line 1: no revokedhostkeys specified'],
  ['7.5 8.4 8.6 9.2 10.6', 'RevokedHostKeys none', 'revokedhostkeys = none'],
  ['7.5 8.4', 'RevokedHostKeys', 'fatal missing-argument 15-15', 'F line 1: Missing argument.'],
  ['8.6', 'RevokedHostKeys', 'bad missing-argument 15-15', 'F line 1: Missing argument.'],
  ['9.2 10.6', 'RevokedHostKeys', 'bad missing-argument 0-15', 'F line 1: no argument after keyword "revokedhostkeys"'],
]);

testReadings('IdentityFile', [
  ['7.5 8.4 8.6 9.2 10.6', 'IdentityFile ~/.ssh/id', 'identityfile = ~/.ssh/id (distinct)'],
  ['7.5 8.4 8.6 9.2 10.6', 'IdentityFile none', 'identityfile = none (distinct)'],
  ['7.5 8.4', 'IdentityFile', 'fatal missing-argument 12-12', 'F line 1: Missing argument.'],
  ['8.6', 'IdentityFile', 'bad missing-argument 12-12', 'F line 1: Missing argument.'],
  ['9.2 10.6', 'IdentityFile', 'bad missing-argument 0-12', 'F line 1: no argument after keyword "identityfile"'],
  ['7.5 8.4', 'IdentityFile ""', 'fatal missing-argument 13-15', 'F line 1: Missing argument.'],
  ['8.6 9.2 10.6', 'IdentityFile ""', 'bad missing-argument 13-15', 'F line 1: Missing argument.'],
]);

testReadings('CertificateFile', [['7.5 8.4 8.6 9.2 10.6', 'CertificateFile a', 'certificatefile = a (distinct)']]);
