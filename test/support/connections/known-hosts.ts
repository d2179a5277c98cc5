import { createHmac } from 'node:crypto';
import type { KnownHosts } from './client-configs.ts';
import { publicLine } from './keys.ts';
import { port } from './servers.ts';

const host = `[127.0.0.1]:${port}`;
const salt = Buffer.from('twenty bytes of salt');

const types = { rsa: 'ssh-rsa', ecdsa: 'ecdsa-sha2-nistp256', ed25519: 'ssh-ed25519' } as const;
type Kind = keyof typeof types;
const kinds: readonly Kind[] = ['rsa', 'ecdsa', 'ed25519'];

const changed = (kind: Kind): string => `${host} ${publicLine(`other-host-${kind}`)}`;

/** The server's key of this kind, else another server's. */
const only = (kind: Kind, hostKeys: readonly string[]): string => {
  const line = hostKeys.find((each) => each.startsWith(`${types[kind]} `));
  return line === undefined ? changed(kind) : `${host} ${line}`;
};

const authority = (ca: string): string => `@cert-authority ${host} ${publicLine(ca)}`;

/** As `HashKnownHosts` writes it: HMAC-SHA1 of the name under a salt. */
const hashed = `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(host).digest('base64')}`;

function linesOf(knownHosts: KnownHosts, hostKeys: readonly string[]): readonly string[] {
  const all = hostKeys.map((line) => `${host} ${line}`);
  switch (knownHosts) {
    case 'all':
      return all;
    case 'none':
      return [];
    case 'hashed':
      return hostKeys.map((line) => `${hashed} ${line}`);
    case 'only-rsa':
      return [only('rsa', hostKeys)];
    case 'only-ecdsa':
      return [only('ecdsa', hostKeys)];
    case 'only-ed25519':
      return [only('ed25519', hostKeys)];
    case 'changed-rsa':
      return [changed('rsa')];
    case 'changed-ecdsa':
      return [changed('ecdsa')];
    case 'changed-ed25519':
      return [changed('ed25519')];
    case 'changed-all':
      return kinds.map(changed);
    case 'ca':
      return [authority('host-ca')];
    case 'other-ca':
      return [authority('other-ca')];
    case 'ca-and-changed':
      return [authority('host-ca'), ...kinds.map(changed)];
    case 'revoked':
      return [...all, ...hostKeys.map((line) => `@revoked * ${line}`)];
    case 'without-port':
      return hostKeys.map((line) => `127.0.0.1 ${line}`);
    case 'alias':
      return hostKeys.map((line) => `the-alias ${line}`);
  }
}

export const knownHostsText = (knownHosts: KnownHosts, hostKeys: readonly string[]): string =>
  linesOf(knownHosts, hostKeys)
    .map((line) => `${line}\n`)
    .join('');
