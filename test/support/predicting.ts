import { noKeyFile } from '../../src/keys/key-file.ts';
import type { AgentAnswer, Certificate, KeyFile, PublicKey } from '../../src/keys/types.ts';
import { listOf, unknownNames } from '../../src/predict/names.ts';
import { predict } from '../../src/predict/predict.ts';
import type { NamedCertificate, NamedKey, Names, Server, Situation, Verdict } from '../../src/predict/types.ts';
import { unknownServer } from '../../src/predict/unknown-server.ts';
import { type Given, resolution } from './resolving.ts';

/** A public half of nobody's: only what it says of itself counts here. */
export function publicKey(type: string, bits = 256, name = 'one'): PublicKey {
  return { type, bits, blob: `${type} ${name}`, fingerprint: `SHA256:${type}-${name}`, certificate: undefined };
}

export const rsa = publicKey('ssh-rsa', 3072);
export const ed25519 = publicKey('ssh-ed25519');
export const ecdsa = publicKey('ecdsa-sha2-nistp256');

/** The CA that the servers of these tests trust. */
const ca = publicKey('ssh-ed25519', 256, 'ca');

export function certified(key: PublicKey, part: Partial<Certificate> = {}): PublicKey {
  const certificate: Certificate = {
    kind: 'user',
    keyId: 'id',
    serial: '1',
    principals: ['ada'],
    validAfter: undefined,
    validBefore: undefined,
    criticalOptions: [],
    key,
    ca,
    signatureAlgorithm: 'ssh-ed25519',
    ...part,
  };
  const type = key.type.endsWith('@openssh.com')
    ? key.type.replace('@', '-cert-v01@')
    : `${key.type}-cert-v01@openssh.com`;
  return { ...key, type, blob: `${key.blob} certified`, certificate };
}

const missing = noKeyFile('', 'missing', 'No such file or directory');

export function keyFile(key: PublicKey | undefined, part: Partial<KeyFile> = {}): KeyFile {
  const file: KeyFile = {
    ...missing,
    state: 'present',
    reason: undefined,
    format: 'openssh',
    isPrivate: true,
    readable: true,
    publicKey: key,
    publicInClear: true,
    mode: 0o600,
    uid: 1000,
  };
  return { ...file, ...part };
}

export function publicFile(key: PublicKey): KeyFile {
  return keyFile(key, { format: 'public', isPrivate: false, mode: 0o644 });
}

/** An identity with both halves, unless a part says otherwise. */
export function identity(key: PublicKey, part: Partial<NamedKey> = {}): NamedKey {
  return {
    path: `/home/ada/.ssh/${key.type}`,
    problem: undefined,
    place: undefined,
    origin: 'config',
    file: keyFile(key),
    beside: publicFile(key),
    certificate: missing,
    ...part,
  };
}

export const nothing = missing;

export function certificateFile(key: PublicKey): NamedCertificate {
  return { path: '/home/ada/.ssh/cert.pub', place: undefined, file: publicFile(key) };
}

export function agent(...keys: readonly PublicKey[]): AgentAnswer {
  return { kind: 'listed', socket: '/agent', keys: keys.map((key) => ({ key, comment: `agent ${key.type}` })) };
}

/** Nobody is asked anything, and any host key is taken. */
export const batch = 'BatchMode yes\nStrictHostKeyChecking no\n';

/** A list of which only some is known. */
export function some(has: readonly string[], lacks: readonly string[] = []): Names {
  return { all: undefined, has, lacks };
}

/** server-sig-algs: null for none, undefined for unknown. */
export function sigAlgs(names: readonly string[] | null | undefined): Server['serverSigAlgs'] {
  if (names === undefined) return unknownServer.serverSigAlgs;
  return names === null ? { kind: 'none', names: unknownNames } : { kind: 'some', names: listOf(names) };
}

/** A server that everybody reaches, with a part of its own. */
export function server(part: Partial<Server> = {}): Server {
  return {
    ...unknownServer,
    policy: 'test',
    name: 'the test server',
    software: 'OpenSSH_9.9',
    kexAlgorithms: listOf([
      'curve25519-sha256',
      'curve25519-sha256@libssh.org',
      'diffie-hellman-group14-sha256',
      'diffie-hellman-group14-sha1',
    ]),
    hostKeyAlgorithms: listOf(['ssh-ed25519', 'rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa', 'ecdsa-sha2-nistp256']),
    ciphers: listOf(['aes128-ctr', 'aes256-gcm@openssh.com']),
    macs: listOf(['hmac-sha2-256', 'hmac-sha1']),
    serverSigAlgs: sigAlgs(['ssh-ed25519', 'rsa-sha2-256', 'rsa-sha2-512', 'ecdsa-sha2-nistp256']),
    authMethods: listOf(['publickey', 'password']),
    ...part,
  };
}

export interface Told extends Given {
  readonly keys?: readonly NamedKey[];
  readonly situation?: Partial<Situation>;
  readonly server?: Server | undefined;
}

export function situationOf({ keys = [], situation = {}, server: known, ...given }: Told): Situation {
  const found = resolution(given);
  return {
    client: found.client,
    destination: 'host',
    resolution: found,
    identities: keys,
    certificates: [],
    keysRead: true,
    agent: { kind: 'off', reason: 'none' },
    knownHosts: { user: [], global: [] },
    revoked: [],
    server: known,
    now: 1_800_000_000,
    uid: 1000,
    hops: [],
    ...situation,
  };
}

export function verdictOf(told: Told): Verdict {
  return predict(situationOf(told));
}
