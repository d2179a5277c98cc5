import type { Client } from '../client/client.ts';

const SHA1: readonly string[] = ['ssh-rsa', 'ssh-rsa-cert-v01@openssh.com', 'ssh-rsa-cert-v00@openssh.com'];

/** Whether an algorithm of a list signs with SHA-1, and the client's system forbids that whatever the list says. */
export function isForbidden(client: Client, algorithm: string | undefined): boolean {
  return algorithm !== undefined && SHA1.includes(algorithm) && client.does('refuses-sha1-signatures');
}

/** What a list has that may be used. */
export function permitted(client: Client, names: readonly string[]): readonly string[] {
  return names.filter((name) => !isForbidden(client, name));
}

/** Whether a name is not to be proposed: FIPS 140 does not know it, and the client's system is in FIPS mode. */
export function isOutsideFips(client: Client, name: string): boolean {
  return /25519|chacha20/.test(name) && client.does('fips-140');
}

/** Types of keys to make, for a person. */
export function newTypes(client: Client): string {
  return client.does('fips-140') ? 'ECDSA' : 'Ed25519 or ECDSA';
}

/** The same client on a system that allows SHA-1 signatures. */
export function allowingSha1(client: Client): Client {
  return { ...client, does: (behaviour) => behaviour !== 'refuses-sha1-signatures' && client.does(behaviour) };
}
