import { describe, expect, test } from 'vitest';
import { expander } from '../../src/resolve/afterwards.ts';
import { logged } from '../../src/resolve/log.ts';
import { withoutQuotes } from '../../src/resolve/unsaid.ts';
import { home } from '../support/memory-ports.ts';
import { dump, type Given, resolution, resolverOf } from '../support/resolving.ts';

describe('a name from the name server', () => {
  const names = { 'web.example': 'web.example', 'a.b.example': 'x.example', web: 'web.elsewhere' };
  const host = (config: string, args: readonly string[], release = '9.2') =>
    dump({ release, names, config: `CanonicalizeHostname yes\nCanonicalDomains example\n${config}`, args }, 'hostname');

  test.each([
    ['one dot, as many as are looked up without being told', '', ['a.b'], 'hostname a.b.example'],
    ['no dots', 'CanonicalizeMaxDots 0\n', ['a.b'], 'hostname a.b'],
    ['the end of the domains', 'CanonicalDomains none\n', ['web'], 'hostname web.example'],
    ['a proxy, which is asked instead', 'ProxyCommand nc %h %p\n', ['web'], 'hostname web'],
    ['a proxy, and a name that is wanted all the same', 'ProxyCommand none\n', ['web'], 'hostname web.example'],
  ])('%s', (_, config, args, expected) => {
    expect(host(config, args)).toEqual([expected]);
  });

  test.each(['yes', 'always'])('CanonicalizeHostname %s and a proxy', (value) => {
    const config = `CanonicalizeHostname ${value}\nCanonicalDomains example\nProxyCommand nc %h %p\n`;
    expect(dump({ names, config, args: ['web'] }, 'hostname')).toEqual([
      value === 'yes' ? 'hostname web' : 'hostname web.example',
    ]);
  });

  test.each(['no', 'false'])('CanonicalizeHostname %s', (value) => {
    const config = `CanonicalizeHostname ${value}\nCanonicalDomains example\n`;
    expect(dump({ names, config, args: ['web'] }, 'hostname')).toEqual(['hostname web']);
  });

  test('an alias counts only where rules allow it', () => {
    const rules = 'CanonicalizePermittedCNAMEs *.example:*.example\n';
    expect(host(rules, ['a.b'])).toEqual(['hostname x.example']);
    expect(host('CanonicalizePermittedCNAMEs *.other:*.example\n', ['a.b'])).toEqual(['hostname a.b.example']);
    expect(host('CanonicalizePermittedCNAMEs *.example:*.EXAMPLE\n', ['a.b'])).toEqual(['hostname x.example']);
  });

  test('an alias does not count where names are not made canonical, nor does an empty one', () => {
    const rules = 'CanonicalizePermittedCNAMEs *:*\n';
    expect(dump({ names: { host: 'x.example' }, config: rules }, 'hostname')).toEqual(['hostname host']);
    const config = `CanonicalizeHostname yes\nCanonicalDomains example\n${rules}`;
    expect(dump({ names: { 'web.example': '.' }, config, args: ['web'] }, 'hostname')).toEqual([
      'hostname web.example',
    ]);
  });

  test('an alias is told of, and a name of its own is none', () => {
    const config = 'CanonicalizeHostname yes\nCanonicalDomains example\nCanonicalizePermittedCNAMEs *:*\n';
    const said = (name: string) => resolution({ names, config, args: ['-o', 'LogLevel=VERBOSE', name] }).messages;
    expect(said('a.b')).toEqual(['Canonicalized DNS aliased hostname "a.b.example" => "x.example"']);
    expect(said('web')).toEqual([]);
  });
});

test('what is expanded when ssh connects, as each option has it', () => {
  const found = resolverOf({
    release: '10.0',
    config: 'HostKeyAlias alias\nProxyJump bastion\n',
    environment: { KEYS: '/keys' },
  });
  const expand = expander(found.resolve(['host']), found.settled);
  expect(expand('identityfile', '~/%k-%j', 'none').path).toBe('~/%k-%j');
  expect(expand('identityfile', '~/%k-%j', 'tilde').path).toBe(`${home}/%k-%j`);
  expect(expand('identityfile', '~/%k-%j', 'whole').path).toBe(`${home}/alias-bastion`);
  expect(expand('identityfile', '${KEYS}/%h', 'whole').path).toBe('/keys/host');
  expect(expand('globalknownhostsfile', '${KEYS}/%h', 'whole').path).toBe('${KEYS}/%h');
  expect(expand('identityfile', '/%y', 'whole')).toEqual({
    path: '/%y',
    problem: 'vdollar_percent_expand: unknown key %y\npercent_dollar_expand: failed',
  });
});

test('names that a list loses are compared as they are written', () => {
  const list = (value: string) => dump({ config: value }, 'hostkeyalgorithms');
  expect(list('HostKeyAlgorithms -SSH-*\n')).toEqual(list(''));
  expect(list('HostKeyAlgorithms -ssh-*\n')).not.toEqual(list(''));
});

test('Match exec is told the port that is known by then', () => {
  const commands = { 'test 99': '' };
  const config = (before: string) => `${before}Match exec "test %p"\nUser yes\n`;
  expect(dump({ commands, config: config('Port 99\n') }, 'user')).toEqual(['user yes']);
  expect(dump({ commands, config: config('') }, 'user')).toEqual(['user ada']);
});

test.each([
  ['', ['~/.ssh/id_rsa', '~/.ssh/id_dsa', '~/.ssh/id_ecdsa', '~/.ssh/id_ed25519']],
  ['Protocol 1\n', ['~/.ssh/identity']],
  ['Protocol 2,1\n', ['~/.ssh/identity', '~/.ssh/id_rsa', '~/.ssh/id_dsa', '~/.ssh/id_ecdsa', '~/.ssh/id_ed25519']],
])('the keys that a client with protocol 1 looks for: %j', (config, expected) => {
  const lines = expected.map((path) => `identityfile ${path}`);
  expect(dump({ release: '7.5', config }, 'identityfile')).toEqual(lines);
});

test('a name that stands twice in a list counts once where lists are put together', () => {
  const twice = (release: string, value: string) => dump({ release, config: value }, 'ciphers');
  expect(twice('7.5', 'Ciphers +3des-cbc,3des-cbc\n')).toEqual([`${twice('7.5', '')[0]},3des-cbc`]);
  expect(twice('7.5', 'Ciphers aes128-ctr,aes128-ctr\n')).toEqual(['ciphers aes128-ctr,aes128-ctr']);
  expect(twice('9.2', 'Ciphers aes128-ctr,aes128-ctr\n')).toEqual(['ciphers aes128-ctr']);
  const [added = ''] = dump({ config: 'MACs +hmac-md5,hmac-md5\n' }, 'macs');
  expect(added.split(',').filter((name) => name === 'hmac-md5')).toHaveLength(1);
});

test.each(['7.5', '9.2'])('client %s: rules for aliases ask for an address, too', (release) => {
  const asked = (family: string) =>
    resolution({
      release,
      config: `AddressFamily ${family}\nCanonicalizePermittedCNAMEs *:*\n`,
      args: ['192.0.2.1'],
    });
  expect(asked('inet6').messages).toEqual([
    'ssh: Could not resolve hostname 192.0.2.1: Address family for hostname not supported',
  ]);
  expect(asked('any').settled.get('hostname')).toEqual(['192.0.2.1']);
});

test('-J none leaves a ProxyCommand of the files, where the client does', () => {
  const proxy = (release: string) =>
    dump({ release, args: ['-J', 'none', '-o', 'ProxyCommand=foo', 'host'] }, 'proxycommand');
  expect([proxy('8.4'), proxy('9.2'), proxy('10.0')]).toEqual([['proxycommand foo'], ['proxycommand foo'], []]);
});

describe('what ssh says as it ends', () => {
  const heard = (level: string, given: Given) =>
    resolution({ ...given, args: ['-o', `LogLevel=${level}`, 'host'] }).messages;

  test.each<readonly [string, Given, readonly string[], readonly string[]]>([
    ['no attempts', { config: 'ConnectionAttempts 0\n' }, ['Invalid number of ConnectionAttempts'], []],
    ['files without end', { config: 'Include config\n' }, ['Too many recursive configuration includes'], []],
    [
      'a token that there is not',
      { config: 'ControlPath /a%z\n' },
      ['percent_dollar_expand: failed'],
      ['vdollar_percent_expand: unknown key %z'],
    ],
    [
      'a user that there is not',
      { config: 'ControlPath ~nobody-here/x\n' },
      [],
      ['tilde_expand: No such user nobody-here'],
    ],
  ])('%s', (...[, given, fatal, more]) => {
    expect(heard('FATAL', given)).toEqual(fatal);
    expect(heard('INFO', given)).toEqual([...more, ...fatal]);
  });

  test.each(['Host', 'Match', 'Include'])('-o %s, which has no argument', (keyword) => {
    expect(resolution({ args: ['-o', keyword, 'host'] }).messages).toEqual([
      `command-line line 0: no argument after keyword "${keyword.toLowerCase()}"`,
    ]);
  });

  test('is not shown of files whose text is not', () => {
    const { documents, messages } = resolution({ config: 'Nonsense a\nNonsense b\nPort x\n' });
    const path = `${home}/.ssh/config`;
    expect(withoutQuotes(messages, documents, () => true)).toEqual([
      `${path}: what ssh says of its lines is not shown, as this is no config`,
      `${path}: terminating, 3 bad configuration options`,
    ]);
    expect(withoutQuotes(messages, documents, () => false)).toEqual(messages);
    expect(messages).toHaveLength(4);
  });
});

describe('names of services', () => {
  const port = (services: string) => dump({ config: 'Port odd\n', files: { '/etc/services': services } }, 'port');

  test('hold where the whole entry is a port of TCP', () => {
    expect(port('odd 70/tcp # odd\n')).toEqual(['port 70']);
    expect(port('other 70/tcp odd\nodd 71/tcp\n')).toEqual(['port 70']);
    expect(port('odd x70/tcp\n')).not.toEqual(['port 70']);
    expect(port('odd 70/tcpx\n')).not.toEqual(['port 70']);
    expect(port('odd 70/udp\n')).not.toEqual(['port 70']);
  });
});

describe('what ssh logs', () => {
  test('is cut, also in the middle of a byte in octal', () => {
    expect(logged('a'.repeat(1021))).toHaveLength(1021);
    expect(logged('a'.repeat(1024))).toHaveLength(1021);
    expect(logged(`${'a'.repeat(1020)}\u0001`)).toBe('a'.repeat(1020));
    expect(logged(`${'a'.repeat(1019)}\u0001`)).toBe(`${'a'.repeat(1019)}\\0`);
  });
});
