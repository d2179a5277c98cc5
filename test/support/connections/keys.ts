import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { lab } from '../real-ssh.ts';

/** Raise it when the keys change: they are made once for a lab. */
const keysVersion = 1;

/** All that the connections share: keys, homes, servers' files. */
export const connectionsFolder = (): string => join(lab(), 'connections');
export const keysFolder = (): string => join(connectionsFolder(), `keys-${keysVersion}`);
export const keyPath = (name: string): string => join(keysFolder(), name);

const wrong = [1, 2, 3, 4, 5, 6].map((number) => `wrong${number}`);

/** Name -> what stands behind `ssh-keygen`. */
const plain: Readonly<Record<string, readonly string[]>> = {
  rsa1024: ['-t', 'rsa', '-b', '1024'],
  rsa2048: ['-t', 'rsa', '-b', '2048'],
  rsa3072: ['-t', 'rsa', '-b', '3072'],
  rsa4096: ['-t', 'rsa', '-b', '4096'],
  'rsa-pem': ['-t', 'rsa', '-b', '2048', '-m', 'PEM'],
  'rsa-encrypted': ['-t', 'rsa', '-b', '2048', '-N', 'secret'],
  'rsa-pem-encrypted': ['-t', 'rsa', '-b', '2048', '-m', 'PEM', '-N', 'secret'],
  'rsa-wrong': ['-t', 'rsa', '-b', '2048'],
  dsa: ['-t', 'dsa'],
  ecdsa256: ['-t', 'ecdsa', '-b', '256'],
  ecdsa384: ['-t', 'ecdsa', '-b', '384'],
  ecdsa521: ['-t', 'ecdsa', '-b', '521'],
  ed25519: ['-t', 'ed25519'],
  'ed25519-encrypted': ['-t', 'ed25519', '-N', 'secret'],
  ...Object.fromEntries(wrong.map((name) => [name, ['-t', 'ed25519']])),
  'user-ca': ['-t', 'ed25519'],
  'other-ca': ['-t', 'ed25519'],
  'rsa-ca': ['-t', 'rsa', '-b', '2048'],
  'host-ca': ['-t', 'ed25519'],
  'host-rsa': ['-t', 'rsa', '-b', '3072'],
  'host-rsa1024': ['-t', 'rsa', '-b', '1024'],
  'host-ecdsa': ['-t', 'ecdsa'],
  'host-ed25519': ['-t', 'ed25519'],
  'other-host-rsa': ['-t', 'rsa', '-b', '2048'],
  'other-host-ecdsa': ['-t', 'ecdsa'],
  'other-host-ed25519': ['-t', 'ed25519'],
};

interface Certified {
  readonly name: string;
  /** Whose key it is. */
  readonly type: readonly string[];
  readonly ca: string;
  readonly signing: readonly string[];
}

const rsa = ['-t', 'rsa', '-b', '2048'];
const always = ['-n', 'git', '-V', '20200101:20991231'];

/** Keys with a certificate beside them; the keys themselves are enrolled nowhere. */
const certified: readonly Certified[] = [
  { name: 'cert-rsa', type: rsa, ca: 'user-ca', signing: always },
  { name: 'cert-ed25519', type: ['-t', 'ed25519'], ca: 'user-ca', signing: always },
  { name: 'cert-ecdsa', type: ['-t', 'ecdsa'], ca: 'user-ca', signing: always },
  { name: 'cert-other-ca', type: rsa, ca: 'other-ca', signing: always },
  { name: 'cert-sha1-ca', type: ['-t', 'ed25519'], ca: 'rsa-ca', signing: [...always, '-t', 'ssh-rsa'] },
  { name: 'cert-sha2-ca', type: ['-t', 'ed25519'], ca: 'rsa-ca', signing: always },
  { name: 'cert-expired', type: rsa, ca: 'user-ca', signing: ['-n', 'git', '-V', '20200101:20200201'] },
  { name: 'cert-other-user', type: rsa, ca: 'user-ca', signing: ['-n', 'nobody', '-V', '20200101:20991231'] },
  { name: 'cert-apart', type: ['-t', 'ed25519'], ca: 'user-ca', signing: always },
  { name: 'host-certified', type: ['-t', 'ed25519'], ca: 'host-ca', signing: ['-h', '-n', '127.0.0.1'] },
  { name: 'host-certified-rsa', type: rsa, ca: 'host-ca', signing: ['-h', '-n', '127.0.0.1'] },
];

function keygen(folder: string, args: readonly string[]): boolean {
  return spawnSync('ssh-keygen', ['-q', ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] }).status === 0;
}

function make(folder: string, name: string, type: readonly string[]): void {
  const passphrase = type.includes('-N') ? [] : ['-N', ''];
  // New releases make no DSA keys; the cells with one are left out there.
  if (!keygen(folder, [...type, ...passphrase, '-C', name, '-f', name]) && name !== 'dsa') {
    throw new Error(`ssh-keygen made no ${name}`);
  }
}

function makeCertificate(folder: string, { name, type, ca, signing }: Certified): void {
  make(folder, name, type);
  if (!keygen(folder, ['-s', ca, '-I', name, ...signing, `${name}.pub`])) throw new Error(`no certificate of ${name}`);
}

/** The same keys in other states. */
function makeVariants(folder: string): void {
  const path = (name: string) => join(folder, name);
  const copy = (from: string, to: string) => copyFileSync(path(from), path(to));
  copy('ed25519', 'open');
  copy('ed25519.pub', 'open.pub');
  chmodSync(path('open'), 0o644);
  copy('rsa3072.pub', 'only-public.pub');
  copy('rsa3072', 'no-public');
  copy('rsa-pem', 'pem-no-public');
  copy('ed25519', 'mismatched');
  copy('rsa3072.pub', 'mismatched.pub');
  writeFileSync(path('garbage'), 'no key\n', { mode: 0o600 });
  renameSync(path('cert-apart-cert.pub'), path('elsewhere-cert.pub'));
}

/** Makes the keys that are not there yet; a second process that does so at the same time does no harm. */
export function makeKeys(): void {
  if (existsSync(keysFolder())) return;
  const folder = `${keysFolder()}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (const [name, type] of Object.entries(plain)) make(folder, name, type);
  for (const each of certified) makeCertificate(folder, each);
  makeVariants(folder);
  try {
    renameSync(folder, keysFolder());
  } catch {
    rmSync(folder, { recursive: true });
  }
}

export const hasKey = (name: string): boolean => existsSync(keyPath(name));

/** `ssh-ed25519 AAAA…`, without the comment. */
export const publicLine = (name: string): string =>
  readFileSync(keyPath(`${name}.pub`), 'utf8')
    .split(' ')
    .slice(0, 2)
    .join(' ')
    .trim();

/** `SHA256:…` */
function fingerprintOf(line: string): string {
  const blob = Buffer.from(line.split(' ')[1] ?? '', 'base64');
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

export const fingerprint = (name: string): string => fingerprintOf(publicLine(name));

/** What every server's account lets in. */
export const enrolledNames = (): readonly string[] =>
  Object.keys(plain).filter((name) => /^(rsa|dsa|ecdsa|ed25519)/.test(name) && !/wrong|-ca/.test(name) && hasKey(name));
