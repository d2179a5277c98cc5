import { describe, expect, test } from 'vitest';
import { listOf } from '../../src/predict/names.ts';
import type { NamedKey, Server, Verdict } from '../../src/predict/types.ts';
import {
  agent,
  batch,
  certificateFile,
  certified,
  ecdsa,
  ed25519,
  identity,
  keyFile,
  nothing,
  publicFile,
  publicKey,
  rsa,
  server,
  sigAlgs,
  situationOf,
  some,
  type Told,
  verdictOf,
} from '../support/predicting.ts';

const silentAgent = { kind: 'failed', socket: '/s', reason: 'refused', message: 'refused' } as const;
const hidden = identity(ed25519, {
  file: keyFile(undefined, { isEncrypted: true, format: 'pem', publicInClear: false }),
  beside: nothing,
});
const hanging = ({ conditions }: Verdict) => conditions.map((each) => [each.if, each.cause, each.sshMessage]);
const end = ({ verdict, cause, conditions, fallback }: Verdict) => ({
  said: cause ?? conditions.map((each) => each.if).join() ?? verdict,
  verdict,
  fallback,
});

describe('without a key', () => {
  const keysOnly = server({ authMethods: listOf(['publickey']) });

  test.each<readonly [string, Told, ReturnType<typeof end>]>([
    ['a password is typed', { server: server() }, { verdict: 'ok', said: '', fallback: ['password'] }],
    ['nobody gets in where only keys count', { server: keysOnly }, { verdict: 'fail', said: 'no-key', fallback: [] }],
    [
      'an agent that gives no list may have one',
      { server: keysOnly, situation: { agent: silentAgent } },
      { verdict: 'unknown', said: 'the server lets nobody in without a key', fallback: [] },
    ],
    [
      'a server of whose methods nothing is known may ask for a password',
      { server: server({ authMethods: some([]) }) },
      {
        verdict: 'unknown',
        said: 'the server lets nobody in without a key',
        fallback: ['keyboard-interactive', 'password'],
      },
    ],
    [
      'one that is known to take keys may',
      { server: server({ authMethods: some(['publickey']) }) },
      {
        verdict: 'unknown',
        said: 'the server lets nobody in without a key',
        fallback: ['keyboard-interactive', 'password'],
      },
    ],
    [
      'and nobody is asked under BatchMode',
      { config: batch, server: server({ authMethods: some(['publickey']) }) },
      { verdict: 'fail', said: 'no-key', fallback: [] },
    ],
    [
      'which a server of whose methods nothing is known may not mind',
      { config: batch, server: server({ authMethods: some([]) }) },
      { verdict: 'unknown', said: 'the server lets nobody in without a key', fallback: [] },
    ],
    [
      'a default key that is not there is none',
      {
        config: batch,
        server: server(),
        keys: [identity(ed25519, { origin: 'default', file: nothing, beside: nothing })],
      },
      { verdict: 'fail', said: 'no-key', fallback: [] },
    ],
    [
      'keys that were not looked at may be there',
      { server: keysOnly, situation: { keysRead: false } },
      { verdict: 'unknown', said: 'none of the keys gets in, which were not looked at', fallback: [] },
    ],
  ])('%s', (_, told, expected) => {
    expect(end(verdictOf(told))).toEqual(expected);
  });

  test('keys are not asked about where the client or the server leaves them out', () => {
    const config = 'PubkeyAuthentication no\n';
    const told = { config, keys: [identity(ed25519)] };
    const out = { verdict: 'fail', said: 'no-common-method', fallback: [] };
    expect(end(verdictOf({ ...told, server: server() }))).toEqual({ verdict: 'ok', said: '', fallback: ['password'] });
    expect(end(verdictOf({ ...told, server: keysOnly }))).toEqual(out);
    expect(end(verdictOf({ ...told, server: server({ requiredMethods: listOf(['hostbased']) }) }))).toEqual({
      verdict: 'fail',
      said: 'required-method',
      fallback: ['password'],
    });
    expect(end(verdictOf({ ...told, server: server({ requiredMethods: listOf(['password']) }) }))).toEqual({
      verdict: 'ok',
      said: '',
      fallback: ['password'],
    });
    expect(end(verdictOf({ ...told, server: server({ authMethods: some(['hostbased']) }) }))).toEqual({
      verdict: 'unknown',
      said: 'the server offers none of the methods that are left to this client',
      fallback: ['keyboard-interactive', 'password'],
    });
    expect(end(verdictOf({ ...told, server: server({ authMethods: some(['password']) }) }))).toEqual({
      verdict: 'ok',
      said: '',
      fallback: ['keyboard-interactive', 'password'],
    });
    const typed = server({
      authMethods: listOf(['password', 'keyboard-interactive']),
      requiredMethods: listOf(['password']),
    });
    expect(verdictOf({ ...told, server: typed })).toMatchObject({ verdict: 'ok', proved: false });
    const passwords = server({ authMethods: listOf(['password']) });
    expect(verdictOf({ keys: [identity(ed25519)], server: passwords })).toMatchObject({
      verdict: 'ok',
      fallback: ['password'],
      attempts: [],
    });
  });
});

describe('what a verdict hangs on', () => {
  const one = publicKey('ssh-ed25519', 256, 'other');

  test('a key behind a passphrase', () => {
    const limited = server({ authMethods: listOf(['publickey']) });
    expect(hanging(verdictOf({ keys: [hidden], server: limited }))).toEqual([
      [
        'the server does not know `/home/ada/.ssh/ssh-ed25519`, whose public half is behind its passphrase',
        'key-not-enrolled',
        'ada@host: Permission denied (publickey).',
      ],
    ]);
  });

  test.each([
    [3, 3, []],
    [4, 3, ['the server knows none of the first 3 keys']],
    [7, undefined, []],
  ])('%i keys, where %s refusals are the end', (count, maxAuthTries, expected) => {
    const keys = Array.from({ length: count }, (_, at) => identity(publicKey('ssh-ed25519', 256, `${at}`)));
    expect(hanging(verdictOf({ keys, server: server({ maxAuthTries }) })).map(([text]) => text)).toEqual(expected);
  });

  test('keys that are skipped or refused, where some refusals are the end', () => {
    const limited = server({ maxAuthTries: 1, userKeyTypes: listOf(['ssh-ed25519']) });
    expect(
      verdictOf({ keys: [identity(rsa), identity(ed25519)], server: { ...limited, maxAuthTries: 2 } }).verdict,
    ).toBe('ok');
    const config = 'PubkeyAcceptedAlgorithms ssh-ed25519\n';
    expect(verdictOf({ config, keys: [identity(rsa), identity(ed25519)], server: limited }).verdict).toBe('ok');
    const known = { ...limited, enrolledKeys: [one.fingerprint] };
    expect(verdictOf({ keys: [identity(one)], server: known })).toMatchObject({ verdict: 'ok', proved: true });
    expect(verdictOf({ keys: [identity(one)], server: limited })).toMatchObject({ verdict: 'ok', proved: false });
    const asked = verdictOf({ keys: [hidden, identity(one)], server: limited });
    expect(hanging(asked).map(([text]) => text)).toEqual(['the server knows none of the first 1 keys']);
  });

  test('a certificate that comes behind keys that may all be refused', () => {
    const certificate = publicFile(certified(ed25519));
    const known = server({ userCAs: [certified(ed25519).certificate?.ca.fingerprint ?? ''] });
    const keys = [identity(ecdsa), identity(ed25519, { certificate })];
    const tried = (maxAuthTries: number) => hanging(verdictOf({ keys, server: { ...known, maxAuthTries } }));
    expect(tried(3)).toEqual([]);
    expect(tried(2).map(([text]) => text)).toEqual(['the server knows none of the first 2 keys']);
  });

  test('a list of which too little is known', () => {
    const told = { keys: [identity(ed25519)], server: server({ ciphers: some([]) }) };
    const names = ['3des-cbc', 'aes128-cbc', 'aes192-cbc', 'aes256-cbc'];
    const list = (count: number) =>
      hanging(verdictOf({ ...told, config: `Ciphers ${names.slice(0, count).join()}\n` }));
    expect([3, 4].map((count) => list(count).map(([text, cause]) => [text, cause]))).toEqual([
      [['the server has none of 3des-cbc, aes128-cbc, aes192-cbc', 'no-common-cipher']],
      [['the server has none of 3des-cbc, aes128-cbc, aes192-cbc, …', 'no-common-cipher']],
    ]);
    const fine = { verdict: 'ok', conditions: [] };
    expect(verdictOf({ ...told, config: 'Ciphers aes128-ctr,aes128-cbc\n' })).toMatchObject(fine);
    const old = server({ ciphers: some(['aes128-cbc']) });
    expect(verdictOf({ ...told, config: 'Ciphers aes128-cbc\n', server: old })).toMatchObject(fine);
  });

  test('a command that is not run, and a part that is not read', () => {
    const config = 'Match exec "test -e /x"\n  Port 2222\n  Compression yes\nHost *\n  User ada\n';
    const { verdict, conditions } = verdictOf({ config, keys: [identity(ed25519)], server: server() });
    expect(verdict).toBe('unknown');
    expect(conditions).toEqual([
      {
        if: 'the command of a Match exec, which is not run, changes port',
        verdict: 'fail',
        cause: undefined,
        sshMessage: undefined,
        repair: undefined,
      },
    ]);
    expect(verdictOf({ config, keys: [identity(ed25519)], server: server({ enrolledKeys: [] }) })).toMatchObject({
      verdict: 'fail',
      conditions: [],
    });
    const untouched = 'Match exec "test -e /x"\n  Compression yes\n';
    expect(verdictOf({ config: untouched, keys: [identity(ed25519)], server: server() }).verdict).toBe('ok');
    const limited = situationOf({ keys: [identity(ed25519)], server: server() });
    const resolution = { ...limited.resolution, limits: ['too many files'] };
    expect(verdictOf({ keys: [identity(ed25519)], server: server(), situation: { resolution } }).conditions).toEqual([
      expect.objectContaining({ if: 'a part of the config that was not read says otherwise (too many files)' }),
    ]);
  });

  test('what the server announces, where another key is refused anyway', () => {
    const said = (maxAuthTries: number | undefined) => {
      const known = { enrolledKeys: [ed25519.fingerprint], userKeyTypes: listOf(['ssh-rsa']), maxAuthTries };
      return hanging(
        verdictOf({
          release: '9.9',
          keys: [identity(ed25519), identity(rsa)],
          situation: { certificates: [certificateFile(certified(rsa))] },
          server: server({ ...known, serverSigAlgs: sigAlgs(undefined) }),
        }),
      ).map(([, cause, words]) => [cause, words]);
    };
    expect(said(undefined)).toEqual([['key-type-not-accepted', 'ada@host: Permission denied (publickey,password).']]);
    expect(said(1)).toEqual([
      ['key-type-not-accepted', 'Received disconnect from host port 22:2: Too many authentication failures'],
    ]);
  });

  test('no key, of a server of which nothing is known: its words are not known either', () => {
    expect(hanging(verdictOf({}))).toEqual([['the server lets nobody in without a key', 'no-key', undefined]]);
  });

  test('what the server announces: a new key helps either way', () => {
    const told = { release: '9.9', keys: [identity(rsa)] };
    const [condition] = verdictOf(told).conditions;
    expect(condition).toEqual({
      if: 'the server sends no server-sig-algs',
      verdict: 'fail',
      cause: 'no-mutual-sigalg',
      sshMessage: 'send_pubkey_test: no mutual signature algorithm',
      repair: expect.objectContaining({
        text: 'Let this client sign with SHA-1 for this host. An Ed25519 key works either way.',
        lines: ['PubkeyAcceptedAlgorithms +ssh-rsa'],
      }),
    });
    const rsaOnly = server({
      serverSigAlgs: sigAlgs(undefined),
      userKeyTypes: listOf(['ssh-rsa', 'ecdsa-sha2-nistp256']),
    });
    expect(verdictOf({ ...told, server: rsaOnly }).conditions[0]?.repair?.text).toBe(
      'Let this client sign with SHA-1 for this host. A new key of another type works either way.',
    );
    const neither = server({ serverSigAlgs: sigAlgs(undefined), userKeyTypes: listOf(['ssh-rsa']) });
    expect(verdictOf({ ...told, server: neither }).conditions[0]?.repair?.text).toBe(
      'Let this client sign with SHA-1 for this host.',
    );
  });
});

describe('the key that a person hears of', () => {
  const heard = (keys: readonly NamedKey[], part: Partial<Server>, told: Told = {}) =>
    verdictOf({ keys, server: server(part), ...told }).cause;
  const open = (key: typeof rsa, part: Partial<NamedKey> = {}) =>
    identity(key, { file: keyFile(key, { mode: 0o644 }), ...part });

  test('is one that the server wants', () => {
    const part = { enrolledKeys: [ed25519.fingerprint], userKeyTypes: listOf(['ssh-ed25519']) };
    expect(heard([identity(rsa), open(ed25519)], part)).toBe('key-permissions');
    expect(heard([identity(rsa), open(ed25519)], { enrolledKeys: [] })).toBe('key-not-enrolled');
  });

  test('is the one that the server is known to want, rather than one of which that is not known or not so', () => {
    const half = identity(ed25519, { file: { ...publicFile(ed25519), mode: 0o600 }, beside: nothing });
    const locked = identity(rsa, { file: keyFile(undefined, { isEncrypted: true }), beside: nothing });
    const strange = identity(ecdsa, { file: nothing, beside: nothing, certificate: publicFile(certified(ecdsa)) });
    const known = { enrolledKeys: [ed25519.fingerprint], userCAs: [] };
    expect(heard([locked, half], known, { config: batch })).toBe('key-private-missing');
    expect(heard([strange, half], known)).toBe('key-private-missing');
    const both = { enrolledKeys: [ed25519.fingerprint, ecdsa.fingerprint], maxAuthTries: 1 };
    expect(heard([half, identity(rsa), identity(ecdsa)], both)).toBe('key-private-missing');
  });

  test.each([
    ['one that is not known to the server', identity(ed25519), { enrolledKeys: [] }],
    ['one that may be', identity(ed25519), {}],
    ['one behind a passphrase', hidden, {}],
  ])('is one that comes too late, where none is known to be wanted: %s', (_, late, part) => {
    const limited = { userKeyTypes: listOf(['ssh-ed25519']), maxAuthTries: 1, ...part };
    expect(heard([identity(rsa), late], limited)).toBe('too-many-failures');
  });

  test('is the one that is nearest to getting in, and rather one that the config names', () => {
    const part = { enrolledKeys: [], userKeyTypes: listOf(['ssh-ed25519']) };
    expect(heard([identity(ed25519), identity(rsa)], part)).toBe('key-type-not-accepted');
    const both = verdictOf({
      keys: [identity(ecdsa, { origin: 'default', path: '/default' }), identity(ed25519, { path: '/named' })],
      server: server({ enrolledKeys: [] }),
    });
    expect(both.message).toBe('the test server does not know `/named`.');
    const first = verdictOf({
      keys: [identity(ecdsa, { path: '/first' }), identity(ed25519, { path: '/second' })],
      server: server({ enrolledKeys: [] }),
    });
    expect(first.message).toBe('the test server does not know `/first`.');
  });

  test('is none that is not there, where there are others', () => {
    const gone = identity(rsa, { file: nothing, beside: nothing, path: '/gone' });
    expect(heard([gone, identity(ed25519)], { enrolledKeys: [] })).toBe('key-not-enrolled');
    expect(verdictOf({ keys: [gone], server: server(), config: batch })).toMatchObject({
      cause: 'no-key',
      attempts: [{ reason: expect.any(String), key: '/gone' }],
    });
  });

  test('is the user’s, where nobody of this name is let in', () => {
    const part = { users: listOf(['git']) };
    expect(verdictOf({ keys: [identity(ed25519)], server: server(part) })).toMatchObject({
      cause: 'user-not-accepted',
      fallback: ['password'],
    });
  });
});

describe('jump hosts', () => {
  const hop = (part: Partial<Server> = {}, told: Told = {}) => ({
    ...situationOf({ keys: [identity(ed25519)], server: server(part), ...told }),
    destination: 'bastion',
  });
  const through = (...hops: ReturnType<typeof hop>[]) =>
    verdictOf({ keys: [identity(ed25519)], server: server(), situation: { hops } });

  test('that let the user in stand in nobody’s way', () => {
    expect(through(hop(), hop({ allowTcpForwarding: true }))).toMatchObject({ verdict: 'ok', message: undefined });
    expect(through({ ...hop(), server: undefined }).verdict).toBe('ok');
  });

  test('that fail say so, with what they would be repaired with', () => {
    const found = through(hop(), hop({ ciphers: listOf(['3des-cbc']) }));
    expect(found).toMatchObject({
      verdict: 'fail',
      phase: 'cipher',
      cause: 'no-common-cipher',
      side: 'both',
      decidedByDefault: 'the default of Ciphers in OpenSSH 9.2',
      sshMessage: 'Unable to negotiate with host port 22: no matching cipher found. Their offer: 3des-cbc',
    });
    expect(found.message).toMatch(/^The jump host bastion cannot be reached: This client and the test server have no/);
    expect(found.repairs.map(({ lines }) => lines)).toEqual([['Ciphers +3des-cbc']]);
  });

  test('that hang on something leave it open', () => {
    const found = through(hop({}, { release: '9.9', keys: [identity(rsa)], server: undefined }));
    expect(found.verdict).toBe('unknown');
    expect(hanging(found).map(([text]) => text)).toEqual(['the server sends no server-sig-algs']);
  });

  test('are sixteen at most', () => {
    const chain = (count: number) => through(...Array.from({ length: count }, () => hop())).cause;
    expect([chain(15), chain(16)]).toEqual([undefined, 'jump-loop']);
  });

  test('that are their own jump hosts are a loop, as the client says from 10.1 on', () => {
    const looped = 'jumphost loop via host';
    const broken = hop();
    const resolution = { ...broken.resolution, status: 'refused', messages: [looped] } as const;
    expect(through({ ...broken, resolution })).toMatchObject({
      cause: 'jump-loop',
      phase: 'local',
      sshMessage: looped,
    });
    expect(through({ ...broken, resolution: { ...resolution, messages: ['other'] } })).toMatchObject({
      cause: 'config-refused',
      phase: 'config',
      sshMessage: 'other',
    });
  });
});

test('a key to be made is called after the host', () => {
  const lines = (hostName: string) =>
    verdictOf({ config: `${batch}HostName ${hostName}\n`, server: server() }).repairs.map((each) => each.lines);
  expect(lines('web-1.example')).toEqual([['IdentityFile ~/.ssh/id_ed25519_web-1.example']]);
  expect(lines('2001:db8::1')).toEqual([['IdentityFile ~/.ssh/id_ed25519_2001db81']]);
});

describe('what is remarked', () => {
  test('an agent that fails, and who speaks of the server', () => {
    const told = { keys: [identity(ed25519)], situation: { agent: silentAgent } };
    const agentRemark = 'The agent at /s gives no list of its keys: refused.';
    expect(verdictOf({ ...told, server: server({ saidBy: '/x' }) }).remarks).toEqual([agentRemark]);
    expect(verdictOf({ ...told, server: server({ trust: 'repository', saidBy: '/x' }) }).remarks).toEqual([
      agentRemark,
      'What is said of this server comes from /x.',
    ]);
    expect(verdictOf({ server: server({ trust: 'repository', saidBy: '/x' }) }).remarks).toEqual([
      'What is said of this server comes from /x.',
    ]);
  });

  test('every key that was tried, but for defaults that are not there', () => {
    const gone = { file: nothing, beside: nothing };
    const { attempts } = verdictOf({
      keys: [
        identity(rsa, { ...gone, origin: 'default', path: '/default' }),
        identity(ecdsa, { ...gone, path: '/named' }),
        identity(ed25519, { origin: 'default', path: '/there' }),
      ],
      server: server(),
    });
    expect(attempts.map(({ key, outcome, signatureAlgorithm }) => [key, outcome, signatureAlgorithm])).toEqual([
      ['/named', 'skipped', undefined],
      ['/there', 'offered', 'ssh-ed25519'],
    ]);
  });

  test('a method that is wanted besides a key, if it is left', () => {
    const keys = [identity(ed25519)];
    expect(verdictOf({ keys, server: server() }).fallback).toEqual([]);
    const more = server({ requiredMethods: listOf(['publickey', 'hostbased']) });
    expect(verdictOf({ keys, server: more }).cause).toBe('required-method');
    const told = { authMethods: listOf(['publickey', 'password', 'keyboard-interactive']) };
    const both = server({ ...told, requiredMethods: listOf(['publickey', 'password']) });
    expect(verdictOf({ keys, server: both }).fallback).toEqual(['password']);
  });

  test('ciphers that need no MAC spare nothing else', () => {
    const keys = [identity(ed25519)];
    const config = 'Ciphers aes256-gcm@openssh.com\n';
    expect(verdictOf({ config, keys, server: server({ kexAlgorithms: listOf(['x']) }) }).phase).toBe('kex');
    const unsure = server({ ciphers: some(['aes128-ctr']), macs: listOf(['x']) });
    expect(verdictOf({ config: 'Ciphers aes256-gcm@openssh.com,aes128-ctr\n', keys, server: unsure }).phase).toBe(
      'mac',
    );
  });

  test('what a server lacks is not said to be what it has', () => {
    const lacking = server({ ciphers: some([], ['aes256-ctr']) });
    expect(verdictOf({ config: 'Ciphers aes256-ctr\n', server: lacking }).message).toBe(
      'This client and the test server have no cipher in common; yours: aes256-ctr.',
    );
  });

  test('the line of the key, where no option decides', () => {
    const config = 'User ada\nHostName other\nIdentityFile /key\n';
    const candidates = situationOf({ config }).resolution.options.get('identityfile')?.candidates ?? [];
    const [place] = candidates;
    if (place === undefined) throw new Error('no line');
    const line = (part: Partial<NamedKey>) =>
      verdictOf({ config, keys: [identity(ed25519, part)], server: server({ enrolledKeys: [] }) }).decidedBy?.directive
        .lineNumber;
    expect([line({ place }), line({ place: undefined })]).toEqual([3, 2]);
  });

  test('what is negotiated, up to the phase that fails', () => {
    const { negotiated } = verdictOf({ keys: [identity(ed25519)], server: server() });
    expect(negotiated).toEqual({
      kex: 'curve25519-sha256',
      hostKeyAlgorithm: 'ssh-ed25519',
      cipher: 'aes128-ctr',
      mac: 'hmac-sha2-256',
      key: '/home/ada/.ssh/ssh-ed25519',
      signatureAlgorithm: 'ssh-ed25519',
    });
    const refused = verdictOf({ keys: [identity(ed25519)], server: server({ enrolledKeys: [] }) });
    expect(refused.negotiated).toEqual({ ...negotiated, key: undefined, signatureAlgorithm: undefined });
    const early = verdictOf({ keys: [identity(ed25519)], server: server({ macs: listOf(['x']) }) });
    expect(Object.values(early.negotiated).filter((name) => name !== undefined)).toEqual([]);
    expect(early.fallback).toEqual([]);
  });
});

describe('the family of addresses', () => {
  const local = (family: string, hostName: string, addressFamilies?: readonly string[]) =>
    verdictOf({
      config: `AddressFamily ${family}\n`,
      args: [hostName],
      keys: [identity(ed25519)],
      server: server({ addressFamilies }),
    }).cause ?? 'ok';

  test.each([
    ['any', '2001:db8::1', undefined, 'ok'],
    ['any', 'host', ['inet'], 'ok'],
    ['inet', '2001:db8::1', undefined, 'address-family'],
    ['inet6', '2001:db8::1', undefined, 'ok'],
    ['inet6', '192.0.2.1', undefined, 'address-family'],
    ['inet', '192.0.2.1', undefined, 'ok'],
    ['inet6', '2001:db8::1', ['inet'], 'ok'],
    ['inet6', '192.0.2.1.example', undefined, 'ok'],
    ['inet6', 'x192.0.2.1', undefined, 'ok'],
    ['inet6', '192.0', undefined, 'ok'],
    ['inet6', '192.10.20.130', undefined, 'address-family'],
    ['inet6', 'host', ['inet'], 'address-family'],
    ['inet', 'host', ['inet'], 'ok'],
    ['inet6', 'host', undefined, 'ok'],
  ])('AddressFamily %s and %s, where the server has %s: %s', (family, hostName, families, expected) => {
    expect(local(family, hostName, families)).toBe(expected);
  });
});

describe('the keys of an agent', () => {
  const tried = (told: Told) =>
    verdictOf({ server: server(), ...told }).attempts.map(({ key, source }) => `${source} ${key}`);

  test('are called what the agent says, else by their fingerprint', () => {
    const silent = { kind: 'listed', socket: '/s', keys: [{ key: ecdsa, comment: '' }] } as const;
    expect(tried({ situation: { agent: silent } })).toEqual([`agent ${ecdsa.fingerprint}`]);
    expect(tried({ situation: { agent: agent(ecdsa) } })).toEqual(['agent agent ecdsa-sha2-nistp256']);
  });

  test('count once, whichever file names them', () => {
    const twice = [identity(ed25519, { path: '/one' }), identity(ed25519, { path: '/two' })];
    const listed = {
      kind: 'listed',
      socket: '/s',
      keys: [ed25519, ed25519].map((key) => ({ key, comment: 'x' })),
    } as const;
    expect(tried({ keys: twice, situation: { agent: listed } })).toEqual(['file /one']);
    expect(tried({ keys: twice })).toEqual(['file /one', 'file /two']);
    expect(tried({ keys: [hidden], situation: { agent: agent(ed25519) } })).toEqual([
      'agent agent ssh-ed25519',
      'file /home/ada/.ssh/ssh-ed25519',
    ]);
  });
});

describe('a file that is a certificate itself', () => {
  const trusting = server({ userCAs: [certified(ed25519).certificate?.ca.fingerprint ?? ''] });
  const tried = (named: NamedKey) =>
    verdictOf({ keys: [named], server: trusting }).attempts.map(({ source, type }) => `${source} ${type}`);

  test('counts as one, and one for hosts as nothing', () => {
    const file = (kind: 'user' | 'host') => identity(ed25519, { beside: publicFile(certified(ed25519, { kind })) });
    expect(tried(file('user'))).toEqual(['certificate ssh-ed25519-cert-v01@openssh.com']);
    expect(tried(file('host'))).toEqual([]);
    const beside = { ...file('host'), certificate: publicFile(certified(ed25519)) };
    expect(tried(beside)).toEqual(['certificate ssh-ed25519-cert-v01@openssh.com']);
  });

  test('the public half is that of the file, then of `.pub`, then of the private one', () => {
    expect(tried(identity(ed25519, { file: publicFile(ecdsa), beside: publicFile(rsa) }))).toEqual([
      'file ecdsa-sha2-nistp256',
    ]);
    expect(tried(identity(ed25519, { file: keyFile(ed25519), beside: nothing }))).toEqual(['file ssh-ed25519']);
    expect(
      tried(identity(ed25519, { file: keyFile(undefined, { isPrivate: false }), beside: publicFile(rsa) })),
    ).toEqual(['file ssh-rsa']);
  });
});
