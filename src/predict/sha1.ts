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

/** The same client on a system that allows SHA-1 signatures. */
export function allowingSha1(client: Client): Client {
  return { ...client, does: (behaviour) => behaviour !== 'refuses-sha1-signatures' && client.does(behaviour) };
}
