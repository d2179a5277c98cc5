import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { belongTogether, permissionsAreTooOpen, readKey, readKeyFile } from '../../src/keys/key-file.ts';
import type { KeyFile } from '../../src/keys/types.ts';
import { nodePorts } from '../../src/node.ts';
import { hasKeygen, type KeyFolder, keyFolder } from '../support/key-maker.ts';
import { home, type MemoryEntry, memoryPorts } from '../support/memory-ports.ts';

const path = `${home}/.ssh/id`;
const fileOf = (entry: MemoryEntry, files: Readonly<Record<string, MemoryEntry>> = {}): KeyFile =>
  readKeyFile(path, memoryPorts({ files: { [path]: entry, ...files } }).files);

describe('a path without a key', () => {
  test.each<readonly [string, MemoryEntry, Partial<KeyFile>]>([
    ['a folder', { kind: 'directory' }, { state: 'directory', reason: 'Is a directory' }],
    ['a FIFO', { kind: 'special' }, { state: 'special', reason: 'Not a regular file' }],
    ['no permission', { mode: 0, content: 'x' }, { state: 'denied', reason: 'Permission denied', mode: 0 }],
    ['a link to nothing', { link: 'gone' }, { state: 'missing', reason: 'No such file or directory' }],
    ['a link to itself', { link: path }, { state: 'missing' }],
    ['nothing in it', '', { state: 'present', faults: ['empty'], format: undefined }],
    ['blanks', ' \n\t\r\n', { state: 'present', faults: ['empty'] }],
    ['text', 'to do: make a key\n', { state: 'present', faults: ['not-a-key'], format: 'unknown' }],
    ['bytes', Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) % 251), { faults: ['not-a-key'] }],
  ])('%s', (_, entry, expected) => {
    expect(fileOf(entry)).toMatchObject({ path, readable: false, publicKey: undefined, ...expected });
  });

  test('with 10 MB is not read', () => {
    const ports = memoryPorts({ files: { [path]: { content: 'ssh-rsa AAAA', size: 10 * 1024 * 1024 } } });
    expect(readKeyFile(path, ports.files)).toMatchObject({ state: 'present', faults: ['too-large'], mode: 0o600 });
    expect(ports.opened).toEqual([]);
  });

  test('that has grown since it was looked at is too large', () => {
    const content = 'x'.repeat(1024 * 1024 + 1);
    expect(fileOf({ content, size: 1 })).toMatchObject({ state: 'present', faults: ['too-large'] });
  });
});
describe.skipIf(!hasKeygen)('a key file', () => {
  let folder: KeyFolder;
  beforeAll(() => {
    folder = keyFolder();
    folder.keygen('-q', '-t', 'ed25519', '-N', '', '-C', 'at work', '-f', 'plain');
    folder.keygen('-q', '-t', 'ed25519', '-N', 'secret', '-C', 'at work', '-f', 'encrypted');
  });
  afterAll(() => folder.remove());

  test('of OpenSSH’s own format shows its public half', () => {
    expect(readKey(folder.read('plain'))).toEqual({
      format: 'openssh',
      isPrivate: true,
      isEncrypted: false,
      readable: true,
      publicKey: readKey(folder.read('plain.pub')).publicKey,
      publicInClear: true,
      comment: 'at work',
      faults: [],
    });
  });

  test('that is encrypted shows it, too, but not its comment', () => {
    const { publicKey } = readKey(folder.read('encrypted.pub'));
    expect(readKey(folder.read('encrypted'))).toMatchObject({
      isEncrypted: true,
      readable: true,
      comment: '',
      publicKey,
    });
  });

  test('belongs to the public half made with it, and to no other', () => {
    const plain = fileOf(folder.read('plain'));
    expect(belongTogether(plain, fileOf(folder.read('plain.pub')))).toBe(true);
    expect(belongTogether(plain, fileOf(folder.read('encrypted.pub')))).toBe(false);
    expect(belongTogether(plain, fileOf(''))).toBeUndefined();
  });
});

test('a key that others may read is too open only to its owner', () => {
  expect(permissionsAreTooOpen({ mode: 0o640, uid: 1000 }, 1000)).toBe(true);
  expect(permissionsAreTooOpen({ mode: 0o601, uid: 0 }, 0)).toBe(true);
  expect(permissionsAreTooOpen({ mode: 0o700, uid: 1000 }, 1000)).toBe(false);
  expect(permissionsAreTooOpen({ mode: 0o644, uid: 0 }, 1000)).toBe(false);
  expect(permissionsAreTooOpen({ mode: undefined, uid: undefined }, 1000)).toBe(false);
});

describe.skipIf(!hasKeygen || process.platform === 'win32')('ssh ignores a key with the mode', () => {
  let folder: KeyFolder;
  beforeAll(() => {
    folder = keyFolder();
    folder.keygen('-q', '-t', 'ed25519', '-N', '', '-f', 'key');
  });
  afterAll(() => folder.remove());

  const caller = process.getuid?.() ?? -1;
  const isIgnored = (name: string) => folder.tryKeygen('-y', '-P', '', '-f', name).stderr.includes('bad permissions');

  test.each([0o600, 0o400, 0o700, 0o610, 0o640, 0o604, 0o601, 0o644, 0o4600])('%o as it is said here', (mode) => {
    chmodSync(folder.path('key'), mode);
    const file = readKeyFile(folder.path('key'), nodePorts().files);
    expect(file).toMatchObject({ state: 'present', mode, uid: caller, readable: true });
    expect(permissionsAreTooOpen(file, caller)).toBe(isIgnored('key'));
  });

  test('of a public half, too, where that is the identity file', () => {
    chmodSync(folder.path('key.pub'), 0o644);
    expect(isIgnored('key.pub')).toBe(true);
    expect(permissionsAreTooOpen(readKeyFile(folder.path('key.pub'), nodePorts().files), caller)).toBe(true);
  });

  test.skipIf(caller !== 0)('only when the caller owns it', () => {
    folder.write('foreign', folder.read('key'));
    chmodSync(folder.path('foreign'), 0o644);
    chownSync(folder.path('foreign'), 12345, 12345);
    expect(isIgnored('foreign')).toBe(false);
    expect(permissionsAreTooOpen(readKeyFile(folder.path('foreign'), nodePorts().files), caller)).toBe(false);
  });

  test('and a FIFO is never opened', () => {
    expect(spawnSync('mkfifo', [folder.path('fifo')]).status).toBe(0);
    expect(readKeyFile(folder.path('fifo'), nodePorts().files)).toMatchObject({ state: 'special', readable: false });
  });
});
