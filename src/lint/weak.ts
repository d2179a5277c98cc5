import type { AlgorithmClass } from '../client/client.ts';

/** What is wrong with names of each class, by their form. RFC 8758 (RC4), RFC 9142 (SHA-1 in key exchange), RFC 8332 (ssh-rsa). */
const WEAK: Readonly<Partial<Record<AlgorithmClass, readonly (readonly [RegExp, string])[]>>> = {
  ciphers: [
    [/^arcfour/, 'RC4'],
    [/-cbc(?:@|$)/, 'CBC'],
  ],
  macs: [
    [/-md5/, 'MD5'],
    [/-sha1-96/, '96 bits of SHA-1'],
    [/-ripemd160/, 'RIPEMD-160'],
  ],
  kex: [
    [/-group1-sha1$/, '1024 bits and SHA-1'],
    [/-sha1$/, 'SHA-1'],
  ],
  hostkey: [
    [/^ssh-dss/, 'DSA'],
    [/^ssh-rsa/, 'SHA-1'],
  ],
};

/** Why an algorithm is no longer taken for secure, in a word; undefined when it is. */
export function weakness(of: AlgorithmClass, name: string): string | undefined {
  const forms = WEAK[of] ?? WEAK.hostkey ?? [];
  return forms.find(([form]) => form.test(name))?.[1];
}
