import type { Declared, Profile, Ssh2Options } from './profiles.ts';

const ecdsa = ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'];
const others = ['ssh-ed25519', ...ecdsa];
const sha2 = ['rsa-sha2-256', 'rsa-sha2-512'];
const keyTypes = ['ssh-rsa', ...others];
const both = ['publickey', 'password'];

interface Ssh2Extras {
  readonly hostKeys?: readonly string[];
  readonly declared?: Declared;
}

/** It joins the last ECDSA name and the first RSA name, and its PK_OK gives the key's type. */
const ssh2 = (
  name: string,
  options: Ssh2Options,
  { hostKeys = ['host-ed25519', 'host-rsa'], declared }: Ssh2Extras = {},
): Profile => ({
  name: `ssh2-${name}`,
  server: { kind: 'ssh2', ...options },
  hostKeys,
  declared: {
    acceptedSigAlgs: [...others, ...sha2, 'ssh-rsa'],
    userKeyTypes: keyTypes,
    minRsaBits: 1024,
    maxAuthTries: 6,
    authMethods: ['publickey'],
    pkOkEchoesKeyType: true,
    ...declared,
  },
});

const sha1Only = { acceptedSigAlgs: ['ssh-rsa'], userKeyTypes: ['ssh-rsa'], pkOkEchoesKeyType: false };
const old = {
  kex: ['diffie-hellman-group14-sha1'],
  serverHostKey: ['ssh-rsa'],
  cipher: ['aes128-cbc', '3des-cbc'],
  hmac: ['hmac-sha1'],
};

/** Its limit, `-T`, counts passwords and signatures; offers of keys that it does not know are free. */
const dropbear: Declared = {
  acceptedSigAlgs: [...others, 'rsa-sha2-256', 'ssh-rsa'],
  userKeyTypes: keyTypes,
  minRsaBits: 1024,
  maxAuthTries: 1000,
  authMethods: both,
  pkOkEchoesKeyType: false,
};

export const otherProfiles = (): readonly Profile[] => [
  {
    name: 'dropbear',
    server: { kind: 'dropbear', options: [] },
    hostKeys: ['host-rsa', 'host-ecdsa', 'host-ed25519'],
    declared: dropbear,
  },
  {
    name: 'dropbear-rsa',
    server: { kind: 'dropbear', options: ['-T', '3'] },
    hostKeys: ['host-rsa'],
    declared: dropbear,
  },
  {
    name: 'tinysshd',
    server: { kind: 'tinysshd' },
    hostKeys: [],
    declared: {
      acceptedSigAlgs: ['ssh-ed25519'],
      userKeyTypes: ['ssh-ed25519'],
      maxAuthTries: 32,
      authMethods: ['publickey'],
      pkOkEchoesKeyType: false,
    },
  },
  ssh2('plain', {}),
  ssh2('sha1-no-announcement', { serverSigAlgs: null }, { declared: sha1Only }),
  ssh2('any-no-announcement', { serverSigAlgs: null }, { declared: { pkOkEchoesKeyType: false } }),
  ssh2(
    'sha2-no-announcement',
    { serverSigAlgs: null },
    { declared: { acceptedSigAlgs: [...others, ...sha2], pkOkEchoesKeyType: false } },
  ),
  ssh2(
    'old-appliance',
    { serverSigAlgs: null, algorithms: old, ident: 'OldAppliance_1.0' },
    { hostKeys: ['host-rsa'], declared: sha1Only },
  ),
  ssh2(
    'announces-rsa-256',
    { serverSigAlgs: ['ssh-ed25519', 'rsa-sha2-256'] },
    { declared: { acceptedSigAlgs: ['ssh-ed25519', 'rsa-sha2-256'], pkOkEchoesKeyType: false } },
  ),
  ssh2(
    'announces-ssh-rsa',
    { serverSigAlgs: ['ssh-rsa'] },
    { declared: { acceptedSigAlgs: ['ssh-rsa'], pkOkEchoesKeyType: false } },
  ),
  ssh2(
    'announces-no-rsa',
    { serverSigAlgs: others },
    { declared: { acceptedSigAlgs: others, pkOkEchoesKeyType: false } },
  ),
  ssh2('like-7.4', { serverSigAlgs: others, ident: 'OpenSSH_7.4' }, { declared: { pkOkEchoesKeyType: false } }),
];
