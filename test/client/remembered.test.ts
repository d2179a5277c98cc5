import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installedClient } from '../../src/client/installed.ts';
import { remember } from '../../src/node/remember.ts';
import { home, type MemoryEntry, type MemoryWorld, memoryPorts } from '../support/memory-ports.ts';

const said = 'OpenSSH_9.2p1 Debian-2+deb12u6, OpenSSL 3.0.19 27 Jan 2026';
const other = 'OpenSSH_8.4p1 Debian-5+deb11u3, OpenSSL 1.1.1w 11 Sep 2023';
const note = `${home}/.cache/ssh-lint/installed-ssh`;
const kept = `${other}\n/usr/bin/ssh\nfirst\n`;
const folder = { kind: 'directory', mode: 0o700 } as const;

interface Case {
  readonly files?: Readonly<Record<string, MemoryEntry>>;
  readonly ssh?: MemoryEntry;
  readonly world?: MemoryWorld;
}

const binary = { content: '\u007fELF', mode: 0o755, uid: 0, version: 'first' };

/** Asks for the client: what it is, how often ssh was run, and what was kept. */
function asked({ files = {}, ssh = binary, world = {} }: Case) {
  const ports = memoryPorts({
    environment: { PATH: '/usr/bin' },
    run: () => ({ code: 0, stdout: '', stderr: `${said}\n` }),
    ...world,
    files: { '/usr/bin/ssh': ssh, ...files },
  });
  const installed = installedClient(ports);
  return { said: installed?.said, runs: ports.runs.length, notes: Object.fromEntries(ports.notes) };
}

describe('what ssh -V said', () => {
  test('is kept for the next run', () => {
    const notes = { [note]: `${said}\n/usr/bin/ssh\nfirst\n` };
    expect(asked({})).toEqual({ said, runs: 1, notes });
    expect(asked({ files: { [`${home}/.cache/ssh-lint`]: folder, ...notes } })).toEqual({ said, runs: 0, notes: {} });
  });

  test('is kept in XDG_CACHE_HOME where that is a whole path', () => {
    const at = (XDG_CACHE_HOME: string) =>
      Object.keys(asked({ world: { environment: { PATH: '/usr/bin', XDG_CACHE_HOME } } }).notes);
    expect([at('/var/cache/ada'), at('cache'), at('')]).toEqual([
      ['/var/cache/ada/ssh-lint/installed-ssh'],
      [note],
      [note],
    ]);
  });

  const own = { [`${home}/.cache/ssh-lint`]: folder, [note]: kept };
  test.each<readonly [string, Case]>([
    ['the program is another one', { files: own, ssh: { ...binary, version: 'second' } }],
    ['the link leads elsewhere', { files: { ...own, '/opt/ssh': binary }, ssh: { link: '/opt/ssh' } }],
    ['others may write it', { files: { ...own, [note]: { content: kept, mode: 0o620 } } }],
    ['somebody else owns it', { files: { ...own, [note]: { content: kept, uid: 1001 } } }],
    ['others may write the folder', { files: { ...own, [`${home}/.cache/ssh-lint`]: { ...folder, mode: 0o777 } } }],
    ['somebody else owns the folder', { files: { ...own, [`${home}/.cache/ssh-lint`]: { ...folder, uid: 0 } } }],
    ['it is a link', { files: { ...own, [note]: { link: '/tmp/note' }, '/tmp/note': kept } }],
    ['the folder is a link', { files: { [note]: kept, [`${home}/.cache/ssh-lint`]: { link: '/tmp/cache' } } }],
    ['it is no line of ssh', { files: { ...own, [note]: kept.replace('OpenSSH', 'Dropbear') } }],
    ['it has an escape sequence', { files: { ...own, [note]: kept.replace('Debian', '\u001b[31mDebian') } }],
    ['it is cut off', { files: { ...own, [note]: other } }],
    ['it has more than that', { files: { ...own, [note]: `${kept}more\n` } }],
  ])('counts for nothing where %s', (_, world) => {
    expect(asked(world)).toMatchObject({ said, runs: 1 });
  });

  test.each<readonly [string, Case]>([
    ['of a script, which may run another program each time', { ssh: { ...binary, content: '#!/bin/sh\n' } }],
    ['without a home', { world: { user: { home: '' } } }],
    ['on Windows', { world: { platform: 'win32' } }],
    ['of a file that nobody can tell from another', { ssh: { content: '\u007fELF', mode: 0o755 } }],
  ])('is not kept %s', (_, world) => {
    expect(asked(world).notes).toEqual({});
  });
});

describe.skipIf(process.platform === 'win32')('keeping a text', () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'ssh-lint-remember-'));
  });
  afterEach(() => rmSync(place, { recursive: true }));

  test('makes a folder and a file for the user alone', () => {
    const path = join(place, 'cache/ssh-lint/note');
    remember(path, 'one\n');
    remember(path, 'two\n');
    expect(readFileSync(path, 'utf8')).toBe('two\n');
    const modes = [path, join(place, 'cache/ssh-lint')].map((name) => lstatSync(name).mode & 0o777);
    expect(modes).toEqual([0o600, 0o700]);
    expect(readdirSync(join(place, 'cache/ssh-lint'))).toEqual(['note']);
  });

  test('writes nothing into a folder that others may write', () => {
    mkdirSync(join(place, 'ssh-lint'));
    chmodSync(join(place, 'ssh-lint'), 0o777);
    remember(join(place, 'ssh-lint/note'), 'text');
    expect(readdirSync(join(place, 'ssh-lint'))).toEqual([]);
  });

  test('is silent where there is a file in the place of the folder', () => {
    writeFileSync(join(place, 'ssh-lint'), '');
    remember(join(place, 'ssh-lint/note'), 'text');
    expect(readFileSync(join(place, 'ssh-lint'), 'utf8')).toBe('');
  });
});
