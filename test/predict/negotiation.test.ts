import { describe, expect, test } from 'vitest';
import { listOf } from '../../src/predict/names.ts';
import { ed25519, identity, server, verdictOf } from '../support/predicting.ts';

const keys = [identity(ed25519)];

describe('a server that has only', () => {
  test.each([
    ['kexAlgorithms', 'diffie-hellman-group1-sha1', 'kex', 'no-common-kex', 'KexAlgorithms'],
    ['hostKeyAlgorithms', 'ssh-rsa', 'hostkey-alg', 'no-common-hostkey-alg', 'HostKeyAlgorithms'],
    ['ciphers', '3des-cbc', 'cipher', 'no-common-cipher', 'Ciphers'],
  ] as const)('%s %s', (field, name, phase, cause, keyword) => {
    const found = verdictOf({ release: '9.9', keys, server: server({ [field]: listOf([name]) }) });
    expect(found).toMatchObject({ verdict: 'fail', phase, cause });
    expect(found.repairs.map(({ lines }) => lines)).toEqual([[`${keyword} +${name}`]]);
    expect(found.repairs[0]?.weakens).toBe(true);
    expect(found.decidedByDefault).toBe(`the default of ${keyword} in OpenSSH 9.9`);
  });

  test('a MAC that no default list has, behind a cipher that needs one', () => {
    const old = server({ ciphers: listOf(['aes128-ctr']), macs: listOf(['hmac-md5']) });
    expect(verdictOf({ release: '9.9', keys, server: old })).toMatchObject({ phase: 'mac', cause: 'no-common-mac' });
  });

  test('a MAC that does not matter, as the cipher needs none', () => {
    const modern = server({ ciphers: listOf(['aes128-gcm@openssh.com']), macs: listOf(['hmac-md5']) });
    expect(verdictOf({ release: '9.9', keys, server: modern }).verdict).toBe('ok');
  });

  test('what this client has dropped: nothing is advised, as nothing helps', () => {
    const old = server({ ciphers: listOf(['arcfour']) });
    expect(verdictOf({ release: '9.9', keys, server: old })).toMatchObject({ verdict: 'fail', repairs: [] });
  });
});

describe('the strongest that helps is advised:', () => {
  test.each([
    ['what was a default until later', '9.9', 'diffie-hellman-group-exchange-sha1', 'diffie-hellman-group14-sha1'],
    ['what stood before it in that default', '9.9', 'diffie-hellman-group1-sha1', 'diffie-hellman-group14-sha1'],
    ['what was a default once', '8.4', 'sntrup4591761x25519-sha512@tinyssh.org', 'diffie-hellman-group1-sha1'],
  ])('%s', (_, release, other, best) => {
    for (const names of [
      [other, best],
      [best, other],
    ]) {
      const { repairs } = verdictOf({ release, keys, server: server({ kexAlgorithms: listOf(names) }) });
      expect(repairs.map(({ lines }) => lines)).toEqual([[`KexAlgorithms +${best}`]]);
    }
  });

  test('ciphers in the order in which they were proposed', () => {
    const old = server({ ciphers: listOf(['3des-cbc', 'aes256-cbc', 'aes128-cbc']) });
    expect(verdictOf({ release: '9.9', keys, server: old }).repairs[0]?.lines).toEqual(['Ciphers +aes128-cbc']);
  });
});

test('where two lists have nothing in common with the server, the first that fails is repaired first', () => {
  const old = server({ kexAlgorithms: listOf(['diffie-hellman-group1-sha1']), ciphers: listOf(['3des-cbc']) });
  const first = verdictOf({ release: '9.9', keys, server: old });
  expect(first).toMatchObject({ phase: 'kex', repairs: [{ lines: ['KexAlgorithms +diffie-hellman-group1-sha1'] }] });
  const config = `${first.repairs[0]?.lines[0]}\n`;
  expect(verdictOf({ release: '9.9', config, keys, server: old })).toMatchObject({
    phase: 'cipher',
    repairs: [{ lines: ['Ciphers +3des-cbc'] }],
  });
});

test('where a list of the user’s decides, that line is named and written out', () => {
  const config = 'Host host\n  Ciphers aes256-ctr\n';
  const found = verdictOf({ release: '9.9', config, keys, server: server({ ciphers: listOf(['aes128-ctr']) }) });
  expect(found.decidedBy?.directive.lineNumber).toBe(2);
  expect(found.repairs[0]).toMatchObject({
    lines: ['Ciphers aes256-ctr,aes128-ctr'],
    block: 'Host host',
    weakens: false,
    change: { option: 'ciphers', names: ['aes128-ctr'], at: 'end' },
  });
  expect(found.repairs[0]?.above?.directive.lineNumber).toBe(2);
});

test('where the command line decides, no line of the config is named', () => {
  const args = ['-o', 'Ciphers=aes192-ctr', 'host'];
  const told = { release: '9.9', config: 'Ciphers aes256-ctr\n', args, keys };
  const found = verdictOf({ ...told, server: server({ ciphers: listOf(['aes128-ctr']) }) });
  expect(found).toMatchObject({ cause: 'no-common-cipher', decidedBy: undefined, decidedByDefault: undefined });
});

test('a client before 7.0 has no plus: the list is written out', () => {
  const found = verdictOf({ release: '6.9', keys, server: server({ ciphers: listOf(['cast128-cbc']) }) });
  expect(found.verdict === 'ok' || !found.repairs[0]?.lines[0]?.includes('+')).toBe(true);
});

test('the first of the client’s names that the server has', () => {
  expect(verdictOf({ release: '9.9', keys, server: server() }).negotiated).toMatchObject({
    kex: 'curve25519-sha256',
    cipher: 'aes128-ctr',
    mac: 'hmac-sha2-256',
    hostKeyAlgorithm: 'ssh-ed25519',
    signatureAlgorithm: 'ssh-ed25519',
  });
});

describe('a list of which only some is known', () => {
  const some = (has: readonly string[], lacks: readonly string[]) =>
    server({ ciphers: { all: undefined, has, lacks } });

  test('a name that is there is enough', () => {
    expect(
      verdictOf({ config: 'Ciphers aes128-cbc,aes128-ctr\n', keys, server: some(['aes128-ctr'], []) }).verdict,
    ).toBe('ok');
  });

  test('all names that are not there', () => {
    const found = verdictOf({ config: 'Ciphers aes128-cbc\n', keys, server: some([], ['aes128-cbc']) });
    expect(found).toMatchObject({ verdict: 'fail', phase: 'cipher' });
  });
});

describe('words of ssh, by version', () => {
  const old = server({ kexAlgorithms: listOf(['diffie-hellman-group1-sha1']) });
  test.each([
    [
      '7.1',
      'Unable to negotiate with host: no matching key exchange method found. Their offer: diffie-hellman-group1-sha1',
    ],
    [
      '9.9',
      'Unable to negotiate with host port 22: no matching key exchange method found. Their offer: diffie-hellman-group1-sha1',
    ],
  ])('client %s', (release, words) => {
    expect(verdictOf({ release, keys, server: old }).sshMessage).toBe(words);
  });

  test.each([
    ['6.7', 'no matching cipher found: client aes256-ctr server aes128-ctr,3des-cbc'],
    ['6.9', undefined],
  ])('client %s, of a cipher', (release, words) => {
    const ciphers = listOf(['aes128-ctr', '3des-cbc']);
    const found = verdictOf({ release, config: 'Ciphers aes256-ctr\n', keys, server: server({ ciphers }) });
    expect(found).toMatchObject({ cause: 'no-common-cipher', sshMessage: words });
  });

  test('are not known where the whole list of the server is not', () => {
    const ciphers = { all: undefined, has: ['aes128-ctr'], lacks: ['aes128-cbc'] };
    const config = 'Ciphers aes128-cbc\n';
    expect(verdictOf({ config, keys, server: server({ ciphers }) })).toMatchObject({
      cause: 'no-common-cipher',
      sshMessage: undefined,
    });
    expect(verdictOf({ config, keys }).conditions[0]).toMatchObject({
      cause: 'no-common-cipher',
      sshMessage: undefined,
    });
  });
});

test('an address family that the server does not have', () => {
  const v6 = server({ addressFamilies: ['inet6'] });
  expect(verdictOf({ config: 'AddressFamily inet\n', keys, server: v6 })).toMatchObject({
    phase: 'local',
    cause: 'address-family',
  });
  expect(verdictOf({ config: 'AddressFamily inet6\n', keys, server: v6 }).verdict).toBe('ok');
});

describe('before a connection', () => {
  test('a config that is refused', () => {
    const found = verdictOf({ config: 'Nonsense yes\n', keys });
    expect(found).toMatchObject({ verdict: 'fail', phase: 'config', cause: 'config-refused' });
    expect(found.sshMessage).toContain('Bad configuration option: nonsense');
  });

  test('a path of a key that cannot be expanded', () => {
    const broken = identity(ed25519, { problem: 'vdollar_percent_expand: env var ${X} has no value' });
    expect(verdictOf({ keys: [broken] })).toMatchObject({
      verdict: 'fail',
      phase: 'config',
      cause: 'identity-expansion',
    });
  });

  test('a Match exec that could change what is decided', () => {
    const config = 'Match exec "true"\n  User bob\n';
    const { verdict, conditions } = verdictOf({ config, keys });
    expect(verdict).toBe('unknown');
    expect(conditions[0]?.if).toContain('user');
  });
});

test('a list of the config that is left empty', () => {
  const config = 'HostKeyAlgorithms -*\n';
  expect(verdictOf({ release: '9.9', config, keys, server: server() }).message).toBe(
    'This client has no host key algorithm left to offer to the test server.',
  );
});
