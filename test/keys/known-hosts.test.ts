import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { knownHostsFrom, readKnownHosts } from '../../src/keys/known-hosts.ts';
import { knownNames, linesFor } from '../../src/keys/known-hosts-lookup.ts';
import { readableLines } from '../../src/keys/known-key.ts';
import { clientOfBanner } from '../support/engine-client.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { ownKeys } from '../support/own-keys.ts';
import { proposal } from '../support/proposals.ts';
import { realClients } from '../support/real-clients.ts';

const keys = ownKeys();
const rsa = keys.words('rsa-2048');
const [, blob = ''] = rsa.split(' ');
const curve = keys.words('ecdsa-256');

function hash(name: string): string {
  const salt = randomBytes(20);
  return `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`;
}

const read = (text: string | Uint8Array) => knownHostsFrom('/k', Buffer.from(text));

interface Case {
  readonly text: string | Uint8Array;
  /** The host `myhost` is known by an RSA key, or why not. */
  readonly known: boolean | string;
  readonly args?: readonly string[];
  /** Differs in clients as old as 7.5. */
  readonly newer?: true;
}

const cut = `myhost ${rsa.slice(0, 60)}`;
const alias = ['-o', 'HostKeyAlias=MyAlias', '-p', '2222'];
const port = ['-p', '2222'];

/** What each form means was asked of the real clients; the same is asked of them again below. */
const cases: Readonly<Record<string, Case>> = {
  plain: { text: `myhost ${rsa}\n`, known: true },
  'another name': { text: `yourhost ${rsa}\n`, known: false },
  'capital letters': { text: `MYHOST ${rsa}\n`, known: true },
  'blanks in front': { text: `  \tmyhost ${rsa}\n`, known: true },
  tabs: { text: `myhost\t${rsa.replace(' ', '\t')}\tcomment\n`, known: true, newer: true },
  'no end of the last line': { text: `# a comment\n\nmyhost ${rsa}`, known: true },
  'carriage returns': { text: `\r\nmyhost ${rsa}\r\n`, known: true },
  'carriage returns behind comments': { text: `myhost ${rsa} me@here\r\n`, known: true },
  'only carriage returns': { text: `yourhost ${rsa} x\rmyhost ${rsa}\r`, known: false },
  'a byte order mark': { text: `\ufeffmyhost ${rsa}\n`, known: false },
  'an authority': { text: `@cert-authority myhost ${rsa}\n`, known: false },
  'a revoked key': { text: `@revoked myhost ${rsa}\nmyhost ${rsa}\n`, known: false },
  'an unknown marker': { text: `@foo myhost ${rsa}\n`, known: 'bad-marker' },
  'a marker in capitals': { text: `@REVOKED myhost ${rsa}\n`, known: 'bad-marker' },
  'two markers': { text: `@revoked @cert-authority myhost ${rsa}\n`, known: 'bad-marker' },
  'a marker and nothing': { text: '@revoked\n', known: 'bad-marker' },
  'a marker that a tab ends': { text: `@revoked\tmyhost ${rsa}\nmyhost ${rsa}\n`, known: true },
  'a marker behind the host': { text: `myhost @revoked ${rsa}\n`, known: 'bad-key' },
  'a host alone': { text: 'myhost\n', known: 'no-key' },
  'a type alone': { text: 'myhost ssh-rsa\n', known: 'no-key' },
  'a comment for a key': { text: `myhost # ${rsa}\n`, known: 'no-key' },
  'another type': { text: `myhost ssh-ed25519 ${blob}\n`, known: 'type-mismatch' },
  'a signature for the type': { text: `myhost rsa-sha2-512 ${blob}\n`, known: true },
  'a letter that is no base64': { text: `myhost ssh-rsa ${blob.slice(0, 99)}!${blob.slice(99)}\n`, known: 'bad-key' },
  'a key cut short': { text: `myhost ssh-rsa ${blob.slice(0, 100)}\n`, known: 'bad-key' },
  'a key cut within a group': { text: `myhost ssh-rsa ${blob.slice(0, 101)}\n`, known: 'bad-key' },
  'protocol 1': { text: 'myhost 2048 65537 1234567\n', known: 'bad-key' },
  'a NUL behind the key': { text: `myhost ${rsa}\0rest\n`, known: true, newer: true },
  'a NUL in front': { text: `\0myhost ${rsa}\n`, known: false },
  'a NUL in the key': { text: `${cut}\0${rsa.slice(60)}\n`, known: 'bad-key' },
  hashed: { text: `${hash('myhost')} ${rsa}\n`, known: true },
  'hashed in capitals': { text: `${hash('MyHost')} ${rsa}\n`, known: false },
  'hash of another name': { text: `${hash('yourhost')} ${rsa}\n`, known: false },
  'hash and names': { text: `${hash('myhost')},x ${rsa}\nx,${hash('myhost')} ${rsa}\n`, known: false },
  'hash of another kind': { text: `|2|${hash('myhost').slice(3)} ${rsa}\n`, known: 'bad-hash' },
  'hash with a short salt': { text: `|1|YWJj|YWJj ${rsa}\n`, known: 'bad-hash' },
  'hash with a salt that lacks its last sign': {
    text: `${hash('myhost').replace('=|', '|')} ${rsa}\n`,
    known: 'bad-hash',
  },
  'hash that lacks its last sign': { text: `${hash('myhost').slice(0, -1)} ${rsa}\n`, known: false },
  'all names': { text: `* ${rsa}\n`, known: true },
  'a pattern': { text: `my?ost ${rsa}\n`, known: true },
  'all but this': { text: `*,!myhost ${rsa}\n`, known: false },
  'this negated first': { text: `!myhost,* ${rsa}\n`, known: false },
  'an empty name': { text: `,myhost, ${rsa}\n`, known: true },
  quotes: { text: `"myhost" ${rsa}\n`, known: false },
  'a long list': { text: `${'x,'.repeat(9000)}myhost ${rsa}\n`, known: true, newer: true },
  'a name of 1022 letters': { text: `${'x'.repeat(1022)},myhost ${rsa}\n`, known: true },
  'a name of 1023 letters': { text: `${'x'.repeat(1023)},myhost ${rsa}\n`, known: false },
  'another port': { text: `[myhost]:22 ${rsa}\n`, known: false },
  'the port': { text: `[myhost]:2222 ${rsa}\n`, known: true, args: port },
  'the port of any host': { text: `[*]:2222 ${rsa}\n`, known: true, args: port },
  'no port': { text: `myhost ${rsa}\nmyhost* ${rsa}\n`, known: false, args: port },
  'an alias': { text: `myalias ${rsa}\n`, known: true, args: alias },
  'an alias in capitals': { text: `MyAlias ${rsa}\n`, known: true, args: alias },
  'an alias, hashed': { text: `${hash('myalias')} ${rsa}\n`, known: true, args: alias },
  'an alias with a port': { text: `[myalias]:2222 ${rsa}\nmyhost ${rsa}\n`, known: false, args: alias },
};

function nameFor(args: readonly string[] = []): string {
  const hostKeyAlias = args.includes('HostKeyAlias=MyAlias') ? 'MyAlias' : undefined;
  return knownNames({ hostName: 'MyHost', port: args.includes('2222') ? 2222 : 22, hostKeyAlias }).name;
}

describe('a line of known_hosts', () => {
  test.each(Object.entries(cases))('%s', (_, { text, known, args }) => {
    const file = read(text);
    const lines = linesFor([file], nameFor(args));
    const revoked = lines.some(({ marker }) => marker === 'revoked');
    const isKnown = lines.some(({ marker, key }) => marker === 'none' && key.type === 'ssh-rsa') && !revoked;
    expect(isKnown).toBe(known === true);
    if (typeof known === 'string') expect(file.faults.map(({ reason }) => reason)).toEqual([known]);
  });
});

describe('real clients take the same lines', () => {
  const clients = realClients();
  test.skipIf(clients.length === 0).each(clients)('$label', async (client) => {
    const isOld = !clientOfBanner(client.banner).does('known-best-key-keeps-order');
    for (const [index, [name, { text, known, args = [], newer }]] of Object.entries(cases).entries()) {
      if (newer && isOld) continue;
      const request = { client, folder: keys.folder, name: `${client.label}-line-${index}`, knownHosts: text };
      const [first = ''] = await proposal({ ...request, args: [...args, 'MyHost'] });
      expect(first.includes('rsa'), name).toBe(known === true);
    }
  });
});

describe('reading', () => {
  test('tells where a line and its fault stand, and nothing of what stands there', () => {
    const file = read(`# x\n  myhost ${curve} me\n@foo secret\n`);
    expect(file.lines).toMatchObject([{ path: '/k', line: 2, span: { start: 4 }, marker: 'none', hosts: 'myhost' }]);
    const start = file.lines[0]?.span.end ?? 0;
    expect(file.faults).toEqual([
      { path: '/k', line: 3, span: { start: start + 1, end: start + 12 }, reason: 'bad-marker' },
    ]);
    expect(JSON.stringify(file.faults)).not.toContain('secret');
  });

  test('a fault for a line beyond our limit', () => {
    expect(read(`myhost ${rsa} ${'c'.repeat(1024 * 1024)}\n`).faults.map(({ reason }) => reason)).toEqual(['too-long']);
  });

  test('a file that cannot be read has a state and no lines', () => {
    const files = memoryFiles(new Map([['/home/k', { kind: 'file', bytes: Buffer.from(`h ${curve}\n`) }]]));
    expect(readKnownHosts('/home/k', files)).toMatchObject({ state: 'present', lines: [{ line: 1 }] });
    expect(readKnownHosts('/home', files)).toMatchObject({ state: 'directory', lines: [] });
    expect(readKnownHosts('/none', files)).toMatchObject({ state: 'missing', reason: 'No such file or directory' });
  });
});

describe('looking up', () => {
  test('goes by files, then by lines, whatever the form of a line', () => {
    const first = read(`* ${curve}\nmyhost ${curve}\nother ${curve}\n${hash('myhost')} ${curve}\nmyhost ${rsa}\n`);
    const second = read(`myhost,myhost ${curve}\n`);
    const found = linesFor([first, second], 'myhost');
    expect(found.map(({ line }) => line)).toEqual([1, 2, 4, 5, 1]);
  });

  test('without the port only where there was one, and never with an alias', () => {
    const names = (port: number, hostKeyAlias?: string) => knownNames({ hostName: 'H', port, hostKeyAlias });
    expect(names(22)).toEqual({ name: 'h', withoutPort: undefined });
    expect(names(2222)).toEqual({ name: '[h]:2222', withoutPort: 'h' });
    expect(names(2222, 'A')).toEqual({ name: 'a', withoutPort: undefined });
  });

  test('a client skips what it cannot read', () => {
    const { lines } = read(`h ${rsa}\nh ${curve}\nh ${curve} ${'c'.repeat(9000)}\nh x-unknown AAAACXgtdW5rbm93bg==\n`);
    const line = (banner: string) => readableLines(clientOfBanner(banner), lines).map((each) => each.line);
    expect(line('OpenSSH_7.5p1 Debian-14')).toEqual([1, 2]);
    expect(line('OpenSSH_9.2p1 Debian-2+deb12u10')).toEqual([1, 2, 3]);
  });
});
