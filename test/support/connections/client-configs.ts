import { keyPath } from './keys.ts';

/** Which known_hosts the client has. */
export type KnownHosts =
  | 'all'
  | 'none'
  | 'hashed'
  | 'only-rsa'
  | 'only-ecdsa'
  | 'only-ed25519'
  | 'changed-ed25519'
  | 'changed-rsa'
  | 'changed-ecdsa'
  | 'changed-all'
  | 'ca'
  | 'other-ca'
  | 'ca-and-changed'
  | 'revoked'
  | 'without-port'
  | 'alias';

export interface ClientConfig {
  readonly name: string;
  /** In the block of the host. */
  readonly lines: readonly string[];
  /** In a `Host *` behind it. */
  readonly everywhere: readonly string[];
  readonly knownHosts: KnownHosts;
}

interface Extras {
  readonly everywhere?: readonly string[];
  readonly knownHosts?: KnownHosts;
}

const config = (
  name: string,
  lines: readonly string[],
  { everywhere = [], knownHosts = 'all' }: Extras = {},
): ClientConfig => ({
  name,
  lines,
  everywhere,
  knownHosts,
});

/** Understood by every release. */
const accepted = (name: string, value: string): ClientConfig =>
  config(`pubkey-${name}`, [`PubkeyAcceptedKeyTypes ${value}`]);
const hostKeys = (name: string, value: string): ClientConfig =>
  config(`hostkey-${name}`, [`HostKeyAlgorithms ${value}`]);
const known = (knownHosts: KnownHosts, lines: readonly string[] = [], name: string = knownHosts): ClientConfig =>
  config(`known-${name}`, lines, { knownHosts });

const hardened = [
  'KexAlgorithms curve25519-sha256,curve25519-sha256@libssh.org',
  'HostKeyAlgorithms ssh-ed25519,rsa-sha2-512',
  'Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com',
  'MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com',
  'PubkeyAcceptedKeyTypes ssh-ed25519,rsa-sha2-512,rsa-sha2-256',
];
const everythingOld = [
  'KexAlgorithms +diffie-hellman-group14-sha1,diffie-hellman-group1-sha1',
  'HostKeyAlgorithms +ssh-rsa',
  'Ciphers +aes128-cbc,3des-cbc',
  'MACs +hmac-md5',
  'PubkeyAcceptedKeyTypes +ssh-rsa',
];

const algorithms = (): readonly ClientConfig[] => [
  config('default', []),
  accepted('plus', '+ssh-rsa'),
  accepted('caret', '^ssh-rsa'),
  accepted('bare', 'ssh-rsa'),
  accepted('bare-256', 'rsa-sha2-256'),
  accepted('bare-sha2', 'rsa-sha2-512,rsa-sha2-256'),
  accepted('bare-ed25519', 'ssh-ed25519'),
  accepted('bare-old-first', 'ssh-rsa,rsa-sha2-256,ssh-ed25519,ecdsa-sha2-nistp256'),
  accepted('minus', '-rsa-sha2-512'),
  accepted('minus-pattern', '-ecdsa*'),
  config('pubkey-new-spelling', ['PubkeyAcceptedAlgorithms +ssh-rsa']),
  hostKeys('plus', '+ssh-rsa'),
  hostKeys('bare', 'ssh-rsa'),
  hostKeys('bare-256', 'rsa-sha2-256'),
  hostKeys('bare-ed25519', 'ssh-ed25519'),
  hostKeys('caret-rsa', '^rsa-sha2-512'),
  hostKeys('minus', '-ssh-ed25519'),
  hostKeys('certificates', 'ssh-ed25519-cert-v01@openssh.com'),
  config('sha1-both', ['HostKeyAlgorithms +ssh-rsa', 'PubkeyAcceptedKeyTypes +ssh-rsa']),
  config('kex-curve25519', ['KexAlgorithms curve25519-sha256']),
  config('kex-group14', ['KexAlgorithms diffie-hellman-group14-sha256']),
  config('kex-plus-old', ['KexAlgorithms +diffie-hellman-group14-sha1,diffie-hellman-group1-sha1']),
  config('cipher-plus-cbc', ['Ciphers +aes128-cbc,3des-cbc']),
  config('cipher-ctr', ['Ciphers aes128-ctr,aes256-ctr']),
  config('mac-sha2', ['MACs hmac-sha2-256', 'Ciphers aes256-ctr,aes128-ctr']),
  config('mac-plus-md5', ['MACs +hmac-md5']),
  config('mac-minus-sha1', ['MACs -hmac-sha1*']),
  config('everything-old', everythingOld),
  config('hardened', hardened),
  config('hardened-everywhere', ['PubkeyAcceptedKeyTypes +ssh-rsa'], { everywhere: hardened }),
];

const behaviour = (): readonly ClientConfig[] => [
  config('identities-only', ['IdentitiesOnly yes']),
  config('prefers-password', ['PreferredAuthentications password']),
  config('prefers-publickey', ['PreferredAuthentications publickey']),
  config('no-pubkey', ['PubkeyAuthentication no']),
  config('one-prompt', ['NumberOfPasswordPrompts 1']),
  config('required-3072', ['RequiredRSASize 3072']),
  config('required-2048', ['RequiredRSASize 2048']),
  config('required-4096', ['RequiredRSASize 4096']),
  config('ca-signatures', ['CASignatureAlgorithms ssh-ed25519']),
  config('certificate-file', [`CertificateFile ${keyPath('elsewhere-cert.pub')}`]),
  config('missing-certificate', [`CertificateFile ${keyPath('no-such-cert.pub')}`]),
  config('more-keys', [`IdentityFile ${keyPath('wrong1')}`, `IdentityFile ${keyPath('wrong2')}`]),
  config('misspelt', ['PubkeyAcceptedAlgoritms +ssh-rsa']),
  config('unknown-kex', ['KexAlgorithms +diffie-hellman-group99-sha1']),
  config('unknown-key-type', [], { everywhere: ['HostKeyAlgorithms +ssh-dss'] }),
  config('other-user', ['User nobody']),
];

const knownHosts = (): readonly ClientConfig[] => [
  known('none'),
  known('none', ['StrictHostKeyChecking no'], 'none-no'),
  known('none', ['StrictHostKeyChecking yes'], 'none-yes'),
  known('none', ['StrictHostKeyChecking accept-new'], 'none-accept-new'),
  known('hashed'),
  known('only-rsa'),
  known('only-ecdsa'),
  known('only-ed25519'),
  known('changed-ed25519'),
  known('changed-rsa'),
  known('changed-ecdsa'),
  known('changed-all', ['StrictHostKeyChecking no'], 'changed-no'),
  known('changed-all', ['StrictHostKeyChecking accept-new'], 'changed-accept-new'),
  known('ca'),
  known('other-ca'),
  known('ca-and-changed'),
  known('ca', ['CASignatureAlgorithms rsa-sha2-512'], 'ca-signature'),
  known('revoked'),
  known('revoked', ['StrictHostKeyChecking no'], 'revoked-no'),
  known('without-port'),
  known('alias', ['HostKeyAlias the-alias']),
  known('without-port', ['HostKeyAlias the-alias'], 'alias-unknown'),
];

export const clientConfigs = (): readonly ClientConfig[] => [...algorithms(), ...behaviour(), ...knownHosts()];
