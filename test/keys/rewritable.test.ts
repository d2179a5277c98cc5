import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownHostsFrom } from '../../src/keys/known-hosts.ts';
import { hasKeygen, type KeyFolder, keyFolder } from '../support/key-maker.ts';

const key = `ssh-ed25519 ${Buffer.from('\0\0\0\x0bssh-ed25519\0\0\0 01234567890123456789012345678901').toString('base64')}`;
const hash = '|1|AAAAAAAAAAAAAAAAAAAAAAAAAAA=|AAAAAAAAAAAAAAAAAAAAAAAAAAA=';

/** Lines in front of the one that is to go, and whether ssh-keygen changes the file at all. */
const cases: Readonly<Record<string, readonly [string | Uint8Array, boolean]>> = {
  'another host': [`other ${key}`, true],
  'a comment': [' # web is gone', true],
  'an empty line': ['', true],
  blanks: [' \t', true],
  'an empty line of Windows': ['\r', false],
  'a marker': [`@cert-authority *.example.com ${key}`, true],
  'a marker that is none': [`@trusted other ${key}`, false],
  'a marker that a tab ends': [`@revoked\tother ${key}`, false],
  'a hashed name': [`${hash} ${key}`, true],
  'a hashed name with a short salt': [`|1|YWJj|YWJj ${key}`, false],
  'a hash behind a name': [`other,|1|YWJj ${key}`, true],
  'a name alone': ['other', false],
  'a type alone': ['other ssh-ed25519', false],
  'a comment for a key': ['other ssh-ed25519 # lost', false],
  'a comment for a type': [`other # ${key}`, false],
  'a key that is none': ['other ssh-ed25519 lost', true],
  'the name of a signature': ['other rsa-sha2-512 AAAA', true],
  'a certificate': ['other ssh-ed25519-cert-v01@openssh.com AAAA', true],
  'protocol 1': ['other 2048 65537 1234567', false],
  'no host': [key, false],
  'a type that nobody knows': ['other ssh-future AAAA', false],
  'a NUL behind the key': [`other ${key}\0 web`, true],
  'a byte order mark before a comment': ['\ufeff# mine', false],
};

describe.skipIf(!hasKeygen)('a known_hosts file with', () => {
  let folder: KeyFolder;
  beforeAll(() => {
    folder = keyFolder();
  });
  afterAll(() => folder.remove());

  test.each(Object.entries(cases))('%s is changed when ssh-keygen -R changes it', (_, [line, changes]) => {
    const text = `third ${key}\n${line}\nweb ${key}\n`;
    folder.write('hosts', text);
    expect(folder.tryKeygen('-R', 'web', '-f', 'hosts').status === 0).toBe(changes);
    expect(folder.read('hosts').includes('\nweb ')).toBe(!changes);
    const knows = (type: string) => /^(?:ssh-ed25519|rsa-sha2-512|ssh-ed25519-cert-v01@openssh\.com)$/.test(type);
    expect(knownHostsFrom('/hosts', Buffer.from(text)).unremovable(knows)).toBe(changes ? undefined : 2);
  });
});
