import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { knownHostsFrom } from '../../src/keys/known-hosts.ts';
import { publicKeyFromWords } from '../../src/keys/public-key.ts';
import { revokedKeysFrom } from '../../src/keys/revoked-keys.ts';
import { type HostKeyVerdict, judgeHostKey, type Presented } from '../../src/predict/host-key.ts';
import { hostKeyMessage } from '../../src/predict/host-key-message.ts';
import { clientOfBanner } from '../support/engine-client.ts';
import { certify, connect, noServerHere } from '../support/host-key-lab.ts';
import { ownKeys, wordsOf } from '../support/own-keys.ts';
import { type Random, randomFrom, seedOf } from '../support/random.ts';
import { type RealClient, realClients } from '../support/real-clients.ts';

const keys = ownKeys();
const obstacle = noServerHere();
const clients = obstacle === undefined ? realClients() : [];
const deep = process.env.SSH_LINT_DEEP === '1';

const certificate = (name: string, ca: string, args: readonly string[], kind?: 'user') =>
  certify(keys, { key: 'ed25519', ca, name, args, ...(kind === undefined ? {} : { kind }) });

/** Certificates of the host key by what is wrong with them. */
const certificates = {
  good: certificate('good', 'ed25519-ca', ['-n', 'host.example']),
  anyone: certificate('anyone', 'ed25519-ca', []),
  pattern: certificate('pattern', 'ed25519-ca', ['-n', '*.example']),
  alias: certificate('alias', 'ed25519-ca', ['-n', 'other.example']),
  early: certificate('early', 'ed25519-ca', ['-n', 'host.example', '-V', '20990101:20990102']),
  late: certificate('late', 'ed25519-ca', ['-n', 'host.example', '-V', '20010101:20010102']),
  sha1: certificate('sha1', 'rsa-2048-ca', ['-n', 'host.example', '-t', 'ssh-rsa']),
  stranger: certificate('stranger', 'ed25519-b', ['-n', 'host.example']),
};
type Kind = keyof typeof certificates;

interface Situation {
  readonly knownHosts: string;
  readonly key: 'ed25519' | 'rsa-2048' | 'ecdsa-256';
  readonly certificate?: Kind | undefined;
  readonly checking: 'yes' | 'ask' | 'accept-new' | 'no';
  readonly port: number;
  readonly alias?: string | undefined;
  readonly revoked?: string | undefined;
}

const DEFAULT: Situation = { knownHosts: '', key: 'ed25519', checking: 'ask', port: 22 };

function presentedIn(situation: Situation, banner: string): Presented {
  const client = clientOfBanner(banner);
  const kind = situation.certificate;
  const words = kind === undefined ? keys.words(situation.key) : wordsOf(certificates[kind]);
  const [type = '', base64 = ''] = words.split(' ');
  const key = publicKeyFromWords(type, base64);
  if (key === undefined) throw new Error(`no key: ${words}`);
  return {
    client,
    key,
    hostName: 'host.example',
    port: situation.port,
    hostKeyAlias: situation.alias,
    files: [knownHostsFrom('/k', Buffer.from(situation.knownHosts))],
    checking: situation.checking,
    canAsk: false,
    revoked: situation.revoked === undefined ? [] : [revokedKeysFrom('/r', Buffer.from(situation.revoked))],
    leastRsa: 1024,
    trustsLocalhost: false,
    now: Date.now() / 1000,
    caSignatureAlgorithms:
      client.option('casignaturealgorithms') !== undefined ? client.algorithms('casignature').defaults : undefined,
  };
}

function foretell(situation: Situation, banner: string): HostKeyVerdict & { readonly message: string | undefined } {
  const presented = presentedIn(situation, banner);
  const verdict = judgeHostKey(presented);
  return { ...verdict, message: hostKeyMessage(verdict, presented) };
}

async function real(client: RealClient, situation: Situation, name: string) {
  const { key, checking, port, alias, revoked, knownHosts } = situation;
  const list = join(keys.folder, `revoked-${name}`);
  if (revoked !== undefined) writeFileSync(list, revoked);
  const options = [
    `StrictHostKeyChecking=${checking}`,
    `HostKeyAlgorithms=${situation.certificate === undefined ? '' : 'ssh-ed25519-cert-v01@openssh.com,'}ssh-ed25519,rsa-sha2-512,ecdsa-sha2-nistp256`,
    ...(alias === undefined ? [] : [`HostKeyAlias=${alias}`]),
    ...(revoked === undefined ? [] : [`RevokedHostKeys=${list}`]),
  ];
  const args = [...options.flatMap((option) => ['-o', option]), '-p', String(port), 'x@host.example'];
  const signed = situation.certificate === undefined ? undefined : certificates[situation.certificate];
  const hostKey = keys.path(key);
  const request = { client, folder: keys.folder, name, knownHosts, hostKey, certificate: signed, args };
  const { passes, said } = await connect(request);
  return { passes, said: said.replaceAll(list, '/r') };
}

const names = ['ed25519', 'ed25519-b', 'rsa-2048', 'ecdsa-256', 'ed25519-ca', 'rsa-2048-ca'] as const;
const hosts = ['host.example', '[host.example]:2222', '*', 'alias', 'other'];
const markers = ['', '', '', '@cert-authority ', '@cert-authority ', '@revoked '];

function situationOf(random: Random, client: RealClient): Situation {
  const line = () => `${random.pick(markers)}${random.pick(hosts)} ${keys.words(random.pick(names))}\n`;
  const isCertified = random.chance(0.5);
  const isOld = !clientOfBanner(client.banner).does('known-best-key-keeps-order');
  return {
    knownHosts: Array.from({ length: random.int(5) }, line).join(''),
    key: isCertified ? 'ed25519' : random.pick(['ed25519', 'rsa-2048', 'ecdsa-256'] as const),
    certificate: isCertified ? random.pick(Object.keys(certificates).filter(isKind)) : undefined,
    checking: random.pick(isOld ? (['yes', 'ask', 'no'] as const) : (['yes', 'ask', 'accept-new', 'no'] as const)),
    port: random.pick([22, 2222]),
    alias: random.chance(0.2) ? 'Alias' : undefined,
    revoked: random.chance(0.15) ? `# revoked\n${keys.words(random.pick(names))} me\n` : undefined,
  };
}

function isKind(name: string): name is Kind {
  return Object.hasOwn(certificates, name);
}

describe('real clients decide likewise', () => {
  test.skipIf(clients.length === 0).each(clients)(
    '$label, of a RevokedHostKeys that is no list of keys',
    async (client) => {
      const situation: Situation = { ...DEFAULT, checking: 'no', revoked: 'junk\n' };
      const { passes, said } = await real(client, situation, `${client.label}-junk`);
      expect(passes).toBe(false);
      expect(said).toContain(`${foretell(situation, client.banner).message}: invalid format`);
    },
  );

  test.skipIf(clients.length === 0).each(clients)('$label', async (client) => {
    for (let seed = 0; seed < (deep ? 300 : 25); seed += 1) {
      const situation = situationOf(randomFrom(seedOf('host key', seed)), client);
      const { passes, said } = await real(client, situation, `${client.label}-${seed}`);
      const verdict = foretell(situation, client.banner);
      const told = { ...situation, certificate: situation.certificate ?? 'none', said, verdict: verdict.status };
      expect(verdict.passes === 'yes', JSON.stringify(told, undefined, 1)).toBe(passes);
      expect(said, JSON.stringify(told, undefined, 1)).toContain(verdict.message ?? '');
    }
  });
});

const banner = 'OpenSSH_9.2p1 Debian-2+deb12u10';
const own = keys.words('ed25519');
const other = keys.words('ed25519-b');
const rsa = keys.words('rsa-2048');
const authority = `@cert-authority *.example ${keys.words('ed25519-ca')}\n`;

describe('the verdict', () => {
  const verdict = (situation: Partial<Situation>) => foretell({ ...DEFAULT, ...situation }, banner);

  test.each<readonly [string, Partial<Situation>, string]>([
    ['a line with the key', { knownHosts: `host.example ${own}\n` }, 'ok'],
    ['no line', {}, 'unknown'],
    ['a line with another key', { knownHosts: `host.example ${other}\n` }, 'changed'],
    ['a line with a key of another type', { knownHosts: `host.example ${rsa}\n` }, 'changed'],
    ['both', { knownHosts: `host.example ${own}\nhost.example ${other}\n` }, 'ok'],
    ['a revoking line and one with the key', { knownHosts: `host.example ${own}\n@revoked * ${own}\n` }, 'revoked'],
    ['the key without the port', { port: 2222, knownHosts: `host.example ${own}\n` }, 'ok'],
    ['another key without the port', { port: 2222, knownHosts: `host.example ${other}\n` }, 'unknown'],
    [
      'another key with the port',
      { port: 2222, knownHosts: `[host.example]:2222 ${other}\nhost.example ${own}\n` },
      'changed',
    ],
    ['a revoking line without the port', { port: 2222, knownHosts: `@revoked host.example ${own}\n` }, 'unknown'],
    [
      'an alias, with the key under the name',
      { alias: 'A', port: 2222, knownHosts: `host.example ${own}\n` },
      'unknown',
    ],
    ['an alias with the key', { alias: 'A', port: 2222, knownHosts: `a ${own}\n` }, 'ok'],
    ['RevokedHostKeys with the key', { knownHosts: `host.example ${own}\n`, revoked: `${own}\n` }, 'revoked'],
    ['RevokedHostKeys without it', { knownHosts: `host.example ${own}\n`, revoked: `${other}\n` }, 'ok'],
    ['RevokedHostKeys that is broken', { revoked: 'junk\n' }, 'revocation-unreadable'],
    ['RevokedHostKeys that is broken behind the key', { revoked: `${own}\njunk\n` }, 'revoked'],
    ['a binary RevokedHostKeys', { revoked: 'SSHKRL\n\0...' }, 'revocation-unknown'],
    ['a certificate and its authority', { certificate: 'good', knownHosts: authority }, 'ok'],
    ['a certificate for anyone', { certificate: 'anyone', knownHosts: authority }, 'ok'],
    ['a certificate for a pattern', { certificate: 'pattern', knownHosts: authority }, 'ok'],
    [
      'a certificate and a stale line',
      { certificate: 'good', knownHosts: `${authority}host.example ${other}\n` },
      'ok',
    ],
    ['a certificate of a stranger', { certificate: 'stranger', knownHosts: authority }, 'unknown'],
    [
      'a certificate of a stranger and the plain key',
      { certificate: 'stranger', knownHosts: `${authority}host.example ${own}\n` },
      'ok',
    ],
    ['a certificate for others', { certificate: 'alias', knownHosts: authority }, 'unknown'],
    [
      'a certificate for others and a stale line',
      { certificate: 'alias', knownHosts: `${authority}host.example ${other}\n` },
      'changed',
    ],
    [
      'a certificate of a revoked authority',
      { certificate: 'good', knownHosts: `${authority}@revoked * ${keys.words('ed25519-ca')}\n` },
      'revoked',
    ],
  ])('%s', (_, situation, status) => {
    expect(verdict(situation).status).toBe(status);
  });

  test.each<readonly [Situation['checking'], string, string]>([
    ['yes', 'no', 'no'],
    ['ask', 'no', 'no'],
    ['accept-new', 'yes', 'no'],
    ['no', 'yes', 'yes'],
  ])('%s lets an unknown key pass: %s, a changed one: %s', (checking, unknown, changed) => {
    const passes = (knownHosts: string) => verdict({ checking, knownHosts }).passes;
    expect([passes(''), passes(`host.example ${other}\n`)]).toEqual([unknown, changed]);
  });

  test('names the lines that decide', () => {
    const lines = (knownHosts: string) => verdict({ knownHosts }).lines.map(({ line }) => line);
    expect(lines(`* ${other}\nhost.example ${own}\nhost.example ${other}\n`)).toEqual([2]);
    expect(lines(`* ${other}\nhost.example ${other}\n`)).toEqual([2]);
    expect(lines(`* ${own}\n@revoked host.example ${own}\n`)).toEqual([2]);
    const certified = verdict({ certificate: 'good', knownHosts: `* ${other}\n${authority}` });
    expect(certified.lines.map(({ line }) => line)).toEqual([2]);
  });

  test('a person may be asked about an unknown key, but not about a changed one', () => {
    const passes = (knownHosts: string) =>
      judgeHostKey({ ...presentedIn({ ...DEFAULT, knownHosts }, banner), canAsk: true }).passes;
    expect([passes(''), passes(`host.example ${other}\n`)]).toEqual(['asks', 'no']);
  });

  test('NoHostAuthenticationForLocalhost asks for nothing, but for an alias', () => {
    const knownHosts = `* ${other}\n`;
    const status = (alias: string | undefined) =>
      judgeHostKey({ ...presentedIn({ ...DEFAULT, knownHosts, alias }, banner), trustsLocalhost: true }).status;
    expect([status(undefined), status('a')]).toEqual(['ok', 'changed']);
  });

  test('a short RSA key ends the key exchange, whatever is known of it', () => {
    const presented = {
      ...presentedIn({ ...DEFAULT, key: 'rsa-2048', knownHosts: `* ${rsa}\n` }, banner),
      leastRsa: 3072,
    };
    const short = judgeHostKey(presented);
    expect(short).toMatchObject({ status: 'too-short', passes: 'no', phase: 'key-exchange' });
    expect(hostKeyMessage(short, presented)).toBe('Bad server host key: Invalid key length');
    const older = { ...presented, client: clientOfBanner('OpenSSH_9.0p1') };
    expect(hostKeyMessage(short, older)).toBe('Invalid key length');
  });

  test.each([
    [1024, 'Bad server host key: Invalid key length'],
    [1023, 'Invalid key length'],
  ])(
    'where RequiredRSASize is more, an RSA key of %i bits is refused with other words than one that is none',
    (bits, words) => {
      const shown = presentedIn({ ...DEFAULT, key: 'rsa-2048' }, banner);
      const presented = { ...shown, key: { ...shown.key, bits }, leastRsa: 2048 };
      expect(hostKeyMessage(judgeHostKey(presented), presented)).toBe(words);
    },
  );
});
