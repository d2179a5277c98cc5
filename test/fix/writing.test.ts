import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { realWriting, system } from '../../src/node/real-writing.ts';
import { changeMode, replaceFile } from '../../src/node/replace.ts';
import type { Account, System } from '../../src/node/system.ts';
import { ended, ownFolder, scriptOf, start } from '../support/writer.ts';

const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === 'linux';
const deep = process.env.SSH_LINT_DEEP === '1';
const old = Buffer.from('Host a\n');
const fresh = Buffer.from('Host a\n  User \xff\n', 'latin1');

let folder = '';
let file = '';
let remove = (): void => undefined;

beforeEach(() => {
  const own = ownFolder();
  folder = own.path;
  remove = own.remove;
  file = join(folder, 'config');
  writeFileSync(file, old, { mode: 0o640 });
});

afterEach(() => remove());

const put = (path = file, expected: Uint8Array = old) => realWriting.replaceFile(path, fresh, expected);

describe('a file is replaced', () => {
  test('with its mode, and nothing is left beside it', () => {
    expect(put()).toBeUndefined();
    expect(readFileSync(file)).toEqual(fresh);
    expect(statSync(file).mode & 0o7777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['config']);
  });

  test('behind links, which stay', () => {
    mkdirSync(join(folder, 'far'));
    symlinkSync('../config', join(folder, 'far', 'near'));
    symlinkSync('far/near', join(folder, 'link'));
    expect(put(join(folder, 'link'))).toBeUndefined();
    expect(readFileSync(file)).toEqual(fresh);
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(lstatSync(join(folder, 'far', 'near')).isSymbolicLink()).toBe(true);
  });

  test('though a process that was stopped left its lock and half a file', () => {
    symlinkSync('999999999', join(folder, '.config.ssh-lint-lock'));
    writeFileSync(join(folder, '.config.ssh-lint-new'), 'ha');
    expect(put()).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['config']);
  });

  test.runIf(isRoot)('with its group', () => {
    chownSync(file, 0, 12_345);
    expect(put()).toBeUndefined();
    expect(statSync(file).gid).toBe(12_345);
  });
});

describe('a file is left alone', () => {
  const expectLeft = (reason: string, path = file) => {
    expect(put(path)).toMatchObject({ reason });
    expect(readFileSync(file)).toEqual(old);
    expect(readdirSync(folder).filter((name) => name.includes('ssh-lint-new'))).toEqual([]);
  };

  test('when it has changed', () => {
    expect(put(file, Buffer.from('Host b\n'))).toMatchObject({ reason: 'changed' });
    expect(readFileSync(file)).toEqual(old);
  });

  test('when it has several names', () => {
    linkSync(file, join(folder, 'other'));
    expectLeft('links');
  });

  test('when it is read-only', () => {
    chmodSync(file, 0o400);
    expectLeft('read-only');
  });

  test('when another process is writing it', () => {
    symlinkSync(String(process.ppid), join(folder, '.config.ssh-lint-lock'));
    expectLeft('busy');
  });

  test('when it is gone, or no file', () => {
    expect(put(join(folder, 'gone'))).toMatchObject({ reason: 'missing' });
    expect(put(folder)).toMatchObject({ reason: 'special' });
    if (!isLinux) return;
    spawnSync('mkfifo', [join(folder, 'pipe')]);
    expect(put(join(folder, 'pipe'))).toMatchObject({ reason: 'special' });
  });

  test.runIf(isRoot)('when it belongs to another', () => {
    chownSync(file, 12_345, 0);
    expectLeft('owner');
  });

  test.runIf(isRoot).each([
    ['others may write in its folder', 0o777, 0, 0],
    ['a group may write in its folder', 0o775, 0, 12_345],
    ['its folder belongs to another', 0o755, 12_345, 0],
    ['others may write in its sticky folder', 0o1777, 0, 0],
  ])('by root, when %s', (_, mode, uid, gid) => {
    chmodSync(folder, mode);
    chownSync(folder, uid, gid);
    expectLeft('folder');
  });

  test.runIf(isRoot)('by root, when it is named through a folder of another', () => {
    const away = join(folder, 'away');
    mkdirSync(away);
    symlinkSync(file, join(away, 'link'));
    chownSync(away, 12_345, 0);
    expectLeft('folder', join(away, 'link'));
  });

  test('on Windows, whose access lists would be lost', () => {
    const account = { uid: 0, pid: 1, platform: 'win32', isAlive: () => false, now: () => 0 };
    expect(replaceFile(file, { bytes: fresh, expected: old }, { system, account })).toMatchObject({
      reason: 'access-list',
    });
  });
});

describe('the mode', () => {
  test('is changed, and nothing else', () => {
    chmodSync(file, 0o666);
    expect(realWriting.changeMode(file, 0o644, 0o666)).toBeUndefined();
    expect(statSync(file).mode & 0o777).toBe(0o644);
    expect(readFileSync(file)).toEqual(old);
  });

  test('is left alone when it is another by now', () => {
    expect(realWriting.changeMode(file, 0o600, 0o666)).toMatchObject({ reason: 'changed' });
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  test('is left alone when it may not be set', () => {
    const account: Account = {
      uid: process.getuid?.() ?? 0,
      pid: 1,
      platform: 'linux',
      isAlive: () => false,
      now: () => 0,
    };
    const fchmodSync = (): never => {
      throw Object.assign(new Error('no'), { code: 'EPERM' });
    };
    const failing = { ...system, flags: system.flags, fchmodSync };
    expect(changeMode(file, { mode: 0o600, expected: 0o640 }, { system: failing, account })).toMatchObject({
      reason: 'read-only',
    });
  });
});

/** The system calls of this machine, of which number `fails` throws; `count` says how many were made. */
function failingAt(fails: number, code: string): { readonly system: System; readonly count: () => number } {
  let made = 0;
  const counted =
    <Args extends readonly unknown[], Result>(call: (...args: Args) => Result) =>
    (...args: Args) => {
      made += 1;
      if (made === fails) throw Object.assign(new Error(code), { code });
      return call(...args);
    };
  return {
    count: () => made,
    system: {
      openSync: counted(system.openSync),
      closeSync: system.closeSync,
      readFileSync: counted(system.readFileSync),
      writeSync: counted(system.writeSync),
      fsyncSync: counted(system.fsyncSync),
      ftruncateSync: counted(system.ftruncateSync),
      fstatSync: counted(system.fstatSync),
      fchownSync: counted(system.fchownSync),
      fchmodSync: counted(system.fchmodSync),
      copyFileSync: counted(system.copyFileSync),
      renameSync: counted(system.renameSync),
      unlinkSync: counted(system.unlinkSync),
      symlinkSync: counted(system.symlinkSync),
      readlinkSync: counted(system.readlinkSync),
      statSync: counted(system.statSync),
      lstatSync: counted(system.lstatSync),
      realPathSync: counted(system.realPathSync),
      mayWriteSync: counted(system.mayWriteSync),
      flags: system.flags,
    },
  };
}

describe.each(['EIO', 'ENOSPC', 'EACCES', 'EROFS', 'EBUSY', 'EXDEV', 'EDQUOT', 'EPERM'])(
  'a system call that fails with %s',
  (code) => {
    test.each(['linux', 'darwin'])('leaves the old file or the new one on %s', (platform) => {
      // A process that is gone when the next one comes.
      const pid = 999_999_999;
      const account = { uid: process.getuid?.() ?? 0, pid, platform, isAlive: () => false, now: Date.now };
      const replace = (fails: number) => {
        writeFileSync(file, old);
        const { system: failing, count } = failingAt(fails, code);
        return { refusal: replaceFile(file, { bytes: fresh, expected: old }, { system: failing, account }), count };
      };
      const calls = replace(Number.POSITIVE_INFINITY).count();
      expect(calls).toBeGreaterThan(15);
      for (let fails = 1; fails <= calls; fails += 1) {
        const { refusal } = replace(fails);
        expect(readFileSync(file), `call ${fails}`).toEqual(refusal === undefined ? fresh : old);
        expect(put(file, refusal === undefined ? fresh : old), `after call ${fails}`).toBeUndefined();
        expect(readdirSync(folder), `after call ${fails}`).toEqual(['config']);
      }
    });
  },
);

describe('processes', () => {
  test('that are killed leave the old file or the new one', { timeout: 120_000 }, async () => {
    const script = await scriptOf('alternate', folder);
    writeFileSync(file, 'a'.repeat(50_000));
    const seen = new Set<string>();
    for (let moment = 0; moment < (deep ? 200 : 40); moment += 1) {
      let left = 1 + (moment % 13);
      const child = start(script, [file], (text) => {
        left -= text.split('\n').length - 1;
        if (left <= 0) child.kill('SIGKILL');
      });
      await ended(child);
      const text = readFileSync(file, 'latin1');
      expect(text).toMatch(/^(?:a{50000}|b{50000})$/);
      seen.add(text.slice(0, 1));
      writeFileSync(file, 'a'.repeat(50_000));
    }
    expect(seen.size).toBeGreaterThan(0);
    expect(realWriting.replaceFile(file, old, Buffer.from('a'.repeat(50_000)))).toBeUndefined();
    expect(readdirSync(folder).filter((name) => name.includes('ssh-lint'))).toEqual([]);
  });

  test('that write one file at once lose nothing', { timeout: 60_000 }, async () => {
    const script = await scriptOf('count', folder);
    writeFileSync(file, '0');
    const done: number[] = [];
    const children = [1, 2, 3].map(() => start(script, [file, '200'], (text) => done.push(Number(text))));
    await Promise.all(children.map(ended));
    expect(done).toHaveLength(3);
    const total = done.reduce((sum, each) => sum + each, 0);
    expect(total).toBeGreaterThan(0);
    expect(readFileSync(file, 'utf8')).toBe(String(total));
  });

  const canMount = isRoot && isLinux && spawnSync('unshare', ['-m', 'true']).status === 0;

  test.skipIf(!canMount)('without space, or on a mounted file, leave the old one', async () => {
    const script = await scriptOf('once', folder);
    const [disk, bound] = [join(folder, 'disk'), join(folder, 'bound')];
    mkdirSync(disk);
    writeFileSync(bound, old);
    const shell = `set -e
mount -t tmpfs -o size=32k,mode=0700 none "$1"; printf old > "$1/config"
"$3" "$4" "$1/config" 100000; cat "$1/config"; echo; ls -A "$1"
mount --bind "$2" "$2"; "$3" "$4" "$2" 10; cat "$2"`;
    const { stdout, stderr } = spawnSync(
      'unshare',
      ['-m', 'sh', '-c', shell, 'sh', disk, bound, process.execPath, script],
      {
        encoding: 'utf8',
      },
    );
    expect({ stdout, stderr }).toEqual({
      stdout: [
        '{"reason":"failed","message":"there is no space left"}old',
        'config',
        '{"reason":"mounted","message":"it is mounted there by itself, and cannot be replaced"}Host a',
        '',
      ].join('\n'),
      stderr: '',
    });
  });
});
