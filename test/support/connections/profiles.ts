import { keyPath } from './keys.ts';
import { otherProfiles } from './other-profiles.ts';

/** What a policy says that no probe can see, with the contract's names. */
export interface Declared {
  readonly acceptedSigAlgs?: readonly string[];
  readonly userKeyTypes?: readonly string[];
  readonly minRsaBits?: number;
  readonly maxAuthTries?: number;
  readonly authMethods?: readonly string[];
  readonly requiredMethods?: readonly string[];
  readonly users?: readonly string[];
  readonly enrolled?: readonly string[];
  readonly hostCertificate?: { readonly ca: string; readonly signatureAlgorithm: string };
  readonly userCAs?: readonly string[];
  readonly caSignatureAlgorithms?: readonly string[];
  readonly allowTcpForwarding?: boolean;
  readonly pkOkEchoesKeyType?: boolean;
}

export interface Ssh2Options {
  readonly ident?: string;
  readonly algorithms?: Readonly<Record<'kex' | 'serverHostKey' | 'cipher' | 'hmac', readonly string[]>> | object;
  /** null: no announcement; absent: what ssh2 announces. */
  readonly serverSigAlgs?: readonly string[] | null;
}

export type ServerKind =
  | { readonly kind: 'sshd'; readonly lines: readonly string[] }
  | { readonly kind: 'dropbear'; readonly options: readonly string[] }
  | { readonly kind: 'tinysshd' }
  | ({ readonly kind: 'ssh2' } & Ssh2Options);

/** A server, and what is to be known of it. */
export interface Profile {
  readonly name: string;
  readonly server: ServerKind;
  /** Names of keys; the server made its own where there are none. */
  readonly hostKeys: readonly string[];
  readonly declared: Declared;
}

const allHostKeys = ['host-rsa', 'host-ecdsa', 'host-ed25519'];

interface SshdExtras {
  readonly hostKeys?: readonly string[];
  readonly declared?: Declared;
}

/** An sshd of the machine; what its configuration decides is read from `sshd -T`. */
const sshd = (
  name: string,
  lines: readonly string[],
  { hostKeys = allHostKeys, declared = {} }: SshdExtras = {},
): Profile => ({
  name: `sshd-${name}`,
  server: { kind: 'sshd', lines },
  hostKeys,
  declared,
});

const sshdProfiles = (): readonly Profile[] => [
  sshd('stock', []),
  sshd('accepts-ssh-rsa', ['PubkeyAcceptedAlgorithms ssh-rsa']),
  sshd('accepts-rsa-256', ['PubkeyAcceptedAlgorithms rsa-sha2-256']),
  sshd('accepts-ed25519', ['PubkeyAcceptedAlgorithms ssh-ed25519']),
  sshd('accepts-ecdsa', ['PubkeyAcceptedAlgorithms ecdsa-sha2-nistp256,ecdsa-sha2-nistp384']),
  sshd('accepts-no-rsa', ['PubkeyAcceptedAlgorithms -*rsa*']),
  sshd('hostkey-ssh-rsa', ['HostKeyAlgorithms ssh-rsa']),
  sshd('hostkey-rsa-256', ['HostKeyAlgorithms rsa-sha2-256']),
  sshd('hostkey-ed25519', ['HostKeyAlgorithms ssh-ed25519']),
  sshd('hostkey-ecdsa', ['HostKeyAlgorithms ecdsa-sha2-nistp256']),
  sshd('hostkey-rsa-1024', ['HostKeyAlgorithms +ssh-rsa'], { hostKeys: ['host-rsa1024'] }),
  sshd('kex-group1', ['KexAlgorithms diffie-hellman-group1-sha1']),
  sshd('kex-group14-sha1', ['KexAlgorithms diffie-hellman-group14-sha1']),
  sshd('kex-curve25519', ['KexAlgorithms curve25519-sha256']),
  sshd('cipher-3des', ['Ciphers 3des-cbc']),
  sshd('cipher-aes128-cbc', ['Ciphers aes128-cbc']),
  sshd('cipher-gcm-mac-md5', ['Ciphers aes256-gcm@openssh.com', 'MACs hmac-md5']),
  sshd('mac-md5', ['Ciphers aes128-ctr', 'MACs hmac-md5']),
  sshd('mac-sha1', ['Ciphers aes256-ctr', 'MACs hmac-sha1']),
  sshd('tries-2', ['MaxAuthTries 2']),
  sshd('publickey-and-password', ['AuthenticationMethods publickey,password'], {
    declared: { requiredMethods: ['publickey', 'password'] },
  }),
  sshd('password-only', ['PubkeyAuthentication no'], { declared: { authMethods: ['password'] } }),
  sshd('rsa-3072', ['RequiredRSASize 3072']),
  sshd('no-forwarding', ['AllowTcpForwarding no'], { declared: { allowTcpForwarding: false } }),
  sshd('user-ca', [`TrustedUserCAKeys ${keyPath('user-ca.pub')}`], { declared: { userCAs: ['user-ca'] } }),
  sshd('rsa-user-ca', [`TrustedUserCAKeys ${keyPath('rsa-ca.pub')}`], { declared: { userCAs: ['rsa-ca'] } }),
  sshd('host-certificate', [`HostCertificate ${keyPath('host-certified-cert.pub')}`], {
    hostKeys: ['host-certified', 'host-rsa'],
    declared: { hostCertificate: { ca: 'host-ca', signatureAlgorithm: 'ssh-ed25519' } },
  }),
  sshd('legacy', [
    'KexAlgorithms diffie-hellman-group14-sha1',
    'HostKeyAlgorithms ssh-rsa',
    'Ciphers aes128-cbc,3des-cbc',
    'MACs hmac-sha1',
    'PubkeyAcceptedAlgorithms ssh-rsa',
  ]),
  sshd('nobody', ['AllowUsers nobody'], { declared: { users: ['nobody'] } }),
];

/** Every server that is asked. */
export const profiles = (): readonly Profile[] => [...sshdProfiles(), ...otherProfiles()];
