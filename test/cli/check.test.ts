import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { blobOf } from '../../src/keys/blob.ts';
import { opensshFile } from '../support/key-files.ts';
import { home, type MemoryEntry, type MemoryWorld, memoryPorts } from '../support/memory-ports.ts';

const secret = new Uint8Array(64).fill(0x5a);
const edwards = new Uint8Array(32).fill(1);
const modulus = new Uint8Array(257).fill(0x80, 1);
const rsaFields = ['ssh-rsa', Uint8Array.of(1, 0, 1), modulus] as const;

const id_rsa = opensshFile({
  fields: rsaFields,
  own: [modulus, Uint8Array.of(1, 0, 1), secret, secret, secret, secret],
  comment: 'old',
});
const id_ed25519 = opensshFile({ fields: ['ssh-ed25519', edwards], own: [edwards, secret], comment: 'new' });
const publicLine = (fields: readonly (string | Uint8Array)[]) =>
  `${fields[0]} ${Buffer.from(blobOf(fields)).toString('base64')} me\n`;

const config = `Host old
    HostName git.corp.example
    Port 7999
    User git
    IdentityFile ~/.ssh/id_rsa
    # ssh-lint-policy bitbucket-dc-7

Host gh
    HostName github.com
    User git
    IdentityFile ~/.ssh/id_ed25519

Host rsa
    IdentityFile ~/.ssh/id_rsa

Host cbc
    HostName github.com
    Ciphers aes128-cbc
`;
const keys = {
  [`${home}/.ssh/id_rsa`]: id_rsa,
  [`${home}/.ssh/id_rsa.pub`]: publicLine(rsaFields),
  [`${home}/.ssh/id_ed25519`]: id_ed25519,
  [`${home}/.ssh/id_ed25519.pub`]: publicLine(['ssh-ed25519', edwards]),
};

async function check(args: readonly string[], text: string = config, world: MemoryWorld = {}) {
  const files = { [`${home}/.ssh/config`]: text, ...keys, ...world.files };
  const ports = memoryPorts({ ...world, files });
  const code = await main(['check', '--target', '9.2', ...args], ports);
  return { code, out: ports.stdout, err: ports.stderr, ports };
}

const answer = async (args: readonly string[], text: string = config, world: MemoryWorld = {}) =>
  JSON.parse((await check([...args, '--format', 'json'], text, world)).out);

describe('for people', () => {
  test('one line where nothing stands in the way', async () => {
    expect(await check(['gh'])).toMatchObject({
      code: 0,
      err: '',
      out: 'gh: no obstacle found: git@github.com with ~/.ssh/id_ed25519 (GitHub)\n',
    });
  });

  test('what fails, where, with which key, what ssh says, and what repairs it', async () => {
    const { code, out, err } = await check(['old']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toBe(`old (Bitbucket Server and Data Center 7) will fail: no key gets in
Bitbucket Server and Data Center 7 announces no SHA-2 signatures for RSA keys,
and this client does not sign with SHA-1: it will not offer \`~/.ssh/id_rsa\`.

    ╭ ~/.ssh/config
  5 │     IdentityFile ~/.ssh/id_rsa
    │                  ^^^^^^^^^^^^^

  ssh says  send_pubkey_test: no mutual signature algorithm
  side      this client and its configuration
  decides   the default of PubkeyAcceptedAlgorithms in OpenSSH 9.2
  keys      ~/.ssh/id_rsa (ssh-rsa, 2048 bits) skipped: no signature algorithm
            in common with the server
  instead   ssh goes on with keyboard-interactive, password

Repair: Let this client sign with SHA-1 for this host; that weakens the
connection.
    Host old
        PubkeyAcceptedAlgorithms +ssh-rsa

Better: make an Ed25519 key, and give its public half to the server.
    ssh-keygen -t ed25519 -f ~/.ssh/id_ed25519_git.corp.example
    Host old
        IdentityFile ~/.ssh/id_ed25519_git.corp.example
`);
  });

  test('what it hangs on', async () => {
    const { code, out } = await check(['rsa']);
    expect(code).toBe(0);
    expect(out).toContain('rsa may fail: it hangs on what is not known here');
    expect(out).toContain('If the server sends no server-sig-algs, it fails.');
    expect(out).toContain('keys      ~/.ssh/id_rsa (ssh-rsa, 2048 bits) unknown: ');
  });

  test.each([
    ['Host gh\n  HostName github.com\n  User me\n', 'It takes the place of line 3 of ~/.ssh/config.'],
    [
      'User me\nHost gh\n  HostName github.com\n',
      'It must stand above line 1 of ~/.ssh/config, with `Host *` between the two.',
    ],
    ['Host gh other\n  HostName github.com\n  User me\n', 'It must stand above line 1 of ~/.ssh/config.'],
    ['Host gh\n  HostName github.com\nMatch all\n  User me\n', 'It must stand above line 3 of ~/.ssh/config.'],
  ])('where a repair goes: %j', async (text, place) => {
    expect((await check(['gh'], text)).out.replaceAll(/\s+/g, ' ')).toContain(place);
  });

  test('who has no key is told how to make one', async () => {
    const files = { [`${home}/.ssh/config`]: 'Host cb\n  HostName codeberg.org\n  User git\n' };
    const ports = memoryPorts({ files });
    expect(await main(['check', '--target', '9.2', 'cb'], ports)).toBe(0);
    expect(ports.stdout).toBe(`cb (Codeberg) may fail: it hangs on what is not known here

  If the server lets nobody in without a key, it fails.
  Repair: Make an Ed25519 key, and give its public half to the server.
      ssh-keygen -t ed25519 -f ~/.ssh/id_ed25519_codeberg.org
      Host cb
          IdentityFile ~/.ssh/id_ed25519_codeberg.org
`);
  });

  test('who has no key for a service that takes nothing else is told so', async () => {
    const ports = memoryPorts({ files: { [`${home}/.ssh/config`]: 'Host gh\n  HostName github.com\n  User git\n' } });
    expect(await main(['check', '--target', '9.2', 'gh'], ports)).toBe(1);
    expect(ports.stdout).toBe(`gh (GitHub) will fail: no key gets in
GitHub wants a key, and there is none to offer.

    ╭ ~/.ssh/config
  2 │   HostName github.com
    │            ^^^^^^^^^^

  ssh says  git@github.com: Permission denied (publickey).
  side      this client and its configuration

Better: make an Ed25519 key, and give its public half to the server.
    ssh-keygen -t ed25519 -f ~/.ssh/id_ed25519_github.com
    Host gh
        IdentityFile ~/.ssh/id_ed25519_github.com
`);
  });

  test('a config that is refused is one to lint', async () => {
    const { code, out } = await check(['gh'], 'Host gh\n    Port 22\n    Prot 7999\n    User\n');
    expect(code).toBe(1);
    expect(out).toBe(`gh will fail: ssh refuses the configuration
This client refuses the config; \`ssh-lint ~/.ssh/config\` says what to write
instead.

    ╭ ~/.ssh/config
  3 │     Prot 7999
    │     ^^^^

  ssh says  /home/ada/.ssh/config: line 3: Bad configuration option: prot
            /home/ada/.ssh/config line 4: no argument after keyword "user"
            /home/ada/.ssh/config: terminating, 2 bad configuration options
  side      this client and its configuration
`);
  });

  test.each([
    ['an Include', 'Host gh\n  Include ""\n', [2, 3, 2, 13]],
    ['a Match that cannot be expanded', 'Match exec "%z"\n', [1, 1, 1, 16]],
    ['a Match', 'Match nonsense\n', [1, 1, 1, 15]],
    ['a line of an Included file', 'Include part\n', [1, 1, 1, 10]],
  ])(
    'the line that ends ssh is in the answer for programs, %s',
    async (_, text, [line, column, endLine, endColumn]) => {
      const files = { [`${home}/.ssh/part`]: 'Port none\n' };
      const { decidedBy, cause } = await answer(['gh'], text, { files });
      const [start, end] = [
        { line, column },
        { line: endLine, column: endColumn },
      ];
      expect({ decidedBy, cause }).toMatchObject({ decidedBy: { start, end }, cause: 'config-refused' });
    },
  );

  test('where no line is to blame, none is shown', async () => {
    expect(await answer(['-p', 'none', 'gh'])).toMatchObject({ cause: 'config-refused', decidedBy: null });
  });

  test('what it says fits on a screen', async () => {
    for (const destination of ['gh', 'old', 'rsa', 'cbc', 'x']) {
      const lines = (await check([destination])).out.trimEnd().split('\n');
      expect(lines.length).toBeLessThanOrEqual(25);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  test.each(['gh', 'old', 'rsa', 'cbc'])('colours change nothing but colour: %s', async (destination) => {
    const { out } = await check([destination, '--color']);
    expect(out).toContain('\x1b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
    expect(out.replaceAll(/\x1b\[\d+m/g, '')).toBe((await check([destination])).out);
  });

  test('several hosts, one after the other', async () => {
    const { code, out } = await check(['--as', 'scp', 'gh:a', 'old:b']);
    expect(code).toBe(1);
    expect(out).toMatch(/^gh: no obstacle found[^\n]*\n\nold /);
  });
});

describe('for programs', () => {
  const fields = [
    'version',
    'destination',
    'client',
    'hostname',
    'port',
    'user',
    'policy',
    'verdict',
    'phase',
    'cause',
    'sshMessage',
    'fallback',
    'conditions',
    'negotiated',
    'attempts',
    'hops',
    'findings',
  ];

  test('every field of the promise', async () => {
    const old = await answer(['old']);
    expect(Object.keys(old)).toEqual(expect.arrayContaining(fields));
    expect(old).toMatchObject({
      version: 1,
      destination: 'old',
      client: '9.2',
      hostname: 'git.corp.example',
      port: 7999,
      user: 'git',
      policy: 'bitbucket-dc-7',
      verdict: 'fail',
      phase: 'auth',
      cause: 'no-mutual-sigalg',
      sshMessage: 'send_pubkey_test: no mutual signature algorithm',
      conditions: [],
      attempts: [
        {
          key: '~/.ssh/id_rsa',
          source: 'file',
          type: 'ssh-rsa',
          bits: 2048,
          outcome: 'skipped',
          signatureAlgorithm: null,
        },
      ],
      hops: [],
      decidedBy: { file: '~/.ssh/config', start: { line: 5 } },
    });
    expect(Object.keys(old.negotiated)).toEqual([
      'kex',
      'hostKeyAlgorithm',
      'cipher',
      'mac',
      'key',
      'signatureAlgorithm',
    ]);
  });

  test('nothing that fails is null', async () => {
    expect(await answer(['gh'])).toMatchObject({ verdict: 'ok', phase: null, cause: null, sshMessage: null });
  });

  test('a condition with what follows from it', async () => {
    expect((await answer(['rsa'])).conditions).toEqual([
      expect.objectContaining({
        if: 'the server sends no server-sig-algs',
        cause: 'no-mutual-sigalg',
        sshMessage: 'send_pubkey_test: no mutual signature algorithm',
      }),
    ]);
  });

  test('several hosts as a list, none as an empty one', async () => {
    expect(await answer(['--as', 'scp', 'gh:a', 'old:b'])).toMatchObject([
      { destination: 'gh' },
      { destination: 'old' },
    ]);
    expect(await answer(['--as', 'scp', 'a', 'b'])).toEqual([]);
  });

  test('what linting finds in the same config and concerns the destination', async () => {
    const text = 'Host a\n  Port 1\nHost *\n  User x\nHost a\n  User y\nHost b\n  Prot 1\n';
    const found = async (...args: readonly string[]) =>
      (await answer(args, text)).findings.map(({ rule, file }: Record<string, unknown>) => `${rule} ${file}`);
    expect(await found('a')).toContain('order-shadowed-option ~/.ssh/config');
    expect(await found('c')).not.toContain('order-shadowed-option ~/.ssh/config');
    expect(await found('-F', 'none', 'a')).toEqual([]);
    expect(await found('-F', '/missing', 'a')).toEqual([]);
  });

  test('secrets are not in it', async () => {
    const text = 'ProxyCommand connect -H http://bob:hunter2@p:1 %h %p\nSetEnv A=hunter2\nPrt http://bob:hunter2@p\n';
    expect(JSON.stringify(await answer(['x'], text))).not.toContain('hunter2');
    const { out, err } = await check(['x', '--debug', '-o', 'SetEnv=A=hunter2'], text);
    expect(out + err).not.toContain('hunter2');
  });
});

describe('the call', () => {
  test.each([
    [[], 'no destination is named: ssh-lint check <destination>'],
    [['--as', 'rsync', 'x'], '--as: there is no program `rsync`: ssh, scp, sftp, git'],
    [['--as', 'scpp', 'x'], '--as: there is no program `scpp`; did you mean `scp`?'],
    [['--policy', 'githb', 'gh'], '--policy: there is no policy `githb`; did you mean `github`?'],
    [['--target', '8.0', 'x'], 'check reads the config as one --target'],
    [['--format', 'xml', 'x'], 'there is no format `xml`: text, stylish, json'],
    [['--home', '/nowhere', 'x'], '--home /nowhere: there is no such folder'],
  ])('%j', async (args, said) => {
    expect(await check(args)).toMatchObject({ code: 2, out: '', err: `ssh-lint: ${said}\n` });
  });

  test.each([
    [['-o', 'Foo=1', 'x'], 'command-line: line 0: Bad configuration option: foo'],
    [['-F', '/missing', 'x'], "Can't open user config file /missing: No such file or directory"],
    [['-p', 'xyz', 'x'], "Bad port 'xyz'"],
    [['-9', 'x'], 'unknown option -- 9'],
  ])('as ssh refuses it: %j', async (args, said) => {
    const { code, out } = await check(args);
    expect(code).toBe(1);
    expect(out).toContain('will fail: ssh refuses the configuration');
    expect(out).toContain(said);
  });

  test.each([['-V'], ['-G', 'gh'], ['-O', 'exit', 'gh'], ['-Q', 'cipher']])(
    'nothing is checked: %j',
    async (...args) => {
      const { code, out, err } = await check(args);
      expect({ code, out }).toEqual({ code: 0, out: '' });
      expect(err).toContain('nothing to check');
    },
  );

  test.each([
    [['git@github.com:me/it.git', '-i', '~/.ssh/id_ed25519']],
    [['-o', 'SendEnv=GIT_PROTOCOL', '-p', '22', 'git@github.com', "git-upload-pack 'me/it.git'"]],
    [['--as', 'git', 'ssh://git@github.com:22/me/it.git']],
    [['ssh://git@github.com']],
    [['-vNT', 'git@github.com', '-p22', '--', 'ls', '--format', 'xml']],
    [['--as', 'sftp', '-P', '22', 'git@github.com:/x']],
    [['--as=scp', '-P22', 'git@github.com:x', '.', '--format', 'text']],
  ])('%j', async (args) => {
    const { code, out } = await check(args);
    expect(code).toBe(0);
    const key = args.includes('-i') ? 'id_ed25519' : 'id_rsa';
    expect(out).toContain(`no obstacle found: git@github.com with ~/.ssh/${key} (GitHub)`);
  });

  test('a RemoteCommand stands in the way of git', async () => {
    const text = 'Host github.com\n  RemoteCommand tmux\n';
    const { code, out } = await check(['git@github.com:me/it.git'], text);
    expect(code).toBe(1);
    expect(out).toContain('Cannot execute command-line and remote command.');
  });

  test('a policy that is asked for', async () => {
    expect(await answer(['--policy', 'bitbucket-dc-7', 'rsa'])).toMatchObject({
      policy: 'bitbucket-dc-7',
      verdict: 'fail',
    });
  });

  test('into a file, without colour', async () => {
    const { ports, out } = await check(['old', '--color', '--format', 'text=old.txt']);
    expect(out).toBe('');
    expect(ports.reports.get(`${home}/old.txt`)).toMatch(/^old \(Bitbucket/);
  });
});

describe('what ssh does only once it connects', () => {
  test.each([
    ['IdentityFile ~/.ssh/%q', 'vdollar_percent_expand: unknown key %q'],
    ['IdentityFile ${NOPE}/a', 'vdollar_percent_expand: env var ${NOPE} has no value'],
    ['CertificateFile /a/%q', 'vdollar_percent_expand: unknown key %q'],
    ['GlobalKnownHostsFile ~nobody2/x', 'tilde_expand: No such user nobody2'],
  ])('%s', async (line, said) => {
    const { sshMessage, ...rest } = await answer(['x'], `${line}\n`);
    expect(rest).toMatchObject({ verdict: 'fail', phase: 'config', cause: 'identity-expansion' });
    expect(sshMessage.split('\n')[0]).toBe(said);
  });

  test('IdentityAgent in clients up to 8.2', async () => {
    const ports = memoryPorts({ files: { [`${home}/.ssh/config`]: 'IdentityAgent /run/%k\n' } });
    expect(await main(['check', '--target', '7.5', 'x', '--format', 'json'], ports)).toBe(1);
    const said = { cause: 'identity-expansion', sshMessage: 'percent_expand: unknown key %k' };
    expect(JSON.parse(ports.stdout)).toMatchObject(said);
  });

  test('of a jump host, too', async () => {
    const text = 'Host far\n  ProxyJump near\nHost near\n  IdentityFile ~/.ssh/%q\n';
    expect(await answer(['far'], text)).toMatchObject({ verdict: 'fail', phase: 'config' });
  });
});

describe('jump hosts', () => {
  const hops = async (args: readonly string[], text: string, world: MemoryWorld = {}) =>
    (await answer(args, text, world)).hops.map(
      ({ destination, user, hostname, port }: Record<string, unknown>) => `${destination} ${user}@${hostname}:${port}`,
    );

  test('in the order in which they are reached', async () => {
    const text = 'Host a\n  HostName a.example\n  User u\nHost b\n  Port 77\n';
    expect(await hops(['-J', 'a,me@b', 'x'], text)).toEqual(['a u@a.example:22', 'me@b me@b:77']);
  });

  test('with a jump host of their own, from the same config', async () => {
    const text = 'Host x\n  ProxyJump b:7\nHost b\n  ProxyJump a\n';
    expect(await hops(['x'], text)).toEqual(['a ada@a:22', 'b:7 ada@b:7']);
    expect(await hops(['-F', '/own', 'x'], 'Port 1\n', { files: { '/own': text } })).toEqual([
      'a ada@a:22',
      'b:7 ada@b:7',
    ]);
  });

  test('one that fails', async () => {
    const { code, out } = await check(['-J', 'old', 'x']);
    expect(code).toBe(1);
    expect(out).toContain('x will fail at the jump host old: no key gets in');
    expect(out).toContain('The jump host old cannot be reached');
    expect(out).toContain('~/.ssh/id_rsa (ssh-rsa, 2048 bits) skipped');
  });

  test.each(['7.5', '9.2', '10.6'])('through itself, with %s', async (target) => {
    const args = ['--target', target, 'x', '--format', 'json'];
    const loop = async (text: string) => {
      const ports = memoryPorts({ files: { [`${home}/.ssh/config`]: text } });
      expect(await main(['check', ...args], ports)).toBe(1);
      return JSON.parse(ports.stdout);
    };
    const expected = { verdict: 'fail', phase: 'local', cause: 'jump-loop' };
    expect(await loop('Host *\n  ProxyJump b\n')).toMatchObject(expected);
    expect(await loop('Host x b\n  ProxyJump a\nHost a\n  ProxyJump b\n')).toMatchObject(expected);
  });
});

describe('the agent', () => {
  const socket = '/run/agent';
  const listing = (...names: readonly string[]) => {
    const strings = names.flatMap((name) => [blobOf(['ssh-ed25519', new Uint8Array(32).fill(name.length)]), name]);
    const body = Buffer.concat([Uint8Array.of(12, 0, 0, 0, names.length), blobOf(strings)]);
    return { answer: blobOf([body]) };
  };
  const world: MemoryWorld = { environment: { SSH_AUTH_SOCK: socket }, agents: { [socket]: listing('one') } };
  const asked = async (text: string, more: MemoryWorld = {}, args: readonly string[] = ['x']) => {
    const { ports, out } = await check(args, text, { ...world, ...more });
    return { asked: ports.asked, out };
  };

  test('of the environment', async () => {
    expect(await asked('')).toMatchObject({ asked: [socket] });
    expect((await answer(['gh'], 'Host gh\n  HostName github.com\n  User git\n', world)).attempts[0]).toMatchObject({
      key: 'one',
      source: 'agent',
    });
  });

  test.each([
    ['IdentityAgent none', []],
    ['IdentityAgent SSH_AUTH_SOCK', [socket]],
    ['IdentityAgent $OTHER', ['/run/other']],
    ['IdentityAgent $NOPE', []],
    ['IdentityAgent ~/%h.sock', [`${home}/x.sock`]],
    ['IdentityAgent ${DIR}/a', ['/dir/a']],
  ])('%s', async (line, sockets) => {
    const environment = { SSH_AUTH_SOCK: socket, OTHER: '/run/other', DIR: '/dir' };
    expect((await asked(`${line}\n`, { environment })).asked).toEqual(sockets);
  });

  test('is not asked with --no-keys, and nothing is opened', async () => {
    const { ports } = await check(['--no-keys', 'gh'], config, world);
    expect(ports.asked).toEqual([]);
    expect(ports.opened.filter((path) => path.includes('id_') || path.includes('known_hosts'))).toEqual([]);
  });

  test('is not asked where the config is refused', async () => {
    expect((await asked('Prt 1\n')).asked).toEqual([]);
  });

  test('that does not answer is told', async () => {
    const { code, out, err } = await check(['gh'], config, {
      ...world,
      agents: { [socket]: { reason: 'timeout', message: 'No answer in time' } },
    });
    expect(code).toBe(0);
    expect(out + err).toContain('The agent at /run/agent gives no list of its keys: No answer in time.');
  });

  test('is asked once, however many hops there are', async () => {
    expect((await asked('', {}, ['-J', 'a,b', 'x'])).asked).toEqual([socket]);
  });
});

describe('a line about the wrong key', () => {
  const wrong = config.replace('    Port 7999', '    Port 7999\n    HostKeyAlgorithms +ssh-rsa');

  test('is told', async () => {
    const { remarks, cause } = await answer(['old'], wrong);
    expect(cause).toBe('no-mutual-sigalg');
    expect(remarks).toEqual([
      `HostKeyAlgorithms, in line 4 of ${home}/.ssh/config, is about the key of the server, not yours.`,
    ]);
  });

  test('is told with the old name of the other list, too', async () => {
    const text = 'Host dev\n  # ssh-lint-policy gitblit\n  PubkeyAcceptedKeyTypes +ssh-rsa\n';
    const { remarks, cause } = await answer(['dev'], text);
    expect(cause).toBe('no-common-hostkey-alg');
    expect(remarks[0]).toMatch(/^PubkeyAccepted\w+, in line 3 of .+, is about your key, not that of the server\.$/);
  });

  test('is not told where it is the right one, or the server needs neither', async () => {
    expect(
      (await answer(['gh'], wrong.replace('HostName github.com', '$&\n    HostKeyAlgorithms +ssh-rsa'))).remarks,
    ).toEqual([]);
    expect((await answer(['old'])).remarks).toEqual([]);
    expect((await answer(['old'], wrong.replace('+ssh-rsa', 'ssh-rsa,ssh-ed25519'))).remarks).toEqual([]);
  });
});

describe('the world around', () => {
  test('a connection that stands needs no key', async () => {
    const text = `ControlPath ~/.ssh/cm-%h\n${config}`;
    const files = { [`${home}/.ssh/cm-git.corp.example`]: { kind: 'special' as const } };
    const told = await answer(['old'], text, { files });
    expect(told).toMatchObject({ verdict: 'unknown', conditions: [{ cause: 'no-mutual-sigalg' }] });
    expect(told.remarks[0]).toContain('control socket');
    expect(await answer(['-M', 'old'], text, { files })).toMatchObject({ verdict: 'fail' });
    expect(await answer(['old'], text)).toMatchObject({ verdict: 'fail' });
  });

  test('a config that is too large to be read is no part of an answer', async () => {
    const files = { [`${home}/.ssh/config`]: { size: 2 ** 40, content: '' } };
    expect(await check(['gh'], '', { files })).toMatchObject({ code: 0 });
    const told = await answer(['gh'], '', { files });
    expect(told).toMatchObject({ verdict: 'unknown', phase: null, cause: null, attempts: [] });
    expect(told.message).toContain('cannot be read to its end');
  });

  test('another HOME is told, and does not count', async () => {
    const { out, err } = await check(['gh'], config, { environment: { HOME: '/tmp' } });
    expect(out).toContain('~/.ssh/id_ed25519');
    expect(err).toBe(`ssh-lint: HOME is /tmp, but ssh goes by the password database and reads ${home}/.ssh.\n`);
    expect((await check(['gh'], config, { environment: { HOME: home } })).err).toBe('');
    expect((await check(['--home', '/srv', 'x'], '', { files: { '/srv/.ssh/config': '' } })).err).toBe('');
  });

  test('a ProxyCommand is a condition, and the server behind it is judged', async () => {
    const command = 'ProxyCommand nc %h %p\n';
    expect(await answer(['gh'], command + config)).toMatchObject({
      verdict: 'ok',
      conditions: [{ if: 'the ProxyCommand, which is not run here, does not reach the server', cause: null }],
    });
    expect(await answer(['old'], command + config)).toMatchObject({ verdict: 'fail', conditions: [] });
    expect(await answer(['gh'], `ProxyCommand none\n${config}`)).toMatchObject({ conditions: [] });
  });

  test('nothing is run', async () => {
    const text = 'Match exec "touch /x"\n  Port 1\nHost *\n  ProxyCommand nc %h %p\n  KnownHostsCommand /bin/k\n';
    expect((await check(['x'], text)).ports.runs).toEqual([]);
  });

  test('a policy of the configuration, however odd', async () => {
    const policy = {
      id: 'odd',
      match: { host: ['x'] },
      server: {
        serverSigAlgs: null,
        acceptedSigAlgs: [],
        kexAlgorithms: ['diffie-hellman-group1-sha1'],
        maxAuthTries: 1,
      },
    };
    const files = { '/odd.json': JSON.stringify({ policies: [policy] }) };
    const { code, out } = await check(['x', '--config', '/odd.json'], config, { files });
    expect(code).toBe(1);
    expect(out).toContain('x (odd) will fail: no key exchange method in common');
  });
});

describe('files that are no keys', () => {
  const odd: Readonly<Record<string, MemoryEntry>> = {
    empty: '',
    blank: ' \n',
    folder: { kind: 'directory' },
    fifo: { kind: 'special' },
    denied: { mode: 0, content: id_rsa },
    open: { mode: 0o644, content: id_rsa },
    link: { link: 'gone' },
    large: { size: 2 ** 40, content: '' },
    text: 'to do\n',
    bytes: Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) % 251),
    cut: id_ed25519.slice(0, 120),
    pem: '-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n',
    public: publicLine(rsaFields),
    ppk: 'PuTTY-User-Key-File-3: ssh-rsa\n',
    ssh1: 'SSH PRIVATE KEY FILE FORMAT 1.1\n\0\0\0',
    escape: '\x1b[31mssh-rsa AAAA\x07\n',
  };

  test.each(Object.keys(odd))('%s', async (name) => {
    const entry = odd[name] ?? '';
    const text = 'Host *\n  IdentityFile ~/.ssh/k\n  IdentitiesOnly yes\n';
    const files = { [`${home}/.ssh/k`]: entry, [`${home}/.ssh/k.pub`]: entry, [`${home}/.ssh/k-cert.pub`]: entry };
    for (const format of ['text', 'json']) {
      const { code, out, err } = await check(['git@github.com', '--debug', '--format', format], text, { files });
      expect([0, 1]).toContain(code);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
      expect(out + err).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
      expect(err).not.toContain('defect');
    }
  });

  test('a private key that is named as a config is not quoted', async () => {
    const body = id_ed25519.split('\n').slice(1, -2).join('').toLowerCase();
    for (const format of ['text', 'json']) {
      const { code, out, err } = await check(['-F', '/key', 'x', '--debug', '--format', format], '', {
        files: { '/key': id_ed25519 },
      });
      expect(code).toBe(1);
      const said = (out + err).toLowerCase().replaceAll(/[^a-z0-9+/=]/g, '');
      for (let at = 0; at + 20 <= body.length; at += 10) expect(said).not.toContain(body.slice(at, at + 20));
    }
  });

  test('no key material is printed with --debug', async () => {
    const { out, err } = await check(['old', '--debug', '--format', 'json']);
    for (const key of [id_rsa, id_ed25519]) {
      for (const line of key.split('\n').slice(1, -2)) expect(out + err).not.toContain(line);
    }
    expect(err).toContain('known_hosts');
  });

  test('nor in the trace of a defect of ours', async () => {
    const files = { [`${home}/.ssh/config`]: config, ...keys };
    const ports = memoryPorts({ files });
    const read: typeof ports.files.read = (path) => {
      if (path.endsWith('known_hosts')) throw new Error('a defect that a test plants');
      return ports.files.read(path);
    };
    const code = await main(['check', '--target', '9.2', '--debug', 'old'], {
      ...ports,
      files: { ...ports.files, read },
    });
    expect({ code, isTold: ports.stderr.includes('a defect that a test plants') }).toEqual({ code: 70, isTold: true });
    for (const key of [id_rsa, id_ed25519])
      for (const line of key.split('\n').slice(1, -2)) expect(ports.stdout + ports.stderr).not.toContain(line);
  });

  test('known_hosts of 200,000 lines, broken ones and markers in the wrong place among them', async () => {
    const line = publicLine(['ssh-ed25519', edwards]).trim();
    const lines = Array.from({ length: 200_000 }, (_, index) => `host${index} ${line}`);
    const odd = ['host @revoked', '@nothing host ssh-rsa AAAA', `x @cert-authority ${line}`, '|1|a|b ssh-rsa', '\0\0'];
    const files = { [`${home}/.ssh/known_hosts`]: [...odd, ...lines].join('\n') };
    const strict = 'StrictHostKeyChecking yes\nIdentityFile ~/.ssh/id_ed25519\n';
    const known = await answer(['git@host199999'], strict, { files });
    const stranger = await answer(['git@host200000'], strict, { files });
    expect([known.verdict, known.conditions]).toEqual(['ok', []]);
    expect([stranger.verdict, stranger.conditions[0]?.cause]).toEqual(['unknown', 'hostkey-unknown']);
  });
});
