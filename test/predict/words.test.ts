import { describe, expect, test } from 'vitest';
import { knownHostsFrom } from '../../src/keys/known-hosts.ts';
import { listOf } from '../../src/predict/names.ts';
import { isUpTo77 } from '../../src/predict/signature.ts';
import type { Server } from '../../src/predict/types.ts';
import {
  batch,
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
  some,
  type Told,
  verdictOf,
} from '../support/predicting.ts';

const keys = [identity(ed25519)];

test.each([
  ['OpenSSH_7.7', true],
  ['OpenSSH_7.8', false],
  ['OpenSSH_7.10', false],
  ['OpenSSH_6.9p1', true],
  ['OpenSSH_8.0', false],
  ['OpenSSH_10.0', false],
  ['old OpenSSH_7.4', false],
  [undefined, false],
])('%s is a server up to 7.7: %s', (software, expected) => {
  expect(isUpTo77(software)).toBe(expected);
});

describe('what an RSA key signs with', () => {
  const signs = (list: string, part: Partial<Server>, key = rsa) =>
    verdictOf({
      release: '9.9',
      config: `PubkeyAcceptedAlgorithms ${list}\n`,
      keys: [identity(key)],
      server: server(part),
    }).attempts[0]?.signatureAlgorithm;

  test('where nothing, or only that there is something, is known of what the server announces', () => {
    const unknown = { serverSigAlgs: sigAlgs(undefined) };
    const known = { serverSigAlgs: { kind: 'some', names: some([]) } } as const;
    const lists = ['ssh-rsa,rsa-sha2-512', 'ssh-rsa', 'rsa-sha2-256'];
    expect(lists.map((list) => signs(list, unknown))).toEqual(['rsa-sha2-512', 'ssh-rsa', undefined]);
    expect(lists.map((list) => signs(list, known))).toEqual(['rsa-sha2-512', undefined, 'rsa-sha2-256']);
  });

  test('for OpenSSH 7.4, which announces less than it takes', () => {
    const announced = { serverSigAlgs: sigAlgs(['ssh-rsa']) };
    const old = { ...announced, software: 'OpenSSH_7.4' };
    expect(signs('rsa-sha2-512', old)).toBe('rsa-sha2-512');
    expect(signs('rsa-sha2-512', { ...old, software: 'Not OpenSSH_7.4' })).toBe(undefined);
    expect(signs('rsa-sha2-512', { ...old, software: 'OpenSSH_7.5' })).toBe(undefined);
    expect(signs('ssh-rsa', old)).toBe(undefined);
  });
});

describe('the methods that are left', () => {
  const anything = server({ authMethods: some([]) });
  test.each([
    ['', ['keyboard-interactive', 'password']],
    ['PasswordAuthentication no\n', ['keyboard-interactive']],
    ['KbdInteractiveAuthentication no\n', ['password']],
    ['GSSAPIAuthentication yes\n', ['gssapi-with-mic', 'keyboard-interactive', 'password']],
    ['HostbasedAuthentication yes\n', ['hostbased', 'keyboard-interactive', 'password']],
    ['PreferredAuthentications password,publickey\n', ['password']],
    ['PreferredAuthentications password,nonsense,keyboard-interactive\n', ['password', 'keyboard-interactive']],
    ['BatchMode yes\nGSSAPIAuthentication yes\n', ['gssapi-with-mic']],
  ])('%j', (config, expected) => {
    expect(verdictOf({ config: `StrictHostKeyChecking no\n${config}`, server: anything }).fallback).toEqual(expected);
  });
});

describe('what ssh prints', () => {
  const printed = (told: Told) => verdictOf(told).sshMessage;

  test.each([
    ['6.6', 'kexAlgorithms', 'Unable to negotiate a key exchange method'],
    ['6.6', 'hostKeyAlgorithms', 'no hostkey alg'],
    ['6.6', 'ciphers', /^no matching cipher found: client .* server x$/],
    ['6.6', 'macs', /^no matching mac found: client .* server x$/],
    ['7.1', 'macs', 'Unable to negotiate with host: no matching MAC found. Their offer: x'],
    ['9.9', 'macs', 'Unable to negotiate with host port 22: no matching MAC found. Their offer: x'],
    [
      '9.9',
      'hostKeyAlgorithms',
      'Unable to negotiate with host port 22: no matching host key type found. Their offer: x',
    ],
  ] as const)('client %s, of %s', (release, field, words) => {
    const config = 'Ciphers aes128-ctr\n';
    expect(printed({ release, config, keys, server: server({ [field]: listOf(['x']) }) })).toEqual(
      typeof words === 'string' ? words : expect.stringMatching(words),
    );
  });

  test('nothing where the words hang on what is not known', () => {
    const lacking = { all: undefined, has: [], lacks: ['aes128-ctr'] };
    const told = { config: 'Ciphers aes128-ctr\n', keys };
    expect(printed({ ...told, server: server({ ciphers: lacking }) })).toBe(undefined);
    expect(verdictOf({ ...told, server: server({ ciphers: lacking }) }).cause).toBe('no-common-cipher');
    const refusing = server({ enrolledKeys: [], authMethods: some([]) });
    expect(verdictOf({ keys, server: refusing })).toMatchObject({ cause: 'key-not-enrolled', sshMessage: undefined });
  });

  test('what does not hang on it, in old releases', () => {
    const kexAlgorithms = some([], ['diffie-hellman-group1-sha1']);
    const config = 'KexAlgorithms diffie-hellman-group1-sha1\n';
    expect(printed({ release: '6.6', config, keys, server: server({ kexAlgorithms }) })).toBe(
      'Unable to negotiate a key exchange method',
    );
  });

  test('as long as the server takes more, that it refuses', () => {
    const gone = identity(rsa, { file: nothing, beside: nothing, path: '/gone' });
    const told = (maxAuthTries: number) => ({
      config: 'User ada\n',
      keys: [...keys, gone],
      server: server({ enrolledKeys: [], maxAuthTries }),
    });
    expect(printed(told(2))).toBe('ada@host: Permission denied (publickey,password).');
    expect(printed(told(1))).toBe('Received disconnect from host port 22:2: Too many authentication failures');
  });

  test('of other servers, no reason why they hang up', () => {
    const wrong = identity(publicKey('ssh-ed25519', 256, 'wrong'));
    const limited = { enrolledKeys: [ed25519.fingerprint], maxAuthTries: 1 };
    const told = { keys: [wrong, ...keys] };
    const words = 'Received disconnect from host port 22:2: Too many authentication failures';
    expect(printed({ ...told, server: server(limited) })).toBe(words);
    expect(printed({ ...told, server: server({ ...limited, software: undefined }) })).toBe(words);
    expect(printed({ ...told, server: server({ ...limited, software: 'dropbear_2022.83' }) })).toBe(
      'Received disconnect from host port 22:2:',
    );
    const unwanted = server({ ...limited, enrolledKeys: [] });
    expect(verdictOf({ keys: [wrong], server: unwanted })).toMatchObject({
      cause: 'key-not-enrolled',
      sshMessage: words,
    });
  });

  test('the methods that a server still wants', () => {
    const both = { requiredMethods: listOf(['publickey', 'password']) };
    expect(printed({ config: batch, keys, server: server(both) })).toBe('ada@host: Permission denied (password).');
    expect(printed({ keys, server: server({ ...both, enrolledKeys: [] }) })).toBe(
      'ada@host: Permission denied (publickey).',
    );
    expect(printed({ release: '7.5', keys, server: server({ enrolledKeys: [] }) })).toBe(
      'Permission denied (publickey,password).',
    );
  });

  test('of a key of a type that the client does not have', () => {
    const strange = publicKey('ssh-xmss@openssh.com');
    const named = identity(strange, { beside: nothing, path: '/key' });
    expect(verdictOf({ keys: [named], server: server() })).toMatchObject({
      cause: 'key-type-unknown',
      sshMessage: 'Load key "/key": unknown or unsupported key type',
    });
  });

  test('of an RSA key whose public half is behind the private one, other words', () => {
    const pem = identity(rsa, { file: keyFile(rsa, { format: 'pem' }), beside: nothing });
    const silent = server({ serverSigAlgs: sigAlgs(null) });
    expect(printed({ release: '9.9', keys: [pem], server: silent })).toBe(
      'sign_and_send_pubkey: no mutual signature supported',
    );
    expect(printed({ release: '9.9', keys: [identity(rsa)], server: silent })).toBe(
      'send_pubkey_test: no mutual signature algorithm',
    );
  });
});

describe('what a key is not tried with', () => {
  test('is counted neither as refused nor as late', () => {
    const limited = { enrolledKeys: [], maxAuthTries: 1 };
    const gone = identity(rsa, { file: nothing, beside: nothing, path: '/gone' });
    const { attempts } = verdictOf({ keys: [...keys, gone, identity(rsa)], server: server(limited) });
    expect(attempts.map(({ key, outcome, reason }) => [key, outcome, reason])).toEqual([
      ['/home/ada/.ssh/ssh-ed25519', 'refused', expect.any(String)],
      ['/gone', 'skipped', 'there is no such file'],
      ['/home/ada/.ssh/ssh-rsa', 'skipped', 'the connection has ended before'],
    ]);
  });

  test('ends with the one that gets in', () => {
    const told = { keys: [...keys, identity(rsa)], server: server({ enrolledKeys: [ed25519.fingerprint] }) };
    expect(verdictOf(told).attempts.map(({ outcome }) => outcome)).toEqual(['accepted']);
    expect(verdictOf({ ...told, server: server() }).attempts.map(({ outcome }) => outcome)).toEqual([
      'offered',
      'offered',
    ]);
  });

  test.each([
    ['of which only a certificate is here', { certificate: publicFile(certified(ed25519)) }, 'ok'],
    ['whose file is a folder', { file: keyFile(undefined, { state: 'special' }) }, 'key-unreadable'],
    [
      'that is no key at all',
      { file: keyFile(undefined, { isPrivate: false }), beside: publicFile(ed25519) },
      'key-damaged',
    ],
    ['that cannot be read', { file: keyFile(ed25519, { readable: false }) }, 'key-damaged'],
    [
      'that is a public half',
      { file: { ...publicFile(ed25519), mode: 0o600 }, beside: nothing },
      'key-private-missing',
    ],
  ] as const)('a key %s', (_, part, expected) => {
    const trusting = server({ userCAs: [certified(ed25519).certificate?.ca.fingerprint ?? ''] });
    const { cause, verdict } = verdictOf({ keys: [identity(ed25519, part)], server: trusting });
    expect(cause ?? verdict).toBe(expected);
  });

  test.each([
    ['9.2', 'key-damaged'],
    ['9.6', 'ok'],
  ])('client %s on an Ed25519 key in PKCS#8: %s', (release, expected) => {
    const file = keyFile(ed25519, { format: 'pkcs8', publicInClear: false });
    const { cause, verdict } = verdictOf({ release, keys: [identity(ed25519, { file })], server: server() });
    expect(cause ?? verdict).toBe(expected);
  });

  test('a public half beside a key counts only as one line', () => {
    const beside = keyFile(ecdsa, { format: 'rfc4716', isPrivate: false, readable: false, faults: ['foreign-format'] });
    expect(verdictOf({ keys: [identity(ed25519, { beside })], server: server() }).verdict).toBe('ok');
  });

  test.each([
    ['that others can read', { mode: 0o644 }, 'key-permissions'],
    ['that is damaged', { readable: false }, 'key-damaged'],
  ] as const)('an RSA key %s does not get in, whatever the server announces', (_, part, cause) => {
    const told = { release: '9.2', keys: [identity(rsa, { file: keyFile(rsa, part) })] };
    expect(verdictOf({ ...told, server: server({ serverSigAlgs: sigAlgs(undefined) }) }).cause).toBe(cause);
    expect(verdictOf(told).cause).toBe(cause);
  });

  test('a refusal is certain although the signature is not', () => {
    const part = { serverSigAlgs: sigAlgs(undefined), userKeyTypes: listOf(['ssh-ed25519']) };
    expect(verdictOf({ release: '9.9', keys: [identity(rsa)], server: server(part) })).toMatchObject({
      verdict: 'fail',
      cause: 'key-type-not-accepted',
    });
  });
});

test('an answer that names the type is one that a client before 10.6 takes, and one that lists the type', () => {
  const echoing = (key: typeof rsa) => server({ pkOkEchoesKeyType: true, enrolledKeys: [key.fingerprint] });
  expect(verdictOf({ release: '10.6', keys, server: echoing(ed25519) }).verdict).toBe('ok');
  expect(verdictOf({ release: '10.6', keys: [identity(rsa)], server: echoing(rsa) }).cause).toBe(
    'key-answer-not-listed',
  );
  expect(
    verdictOf({ release: '10.6', keys: [identity(rsa)], server: server({ enrolledKeys: [rsa.fingerprint] }) }).verdict,
  ).toBe('ok');
});

describe('repairs of the host key, in full', () => {
  const other = 'AAAAC3NzaC1lZDI1NTE5AAAAIAICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC';
  const shown = 'AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB';
  const hostKeys = [
    { type: 'ssh-ed25519', key: `ssh-ed25519 ${other}`, fingerprint: 'SHA256:old', status: 'retired' },
    { type: 'ssh-ed25519', key: undefined, fingerprint: 'SHA256:x', status: 'current' },
    { type: 'ssh-ed25519', key: `ssh-ed25519 ${shown}`, fingerprint: 'SHA256:new', status: 'current' },
  ] as const;
  const rest = { lines: [], block: undefined, above: undefined, weakens: false };
  const repairs = (text: string, global = '') =>
    verdictOf({
      config: 'StrictHostKeyChecking yes\n',
      keys,
      server: server({ hostKeys, hostKeyAlgorithms: listOf(['ssh-ed25519']) }),
      situation: {
        knownHosts: {
          user: [knownHostsFrom('/user', Buffer.from(text))],
          global: [knownHostsFrom('/global', Buffer.from(global))],
        },
      },
    }).repairs;
  const write = {
    ...rest,
    text: 'Write down the host key that is known of the test server.',
    command: `echo 'host ssh-ed25519 ${shown}' >> /user`,
  };
  const forget = (path: string) => ({
    ...rest,
    text: 'If you know that the server has a new key, forget the old one.',
    command: `ssh-keygen -R host -f ${path}`,
  });

  test('an unknown one is written down', () => {
    expect(repairs('')).toEqual([write]);
  });

  test('a changed one is forgotten first, if that leaves none that differs', () => {
    expect(repairs(`host ssh-ed25519 ${other}\n`)).toEqual([forget('/user'), write]);
    expect(repairs('', `host ssh-ed25519 ${other}\n`)).toEqual([forget('/global'), write]);
    expect(repairs(`host ssh-ed25519 ${other}\n`, `host ssh-ed25519 ${other}\n`)).toEqual([write]);
  });
});
