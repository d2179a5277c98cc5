import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../src/resolve/getopt.ts';
import { release } from '../support/release.ts';
import { dump, type Given, resolution } from '../support/resolving.ts';

describe('getopt', () => {
  const read = (args: readonly string[], name = '9.2') => {
    const { options, destination, command, before } = readCommandLine(args, release(name));
    const texts = options.map(({ letter, argument }) => letter + (argument === '' ? '' : `=${argument}`));
    return [texts.slice(0, before).join(' '), destination, texts.slice(before).join(' '), command.join(' ')];
  };

  test.each([
    ['host', ['', 'host', '', '']],
    ['', ['', undefined, '', '']],
    ['-4 host', ['4', 'host', '', '']],
    ['-4A host', ['4 A', 'host', '', '']],
    ['-p 22 host', ['p=22', 'host', '', '']],
    ['-p22 host', ['p=22', 'host', '', '']],
    ['-Ap 22 host', ['A p=22', 'host', '', '']],
    ['-Ap22 host', ['A p=22', 'host', '', '']],
    ['-p -4 host', ['p=-4', 'host', '', '']],
    ['host -p 22', ['', 'host', 'p=22', '']],
    ['host -4 ls -l', ['', 'host', '4', 'ls -l']],
    ['host ls -4', ['', 'host', '', 'ls -4']],
    ['host -- ls', ['', 'host', '', 'ls']],
    ['-4 -- -host', ['4', '-host', '', '']],
    ['-- host -4', ['', 'host', '', '-4']],
    ['- x', ['', '-', '', 'x']],
    ['-p', ['?=option requires an argument -- p', undefined, '', '']],
    ['-4u host', ['4 ?=unknown option -- u', 'host', '', '']],
    ['-: host', ['?=unknown option -- :', 'host', '', '']],
    ['-o A=b -o C=d host', ['o=A=b o=C=d', 'host', '', '']],
  ] as const)('%j', (text, expected) => {
    expect(read(text === '' ? [] : text.split(' '))).toEqual(expected);
  });

  test.each([
    ['7.6', '-B x host', '?=unknown option -- B'],
    ['7.7', '-B x host', 'B=x'],
    ['9.3', '-P host', 'P'],
    ['9.4', '-P x host', 'P=x'],
    ['10.5', '-Z host', '?=unknown option -- Z'],
    ['10.6', '-Z host', 'Z'],
  ])('%s: %s', (name, text, expected) => {
    expect(read(text.split(' '), name)[0]).toBe(expected);
  });
});

type Row = readonly [names: string, args: string, ...expected: string[]];

/** What the dump says of these keywords; behind `! ` what ssh says instead. */
function testRows(title: string, keywords: readonly string[], rows: readonly Row[]): void {
  const cases = rows.flatMap(([names, args, ...expected]) =>
    names.split(' ').map((name) => [name, args, expected] as const),
  );
  describe(title, () => {
    test.each(cases)('%s: ssh %s', (name, text, expected) => {
      const lines = expected.map((line) => line.replace(/^! /, ''));
      const args = text.split(' ').map((word) => word.replaceAll('_', ' '));
      expect(dump({ release: name, config: 'Match all\nPort 9\n', args }, ...keywords)).toEqual(lines);
    });
  });
}

const all = '7.5 8.4 9.2 10.6';

testRows(
  'user, host and port',
  ['user', 'hostname', 'port'],
  [
    [all, 'host', 'user ada', 'hostname host', 'port 9'],
    [all, 'bob@host', 'user bob', 'hostname host', 'port 9'],
    [all, 'a@b@host', 'user a@b', 'hostname host', 'port 9'],
    [all, '-l bob host', 'user bob', 'hostname host', 'port 9'],
    ['8.4 9.2 10.6', '-l bob eve@host', 'user bob', 'hostname host', 'port 9'],
    ['7.5', '-l bob eve@host', 'user eve', 'hostname host', 'port 9'],
    ['8.4 9.2 10.6', '-l bob -l eve host', 'user bob', 'hostname host', 'port 9'],
    ['8.4 9.2 10.6', '-o User=bob -l eve host', 'user bob', 'hostname host', 'port 9'],
    ['7.5', '-o User=bob -l eve host', 'user eve', 'hostname host', 'port 9'],
    [all, '-p 7 host', 'user ada', 'hostname host', 'port 7'],
    [all, 'host -p 7', 'user ada', 'hostname host', 'port 7'],
    ['8.4 9.2 10.6', '-p 7 -p 8 host', 'user ada', 'hostname host', 'port 7'],
    ['7.5', '-p 7 -p 8 host', 'user ada', 'hostname host', 'port 8'],
    [all, '-o Port=7 host', 'user ada', 'hostname host', 'port 7'],
    ['8.4 9.2 10.6', '-o Port=7 -p 8 host', 'user ada', 'hostname host', 'port 7'],
    ['8.4 9.2 10.6', 'ssh://bob@host:7', 'user bob', 'hostname host', 'port 7'],
    ['8.4 9.2 10.6', '-l bob ssh://eve@host:7', 'user bob', 'hostname host', 'port 7'],
    ['8.4 9.2 10.6', '-p 8 ssh://bob@host:7', 'user bob', 'hostname host', 'port 8'],
    ['8.4 9.2 10.6', 'ssh://host', 'user ada', 'hostname host', 'port 9'],
    ['8.4 9.2', '-o User=x%u ssh://host', 'user x%u', 'hostname host', 'port 9'],
    ['10.0 10.3 10.6', '-o User=x%u ssh://host', 'user xada', 'hostname host', 'port 9'],
    ['7.5', 'ssh://host', 'user ada', 'hostname ssh://host', 'port 9'],
    [all, '-p x host', "! Bad port 'x'"],
    [all, '-p 0 host', "! Bad port '0'"],
  ],
);

const usage = '! usage: ssh [options] destination [command [argument ...]]';

testRows(
  'what ssh refuses',
  [],
  [
    [all, '-p', '! option requires an argument -- p', usage],
    [all, '-u host', '! unknown option -- u', usage],
    [all, '-4', usage],
    [all, '@host', usage],
    ['8.4 9.2 10.6', 'ssh://', usage],
    ['9.2 10.6', 'a;b', '! hostname contains invalid characters'],
    ['9.2 10.6', '-- -host', '! hostname contains invalid characters'],
    ['9.2', 'a;b@host', '! remote username contains invalid characters'],
    ['10.6', 'a;b@host', '! remote username contains invalid characters'],
    [all, '-o Foo=x host', '! command-line: line 0: Bad configuration option: foo'],
    ['9.2', '-o User host', '! command-line line 0: no argument after keyword "user"'],
    ['8.4', '-o User host', '! command-line line 0: Missing argument.'],
    ['7.5 8.4', '-o Host host', '! Host directive not supported as a command-line option'],
    ['7.5 8.4', '-o Match host', '! Host directive not supported as a command-line option'],
    ['7.5 8.4', '-o Include_"" host', '! Include directive not supported as a command-line option'],
    ['9.2 10.6', '-o Host="x host', '! command-line line 0: invalid quotes'],
    ['9.2 10.6', "-o Match='all host", '! command-line line 0: invalid quotes'],
    ['9.2 10.6', '-o Include host', '! command-line line 0: no argument after keyword "include"'],
    [
      '9.2 10.6',
      '-o Foo="x host',
      '! command-line: line 0: Bad configuration option: foo',
      '! command-line line 0: invalid quotes',
    ],
    ['9.2 10.3 10.6', '-o Host=x host', '! Host directive not supported as a command-line option'],
    ['9.2 10.3', '-o Match_all host', '! Host directive not supported as a command-line option'],
    ['10.6', '-o Match_all host', '! Match directive not supported as a command-line option'],
    [all, '-o Include=x host', '! Include directive not supported as a command-line option'],
    [all, '-c nosuch host', "! Unknown cipher type 'nosuch'"],
    [all, '-m nosuch host', "! Unknown mac type 'nosuch'"],
    [all, '-m 3des host', "! Unknown mac type '3des'"],
    ...['+hmac-sha1', '-hmac-sha1', '^hmac-sha1'].map(
      (list) => [all, `-m ${list} host`, `! Unknown mac type '${list}'`] as const,
    ),
    [all, '-c -aes128-cbc host', "! Unknown cipher type '-aes128-cbc'"],
    ['7.5', '-c ^aes128-cbc host', "! Unknown cipher type '^aes128-cbc'"],
    [all, '-e ab host', "! Bad escape character 'ab'."],
    [all, '-w x host', "! Bad tun device 'x'"],
    [all, '-W h:0 host', "! Bad stdio forwarding specification 'h:0'"],
    [all, '-W x host', "! Bad stdio forwarding specification 'x'"],
    [all, '-W a:1 -W b:1 host', '! stdio forward already specified'],
    [all, '-L x host', "! Bad local forwarding specification 'x'"],
    [all, '-R x host', "! Bad remote forwarding specification 'x'"],
    [all, '-D x host', "! Bad dynamic forwarding specification 'x'"],
    ['8.4 9.2 10.6', '-1 host', '! SSH protocol v.1 is no longer supported'],
    [all, '-s host', '! You must specify a subsystem to invoke.', usage],
    ['7.5 8.4', '-s -N host', '! You must specify a subsystem to invoke.', usage],
    ['9.2 10.6', '-o SessionType=subsystem host', '! You must specify a subsystem to invoke.', usage],
    ['9.2 10.6', '-s -N host x', '! Cannot specify -N with -s/SessionType'],
    ['9.2 10.6', '-N -s host x', '! Cannot specify -s with -N/SessionType'],
    [all, '-f host', '! Cannot fork into background without a command to execute.'],
    ['7.5', '-J b -J c host', '! Only a single -J option permitted'],
    [
      '8.4 9.2 10.6',
      '-J b -J c host',
      '! Only a single -J option is permitted (use commas to separate multiple jump hops)',
    ],
    [all, '-o ProxyCommand=x -J b host', '! Cannot specify -J with ProxyCommand'],
    ['7.5 10.0', '-o ProxyCommand=x -o ProxyJump=none -J b host', '! Cannot specify -J with ProxyCommand'],
    [
      '8.4 9.2 10.3 10.6',
      '-o ProxyCommand=x -o ProxyJump=none -J b host',
      '! Only a single -J option is permitted (use commas to separate multiple jump hops)',
    ],
    [all, '-J b:x host', '! Invalid -J argument'],
    ['10.6', '-J b;c host', '! parse_jump: invalid hostname "b;c"', '! Invalid -J argument'],
    [all, '-F /nope host', "! Can't open user config file /nope: No such file or directory"],
    ['8.4 9.2 10.6', '-o RemoteCommand=x host ls', '! Cannot execute command-line and remote command.'],
    [all, '-o ConnectionAttempts=0 host', '! Invalid number of ConnectionAttempts'],
  ],
);

const option = (id: string, rows: readonly Row[]) => testRows(id, [id], rows);

option('addressfamily', [
  [all, '-4 host', 'addressfamily inet'],
  [all, '-6 host', 'addressfamily inet6'],
  [all, '-46 host', 'addressfamily inet6'],
]);
option('forwardagent', [
  [all, '-A host', 'forwardagent yes'],
  [all, '-a -A host', 'forwardagent yes'],
  [all, '-A -a host', 'forwardagent no'],
]);
option('forwardx11', [
  [all, '-X host', 'forwardx11 yes'],
  [all, '-X -x host', 'forwardx11 no'],
  [all, '-Y host', 'forwardx11 yes'],
]);
option('forwardx11trusted', [[all, '-Y host', 'forwardx11trusted yes']]);
option('gatewayports', [[all, '-g host', 'gatewayports yes']]);
option('compression', [
  ['7.5 8.4 9.2', '-C host', 'compression yes'],
  ['10.6', '-C host', 'compression UNKNOWN'],
]);

testRows(
  'how much is said',
  ['loglevel'],
  [
    ['7.5 9.2 10.6', '-v host', 'loglevel DEBUG'],
    ['7.5 9.2 10.6', '-vv host', 'loglevel DEBUG2'],
    ['7.5 9.2 10.6', '-v -vv -v host', 'loglevel DEBUG3'],
    ['7.5 9.2 10.6', '-q -v host', 'loglevel DEBUG'],
    ['7.5 9.2 10.6', '-v -q host', 'loglevel SILENT'],
    ['7.5 9.2 10.6', '-o LogLevel=ERROR -v host', 'loglevel DEBUG'],
    ['7.5 9.2 10.6', '-v -o LogLevel=ERROR host', 'loglevel DEBUG'],
  ],
);

testRows(
  'IgnoreUnknown',
  ['port'],
  [
    ['7.5 9.2 10.6', '-o IgnoreUnknown=F* -o Foo=bar host', 'port 9'],
    ['7.5 9.2 10.6', '-o Foo=bar -o IgnoreUnknown=Foo host', '! command-line: line 0: Bad configuration option: foo'],
  ],
);
option('requesttty', [
  [all, 'host', 'requesttty auto'],
  [all, '-T host', 'requesttty false'],
  [all, '-t host', 'requesttty true'],
  [all, '-tt host', 'requesttty force'],
  [all, '-t -t -t host', 'requesttty true'],
  [all, '-N host', 'requesttty false'],
  [all, '-s host sftp', 'requesttty auto'],
]);
option('controlmaster', [
  [all, '-M host', 'controlmaster true'],
  [all, '-MM host', 'controlmaster ask'],
  [all, '-MMM host', 'controlmaster true'],
  [all, 'host -M', 'controlmaster true'],
]);
option('loglevel', [[all, '-q host', 'loglevel SILENT']]);
option('bindaddress', [[all, '-b a -b b host', 'bindaddress b']]);
option('bindinterface', [['8.4 9.2 10.6', '-B lo host', 'bindinterface lo']]);
option('pkcs11provider', [['8.4 9.2 10.6', '-I /p host', 'pkcs11provider /p']]);
option('controlpath', [
  [all, '-S /s -S /t host', 'controlpath /t'],
  [all, '-S none host'],
]);
option('tag', [['10.6', '-P a -P b host', 'tag a']]);
option('escapechar', [
  [all, '-e ^B host', 'escapechar \\^B'],
  [all, '-e none host', 'escapechar none'],
]);
option('ciphers', [
  [all, '-c aes128-ctr host', 'ciphers aes128-ctr'],
  [all, '-c aes128-ctr,aes256-ctr host', 'ciphers aes128-ctr,aes256-ctr'],
  ['7.5', '-c 3des host', 'ciphers 3des-cbc'],
]);
option('Cipher', [
  ['7.5', 'host'],
  ['7.5', '-c aes128-ctr host', 'Cipher <unknown>'],
  ['7.5', '-c DES host', 'Cipher des'],
  ['7.5', '-c 3des -c aes128-ctr host', 'Cipher <unknown>'],
  ['7.5', '-o Cipher=blowfish host', 'Cipher blowfish'],
  ['7.5', '-o Cipher=blowfish -m hmac-sha1 host', 'Cipher blowfish'],
  ['8.4 9.2 10.6', '-c aes128-ctr host'],
]);
option('macs', [[all, '-m hmac-sha1 host', 'macs hmac-sha1']]);
option('tunnel', [[all, '-w 1 host', 'tunnel point-to-point']]);
option('tunneldevice', [[all, '-w 1:2 host', 'tunneldevice 1:2']]);
option('useprivilegedport', [
  ['7.5', '-o UsePrivilegedPort=yes host', 'useprivilegedport yes'],
  ['7.5', '-o UsePrivilegedPort=yes -P host', 'useprivilegedport no'],
  ['9.2', '-P host'],
]);
option('sessiontype', [
  ['9.2 10.6', '-f -N host', 'sessiontype none'],
  ['9.2 10.6', '-N host', 'sessiontype none'],
  ['9.2 10.6', '-s host sftp', 'sessiontype subsystem'],
  ['9.2 10.6', 'host', 'sessiontype default'],
]);
option('stdinnull', [
  ['9.2 10.6', '-n host', 'stdinnull yes'],
  ['9.2 10.6', '-f host ls', 'stdinnull yes'],
]);
option('forkafterauthentication', [['9.2 10.6', '-f host ls', 'forkafterauthentication yes']]);
option('localforward', [
  [all, '-L 8080:h:80 host', 'localforward 8080 [h]:80'],
  [all, '-L 8080:h:80 -L 8080:h:80 host', 'localforward 8080 [h]:80'],
  [all, '-L /a:/b host', 'localforward /a /b'],
  [all, '-L [::1]:8080:h:80 host', 'localforward [::1]:8080 [h]:80'],
]);
option('dynamicforward', [
  [all, '-D 1080 host', 'dynamicforward 1080'],
  [all, '-D *:1080 host', 'dynamicforward [*]:1080'],
]);
option('remoteforward', [
  [all, '-R 8080:h:80 host', 'remoteforward 8080 [h]:80'],
  ['8.4 9.2 10.6', '-R 8080 host', 'remoteforward 8080 [socks]:0'],
  ['7.5', '-R 8080 host', "! Bad remote forwarding specification '8080'"],
]);
option('clearallforwardings', [
  [all, '-W h:22 host', 'clearallforwardings yes'],
  [all, 'host', 'clearallforwardings no'],
]);
option('exitonforwardfailure', [[all, '-W h:22 host', 'exitonforwardfailure yes']]);
option('proxyjump', [
  [all, '-J u@b:2,c host', 'proxyjump u@b:2,c'],
  ['8.4 9.2 10.6', '-J none host'],
]);
option('gssapiauthentication', [
  ['9.2', '-K host', 'gssapiauthentication yes'],
  ['9.2', '-k host', 'gssapiauthentication no'],
]);
option('gssapidelegatecredentials', [
  ['9.2', '-K host', 'gssapidelegatecredentials yes'],
  ['9.2', '-o GSSAPIDelegateCredentials=yes -k host', 'gssapidelegatecredentials no'],
]);
test('a certificate of the command line that the config names, too, counts once', () => {
  const args = ['-o', 'CertificateFile=/c', 'host'];
  expect(dump({ config: 'CertificateFile /c\n', args }, 'certificatefile')).toEqual(['certificatefile /c']);
});
option('sendenv', [[all, '-o SendEnv=A -o SendEnv=B host', 'sendenv A', 'sendenv B']]);
option('protocol', [
  ['7.5', '-1 -2 host', 'protocol 2'],
  ['8.4', '-2 host'],
  ['7.5', '-1 host', 'protocol 1'],
  ['7.5', 'host', 'protocol 2'],
]);

test('options that say nothing about the destination change nothing', () => {
  const args = ['-2', '-G', '-y', 'host'];
  expect(resolution({ args }).dump).toEqual(resolution({}).dump);
});

describe('an identity', () => {
  const given = (args: readonly string[]): Given => ({ args: [...args, 'host'], files: { k: '' } });

  test('is added with its path', () => {
    expect(dump(given(['-i', '~/.ssh/k', '-i', '/home/ada/.ssh/k']), 'identityfile')).toEqual([
      'identityfile /home/ada/.ssh/k',
    ]);
  });

  test('that is missing is named as often as it is given', () => {
    const warning = 'Warning: Identity file /nope not accessible: No such file or directory.';
    expect(resolution(given(['-i', '/nope', '-i', '/nope'])).messages).toEqual([warning, warning]);
  });

  test('that is missing is only named', () => {
    const { messages, dump: lines } = resolution(given(['-i', '/nope']));
    expect(messages).toEqual(['Warning: Identity file /nope not accessible: No such file or directory.']);
    expect(lines).not.toContain('identityfile /nope');
  });

  test('of nobody ends ssh', () => {
    expect(dump(given(['-i', '~nobody/k']))).toEqual(['tilde_expand: No such user nobody']);
  });
});

describe('-F', () => {
  const files = {
    '/c': 'User c\n',
    '/etc/ssh/ssh_config': 'Port 7\n',
    '/mode': { content: 'User m\n', mode: 0o666, uid: 7 },
  };

  test.each([
    [
      ['-F', '/c', 'host'],
      ['user c', 'port 22'],
    ],
    [
      ['-F', 'none', 'host'],
      ['user ada', 'port 22'],
    ],
    [
      ['-F', 'NONE', 'host'],
      ['user ada', 'port 22'],
    ],
    [
      ['-F', '/mode', 'host'],
      ['user m', 'port 22'],
    ],
    [
      ['-F', '/c', '-F', 'none', 'host'],
      ['user ada', 'port 22'],
    ],
    [
      ['host', '-F', '/c'],
      ['user c', 'port 22'],
    ],
    [['host'], ['user x', 'port 7']],
  ])('%j', (args, expected) => {
    expect(dump({ args, config: 'User x\n', files }, 'user', 'port')).toEqual(expected);
  });
});

test.each([
  ['QUIET', []],
  ['FATAL', ["Can't open user config file /none: No such file or directory"]],
  ['ERROR', ["Can't open user config file /none: No such file or directory"]],
])('a file of -F that is not there, at LogLevel %s', (level, expected) => {
  expect(resolution({ args: ['-o', `LogLevel=${level}`, '-F', '/none', 'host'] }).messages).toEqual(expected);
});

test('a file of -F that may not be read ends ssh', () => {
  expect(dump({ args: ['-F', '/c', 'host'], files: { '/c': { mode: 0o200 } } })).toEqual([
    "Can't open user config file /c: Permission denied",
  ]);
});

test('LogLevel says nothing of the options beside it', () => {
  const args = ['-o', 'LogLevel=QUIET', '-o', 'CompressionLevel=3', 'host'];
  expect(resolution({ args }).messages).toEqual(['command-line line 0: Unsupported option "compressionlevel"']);
});

test('LogLevel on the command line says what is heard', () => {
  const given = (level: string) => ({ config: 'Port x\n', args: ['-o', `LogLevel=${level}`, 'host'] });
  expect(resolution(given('INFO')).messages).toHaveLength(2);
  expect(resolution(given('QUIET')).messages).toEqual([]);
  expect(resolution(given('FATAL')).messages).toEqual([
    '/home/ada/.ssh/config: terminating, 1 bad configuration options',
  ]);
  expect(resolution({ config: 'LogLevel QUIET\nPort x\n' }).messages).toHaveLength(2);
});

test.each([
  ['7.5', ['Cannot fork into background without a command to execute.']],
  [
    '9.2',
    ["/home/ada/.ssh/config line 1: Bad port 'x'.", '/home/ada/.ssh/config: terminating, 1 bad configuration options'],
  ],
])('%s looks at -f before the files, or behind them', (name, expected) => {
  expect(dump({ release: name, config: 'Port x\n', args: ['-f', 'host'] })).toEqual(expected);
});

test.each([
  ['8.4', 'remote username contains invalid characters'],
  ['9.2', 'remote username contains invalid characters'],
  ['10.0', "/home/ada/.ssh/config line 1: Bad port 'x'."],
  ['10.3', 'remote username contains invalid characters'],
])('%s looks at a typed user before the files, or behind them', (name, expected) => {
  for (const args of [['a;b@host'], ['-l', 'a;b', 'host'], ['-o', 'User=a;b', 'host']]) {
    expect(dump({ release: name, config: 'Port x\n', args })[0]).toBe(expected);
  }
});

test('at FATAL only what ends ssh is heard', () => {
  const heard = (given: Given) => resolution({ ...given, args: ['-o', 'LogLevel=FATAL', 'host'] }).messages;
  expect(heard({ config: 'HostKeyAlgorithms !ssh-rsa\n' })).toEqual([
    'dump_client_config: expand HostKeyAlgorithms: invalid argument',
  ]);
  expect(resolution({ args: ['-o', 'LogLevel=FATAL', '-J', 'b:x', 'host'] }).messages).toEqual(['Invalid -J argument']);
  expect(heard({ release: '8.4', config: 'Match foo x\n' })).toEqual([
    '/home/ada/.ssh/config line 1: Bad Match condition',
  ]);
  expect(heard({ config: 'Include f\n', files: { f: { mode: 0o666 } } })).toEqual([
    'Bad owner or permissions on /home/ada/.ssh/f',
  ]);
  expect(resolution({ config: 'RemoteCommand x\n', args: ['-o', 'LogLevel=FATAL', 'host', 'ls'] }).messages).toEqual([
    'Cannot execute command-line and remote command.',
  ]);
  expect(heard({ config: 'ProxyJump host\n' })).toEqual(['jumphost loop via host']);
  expect(heard({ config: 'ForkAfterAuthentication yes\n' })).toEqual([
    'Cannot fork into background without a command to execute.',
  ]);
  expect(heard({ release: '7.5', config: 'ControlPath %z\n' })).toEqual(['percent_expand: unknown key %z']);
  expect(heard({ release: '8.6', config: 'UserKnownHostsFile none /a\n' })).toEqual([
    'Invalid UserKnownHostsFiles: "none" appears with other entries',
  ]);
  const nowhere = 'CanonicalizeHostname yes\nCanonicalDomains invalid\nCanonicalizeFallbackLocal no\n';
  expect(heard({ config: nowhere })).toEqual(['ssh: Could not resolve host "host"']);
  expect(heard({ release: '10.0', config: 'User a;b\n' })).toEqual(['remote username contains invalid characters']);
  expect(heard({ release: '7.5', config: `User ${'a'.repeat(5000)}\n` })).toEqual([
    '/home/ada/.ssh/config line 1 too long',
  ]);
});

test('a shell without input has no terminal', () => {
  const message = 'Pseudo-terminal will not be allocated because stdin is not a terminal.';
  const said = (...args: readonly string[]) => resolution({ args: [...args, 'host'] }).messages;
  expect(said('-n')).toEqual([message]);
  expect(said('-n', '-T')).toEqual([]);
  expect(said('-n', '-N')).toEqual([]);
  expect(said('-n', '-tt')).toEqual([]);
  expect(said('-n', '-o', 'LogLevel=ERROR')).toEqual([]);
  expect(resolution({ args: ['-n', 'host', 'ls'] }).messages).toEqual([]);
  expect(resolution({ args: ['-n', '-t', 'host', 'ls'] }).messages).toEqual([message]);
  expect(said('-n', '-N', '-t')).toEqual([]);
  expect(resolution({ release: '8.4', args: ['-n', '-N', '-t', 'host'] }).messages).toEqual([message]);
});

test('up to 7.5, -f needs no command where no session is asked for', () => {
  expect(dump({ release: '7.5', args: ['-f', '-N', 'host'] }, 'requesttty')).toEqual(['requesttty false']);
});

test.each([
  ['spaces in front', '  User=bob', 'user bob'],
  ['lines in front', '\n\r\n User=bob', 'user bob'],
  ['a comment, and a line behind it', '\n# x\nUser=bob', 'user ada'],
  ['an old keyword', 'RhostsAuthentication=yes', 'user ada'],
])('-o with %s', (_, text, expected) => {
  const { messages, dump: lines } = resolution({ args: ['-o', text, 'host'] });
  expect(messages).toEqual([]);
  expect(lines).toContain(expected);
});

test('-o with a keyword that this client was built without is named, and ssh goes on', () => {
  const { status, messages } = resolution({ args: ['-o', 'KerberosAuthentication=yes', 'host'] });
  expect({ status, messages }).toEqual({
    status: 'resolved',
    messages: ['command-line line 0: Unsupported option "kerberosauthentication"'],
  });
});

test.each([
  ['7.5', "a'b", "user a'b"],
  ['9.2', "'a'", 'user a'],
  ['9.2', "a'b", 'command-line line 0: invalid quotes'],
  ['8.4', 'a #b', 'command-line line 0: garbage at end of line; "#b".'],
  ['9.2', 'a #b', 'user a'],
])('%s: -o User=%s', (name, value, expected) => {
  expect(dump({ release: name, args: ['-o', `User=${value}`, 'host'] }, 'user')).toEqual([expected]);
});

test.each([
  ['10.3', 'parse_jump: invalid hostname "a;b"|command-line line 0: Invalid ProxyJump "a;b"'],
  ['10.0', 'proxyjump a;b'],
])('%s: a jump host that a shell would take amiss, behind -o and in a file', (name, expected) => {
  expect(dump({ release: name, args: ['-o', 'ProxyJump=a;b', 'host'] }, 'proxyjump')).toEqual(expected.split('|'));
  expect(dump({ release: name, config: 'ProxyJump a;b\n' }, 'proxyjump')).toEqual(['proxyjump a;b']);
});
