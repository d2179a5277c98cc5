import { describe, expect, test } from 'vitest';
import { systemConfigOf } from '../../src/resolve/own-world.ts';
import { home } from '../support/memory-ports.ts';
import { dump, type Given, resolution } from '../support/resolving.ts';

/** A keyword of the dump, what is given, and for each release what the real client says. */
type Row = readonly [string, Given, Readonly<Record<string, readonly string[]>>];

const invalid = ['remote username contains invalid characters'];
const rows: readonly Row[] = [
  ['sessiontype', { args: ['-N', '-N', 'host'] }, { '9.2': ['sessiontype none'], '10.6': ['sessiontype none'] }],
  [
    'sessiontype',
    { args: ['-s', '-s', 'host', 'foo'] },
    { '9.2': ['sessiontype subsystem'], '10.3': ['sessiontype subsystem'] },
  ],
  [
    'user',
    { config: 'LogLevel FATAL\nRemoteCommand ls\n', args: ['host', 'ls'] },
    { '8.4': ['Cannot execute command-line and remote command.'] },
  ],
  ['user', { config: 'LogLevel FATAL\nUser a;b\n' }, { '9.2': ['user a;b'], '10.0': invalid, '10.3': ['user a;b'] }],
  [
    'user',
    { args: ['-o', 'User=a;b', 'host'] },
    { '7.5': ['user a;b'], '8.4': invalid, '9.2': invalid, '10.6': invalid },
  ],
  ['user', { config: 'User x%u\n' }, { '9.2': ['user x%u'], '10.0': ['user xada'], '10.6': ['user xada'] }],
  [
    'user',
    { config: 'User x%u\n', args: ['ssh://host'] },
    { '9.2': ['user x%u'], '10.0': ['user xada'], '10.3': ['user x%u'], '10.6': ['user x%u'] },
  ],
  ['user', { args: ['-o', 'User a # b', 'host'] }, { '9.2': ['user a'], '10.6': ['user a'] }],
  ['user', { args: ['-o', "User 'a'", 'host'] }, { '7.5': ["user 'a'"], '8.4': invalid, '9.2': ['user a'] }],
  ['identityfile', { config: 'IdentityFile k\n' }, { '7.5': ['identityfile k'], '8.4': ['identityfile k'] }],
  [
    'localforward',
    { config: 'LocalForward /tmp/%h.sock /tmp/x\n' },
    { '7.5': ['localforward /tmp/%h.sock /tmp/x'], '8.4': ['localforward /tmp/host.sock /tmp/x'] },
  ],
  [
    'setenv',
    { config: 'SetEnv FOO=%h\n' },
    { '8.4': ['setenv FOO=%h'], '9.2': ['setenv FOO=%h'], '10.0': ['setenv FOO=host'] },
  ],
  [
    'proxycommand',
    { config: 'ProxyCommand nc\n', args: ['-J', 'gate', 'host'] },
    { '7.5': [], '8.4': [], '10.0': [], '10.6': [] },
  ],
  [
    'exitonforwardfailure',
    { args: ['-W', '80', 'host'] },
    { '9.2': ['exitonforwardfailure no'], '10.6': ['exitonforwardfailure no'] },
  ],
  [
    'exitonforwardfailure',
    { args: ['-W', '/tmp/x', 'host'] },
    { '9.2': ['exitonforwardfailure no'], '10.0': ['exitonforwardfailure yes'] },
  ],
  [
    'identityagent',
    { config: 'IdentityAgent ~///k\n' },
    { '7.5': ['identityagent ~///k'], '8.4': [`identityagent ${home}///k`], '9.2': [`identityagent ${home}/k`] },
  ],
  [
    'userknownhostsfile',
    { config: 'ProxyJump none\nUserKnownHostsFile /x%j\n' },
    { '7.5': ['userknownhostsfile /x%j'], '10.0': ['userknownhostsfile /x'], '10.6': ['userknownhostsfile /x'] },
  ],
  [
    'userknownhostsfile',
    { config: 'ProxyJump u@none\nUserKnownHostsFile /x%j\n' },
    {
      '7.5': ['userknownhostsfile /x%j'],
      '10.0': ['userknownhostsfile /xnone'],
      '10.6': ['userknownhostsfile /xnone'],
    },
  ],
  [
    'hostname',
    { args: ['-o', 'CanonicalizeHostname=yes', '-o', 'ProxyCommand=nc', '127.1'] },
    { '7.5': ['hostname 127.1'], '9.2': ['hostname 127.0.0.1'] },
  ],
  [
    'hostname',
    { args: ['-o', 'CanonicalizeHostname=yes', '127.1'] },
    { '7.5': ['hostname 127.0.0.1'], '9.2': ['hostname 127.0.0.1'] },
  ],
  ['hostname', { config: 'HostName A:B\n' }, { '7.5': ['hostname a:b'], '9.2': ['hostname A:B'] }],
  ['hostname', { config: 'HostName 1.2.3.4.A\n' }, { '7.5': ['hostname 1.2.3.4.a'], '9.2': ['hostname 1.2.3.4.a'] }],
  [
    'localforward',
    { config: 'LocalForward /tmp/${HOME}.s /tmp/x\n' },
    { '7.5': ['localforward /tmp/${HOME}.s /tmp/x'], '8.4': [`localforward /tmp/${home}.s /tmp/x`] },
  ],
  [
    'setenv',
    { config: 'SetEnv A=${HOME}\n' },
    { '8.4': ['setenv A=${HOME}'], '9.2': ['setenv A=${HOME}'], '10.0': [`setenv A=${home}`] },
  ],
];

describe.each(rows)('%s of %j', (keyword, given, expected) => {
  test.each(Object.entries(expected))('%s', (release, lines) => {
    expect(dump({ ...given, release }, keyword)).toEqual(lines);
  });
});

test('CASignatureAlgorithms takes no certificates into a pattern', () => {
  for (const release of ['8.4', '9.2', '10.6']) {
    const [line = ''] = dump({ release, config: 'CASignatureAlgorithms *\n' }, 'casignaturealgorithms');
    expect(line).toContain('ssh-ed25519,');
    expect(line).not.toContain('-cert-');
  }
});

test.each([
  ['User a\nNonsense x\nNonsense y\n', 'Nonsense'],
  ['CompressionLevel 8\nNonsense x\n', 'Nonsense'],
  ['User a\nMatch exec %Z\n', 'exec %Z'],
])('the first line over which ssh ends is the one that is named: %j', (config, expected) => {
  const { refusedAt } = resolution({ config });
  expect(refusedAt?.directive.lineNumber).toBe(2);
  expect(config.slice(refusedAt?.span.start, refusedAt?.span.end)).toBe(expected);
});

test('a line of which ssh only says something does not end it', () => {
  const { messages, status, refusedAt } = resolution({ config: 'CompressionLevel 8\n' });
  expect(messages).toEqual(['/home/ada/.ssh/config line 1: Unsupported option "compressionlevel"']);
  expect([status, refusedAt]).toEqual(['resolved', undefined]);
});

test('the file of the system', () => {
  expect(systemConfigOf({ platform: 'linux', environment: { ProgramData: '/data' } })).toBe('/etc/ssh/ssh_config');
  expect(systemConfigOf({ platform: 'win32', environment: { ProgramData: '/data' } })).toBe('/data/ssh/ssh_config');
});

test('a subsystem of an option wants a command, too', () => {
  for (const release of ['9.2', '10.6'])
    expect(resolution({ release, args: ['-o', 'SessionType=subsystem', 'host'] }).messages[0]).toBe(
      'You must specify a subsystem to invoke.',
    );
});

test('what has only digits and is no address is looked up by clients before 7.7 alone', () => {
  const names = { '99999999999.example': '99999999999.example' };
  const config = 'CanonicalizeHostname yes\nCanonicalDomains example\n';
  const host = (release: string) => dump({ release, names, config, args: ['99999999999'] }, 'hostname');
  expect(host('7.5')).toEqual(['hostname 99999999999.example']);
  expect(host('10.3')).toEqual(['hostname 99999999999']);
});
