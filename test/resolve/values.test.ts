import { describe, expect, test } from 'vitest';
import { dump, type Given, resolution } from '../support/resolving.ts';

type Row = readonly [title: string, given: Given | string, keyword: string, ...expected: string[]];

function testRows(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    test.each(rows.map(([name, given, keyword, ...expected]) => [name, given, keyword, expected] as const))(
      '%s',
      (_, given, ...[keyword, expected]) => {
        expect(dump(typeof given === 'string' ? { config: given } : given, keyword)).toEqual(expected);
      },
    );
  });
}

testRows('the first value wins', [
  ['in one file', 'User a\nUser b\n', 'user', 'user a'],
  ['whatever the block', 'Host *\nUser a\nHost host\nUser b\n', 'user', 'user a'],
  ['only where the block applies', 'Host other\nUser a\nHost host\nUser b\n', 'user', 'user b'],
  ['over another spelling', 'User a\nuser=b\nUSER "c"\n', 'user', 'user a'],
  [
    'under either name',
    'PubkeyAcceptedKeyTypes ssh-rsa\nPubkeyAcceptedAlgorithms ssh-ed25519\n',
    'pubkeyacceptedalgorithms',
    'pubkeyacceptedalgorithms ssh-rsa',
  ],
  ['in front of the system file', { config: 'User a\n', system: 'User b\nPort 7\n' }, 'user', 'user a'],
  ['from the system file', { config: 'User a\n', system: 'User b\nPort 7\n' }, 'port', 'port 7'],
  ['from the system file alone', { system: 'Host h*\nPort 7\n' }, 'port', 'port 7'],
  ['and no block goes on in the next file', { config: 'Host other\n', system: 'Port 7\n' }, 'port', 'port 7'],
  ['as a whole line', 'SetEnv A=1 B=2\nSetEnv C=3\n', 'setenv', 'setenv A=1', 'setenv B=2'],
  [
    'of known hosts',
    'UserKnownHostsFile /a /b\nUserKnownHostsFile /c\n',
    'userknownhostsfile',
    'userknownhostsfile /a /b',
  ],
  ['of lists of algorithms', 'MACs hmac-sha1\nMACs +hmac-sha2-256\n', 'macs', 'macs hmac-sha1'],
  ['of times: none is none', 'ConnectTimeout none\nConnectTimeout 5\n', 'connecttimeout', 'connecttimeout 5'],
]);

testRows('every line adds', [
  ['identities', 'IdentityFile /a\nIdentityFile /b\n', 'identityfile', 'identityfile /a', 'identityfile /b'],
  [
    'identities once',
    'IdentityFile /a\nIdentityFile /b\nIdentityFile /a\n',
    'identityfile',
    'identityfile /a',
    'identityfile /b',
  ],
  [
    'identities of both files',
    { config: 'IdentityFile /a\n', system: 'IdentityFile /a\nIdentityFile /b\n' },
    'identityfile',
    'identityfile /a',
    'identityfile /a',
    'identityfile /b',
  ],
  ['no identity', 'IdentityFile none\nIdentityFile /a\n', 'identityfile', 'identityfile none', 'identityfile /a'],
  [
    'certificates',
    'CertificateFile /a\nCertificateFile /a\nCertificateFile /b\n',
    'certificatefile',
    'certificatefile /a',
    'certificatefile /b',
  ],
  [
    'local forwards once',
    'LocalForward 1 h:1\nLocalForward 1  [h]:1\nLocalForward 2 h:1\n',
    'localforward',
    'localforward 1 [h]:1',
    'localforward 2 [h]:1',
  ],
  [
    'dynamic forwards',
    'DynamicForward 1\nDynamicForward *:2\nDynamicForward 1\n',
    'dynamicforward',
    'dynamicforward 1',
    'dynamicforward [*]:2',
  ],
  [
    'remote forwards',
    'RemoteForward 1 h:1\nRemoteForward 2\nRemoteForward /a /b\n',
    'remoteforward',
    'remoteforward 1 [h]:1',
    'remoteforward 2 [socks]:0',
    'remoteforward /a /b',
  ],
  ['names to send, twice too', 'SendEnv A B\nSendEnv A\n', 'sendenv', 'sendenv A', 'sendenv B', 'sendenv A'],
  [
    'names to send, less some',
    'SendEnv LC_A LC_B X\nSendEnv -LC_*\nSendEnv LC_C\n',
    'sendenv',
    'sendenv X',
    'sendenv LC_C',
  ],
  ['names to take away where there is none', 'SendEnv -X\nSendEnv A\n', 'sendenv', 'sendenv A'],
]);

testRows('the last value wins', [
  ['of IPQoS up to 8.6', { release: '8.4', config: 'IPQoS ef\nIPQoS cs1 cs2\n' }, 'ipqos', 'ipqos cs1 cs2'],
  ['of IPQoS no more from 8.7', 'IPQoS ef\nIPQoS cs1 cs2\n', 'ipqos', 'ipqos ef ef'],
  [
    'of TunnelDevice up to 8.6',
    { release: '8.4', config: 'TunnelDevice 1\nTunnelDevice 2:3\n' },
    'tunneldevice',
    'tunneldevice 2:3',
  ],
  ['of TunnelDevice no more from 8.7', 'TunnelDevice 1\nTunnelDevice 2:3\n', 'tunneldevice', 'tunneldevice 1:any'],
  [
    'of StreamLocalBindMask, in any block',
    'StreamLocalBindMask 0177\nHost other\nStreamLocalBindMask 0111\n',
    'streamlocalbindmask',
    'streamlocalbindmask 0111',
  ],
  [
    'of StreamLocalBindMask no more in 10.6',
    { release: '10.6', config: 'StreamLocalBindMask 0177\nHost other\nStreamLocalBindMask 0111\n' },
    'streamlocalbindmask',
    'streamlocalbindmask 0177',
  ],
]);

testRows('blocks do not matter', [
  [
    'to SyslogFacility',
    'Host other\nSyslogFacility AUTH\nHost host\nSyslogFacility USER\n',
    'syslogfacility',
    'syslogfacility AUTH',
  ],
]);

testRows('ForwardAgent has two slots', [
  ['a word', 'ForwardAgent yes\n', 'forwardagent', 'forwardagent yes'],
  ['a path', 'ForwardAgent $SOCK\n', 'forwardagent', 'forwardagent $SOCK'],
  ['a word and then a path', 'ForwardAgent no\nForwardAgent $SOCK\n', 'forwardagent', 'forwardagent $SOCK'],
  ['a path in another block', 'ForwardAgent no\nHost other\nForwardAgent $SOCK\n', 'forwardagent', 'forwardagent no'],
]);

testRows('unknown keywords', [
  [
    'are ignored when a line before says so',
    'IgnoreUnknown Foo*,UseKeychain\nFooBar x\nusekeychain yes\nUser a\n',
    'user',
    'user a',
  ],
  [
    'are ignored in the system file too',
    { config: 'IgnoreUnknown foo\n', system: 'Foo x\nUser a\n' },
    'user',
    'user a',
  ],
  [
    'are ignored by the first line only',
    'IgnoreUnknown a\nIgnoreUnknown b\nb x\n',
    'user',
    '/home/ada/.ssh/config: line 3: Bad configuration option: b',
    '/home/ada/.ssh/config: terminating, 1 bad configuration options',
  ],
  [
    'are not ignored before',
    'foo x\nIgnoreUnknown foo\n',
    'user',
    '/home/ada/.ssh/config: line 1: Bad configuration option: foo',
    '/home/ada/.ssh/config: terminating, 1 bad configuration options',
  ],
  [
    'are not ignored from a block that does not apply',
    'Host other\nIgnoreUnknown foo\nHost host\nfoo x\n',
    'user',
    '/home/ada/.ssh/config: line 4: Bad configuration option: foo',
    '/home/ada/.ssh/config: terminating, 1 bad configuration options',
  ],
  [
    'alone are ignored, not the mistakes of a keyword that is known',
    'IgnoreUnknown port\nPort x\n',
    'port',
    "/home/ada/.ssh/config line 2: Bad port 'x'.",
    '/home/ada/.ssh/config: terminating, 1 bad configuration options',
  ],
  [
    'need balanced quotes all the same',
    'IgnoreUnknown foo\nfoo "x\n',
    'user',
    '/home/ada/.ssh/config line 2: invalid quotes',
    '/home/ada/.ssh/config: terminating, 1 bad configuration options',
  ],
  [
    'that are negated are not ignored',
    'IgnoreUnknown *,!foo\nbar x\nfoo x\n',
    'user',
    '/home/ada/.ssh/config: line 3: Bad configuration option: foo',
    '/home/ada/.ssh/config: terminating, 1 bad configuration options',
  ],
]);

testRows('limits of ssh', [
  [
    'identities',
    Array.from({ length: 101 }, (_, at) => `IdentityFile /${at}\n`).join(''),
    'identityfile',
    '/home/ada/.ssh/config line 101: Too many identity files specified (max 100).',
    '/home/ada/.ssh/config: terminating, 1 bad configuration options',
  ],
  [
    'identities that are there',
    { config: Array.from({ length: 101 }, (_, at) => `IdentityFile /${at % 5}\n`).join('') },
    'identityfile',
    ...[0, 1, 2, 3, 4].map((at) => `identityfile /${at}`),
  ],
  [
    'certificates',
    { release: '8.4', config: Array.from({ length: 101 }, (_, at) => `CertificateFile /${at}\n`).join('') },
    'x',
    '/home/ada/.ssh/config line 101: Too many certificate files specified (max 100).',
  ],
  [
    'domains',
    `CanonicalDomains ${Array.from({ length: 33 }, (_, at) => `d${at}`).join(' ')}\n`,
    'x',
    '/home/ada/.ssh/config line 1: too many hostname suffixes.',
    '/home/ada/.ssh/config: terminating, 1 bad configuration options',
  ],
  [
    'domains of a line that comes too late',
    `CanonicalDomains a\nCanonicalDomains ${'d '.repeat(33)}\n`,
    'canonicaldomains',
    'canonicaldomains a',
  ],
  [
    'known hosts',
    `UserKnownHostsFile ${'/f '.repeat(33)}\n`,
    'x',
    '/home/ada/.ssh/config line 1: too many userknownhostsfile entries.',
    '/home/ada/.ssh/config: terminating, 1 bad configuration options',
  ],
]);

test.each([
  ['7.5', 'UserKnownHostsFile', 'too many authorized keys files.'],
  ['8.4', 'GlobalKnownHostsFile', 'too many known hosts files.'],
  ['9.2', 'GlobalKnownHostsFile', 'too many globalknownhostsfile entries.'],
])('%s takes 32 files of %s', (release, keyword, message) => {
  const given = (count: number) => ({ release, config: `${keyword} ${'/f '.repeat(count)}\n` });
  expect(resolution(given(32)).status).toBe('resolved');
  expect(dump(given(33))[0]).toBe(`/home/ada/.ssh/config line 1: ${message}`);
});

test('what is given is not changed', () => {
  const given = { config: 'SendEnv A\nSendEnv B\nSendEnv -A\n' };
  expect(resolution(given).dump).toEqual(resolution(given).dump);
});
