import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isOnlyMember } from '../../src/node/groups.ts';
import { drain, pump } from '../../src/node/stream.ts';
import { unreadable } from '../../src/node/strerror.ts';
import { addressesOf, claimed, platformOf, terminal } from '../../src/node/surroundings.ts';
import { nodePorts } from '../../src/node.ts';
import { bytesOf } from '../../src/syntax/source.ts';

const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-node-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const { files, user, run } = nodePorts();

function textOfFile(path: string): string {
  const result = files.read(path);
  return 'bytes' in result ? Buffer.from(result.bytes).toString() : result.message;
}

describe('files', () => {
  test('a regular one, by links, too', () => {
    writeFileSync(at('plain'), 'Host *\n');
    symlinkSync('plain', at('link'));
    expect(textOfFile(at('plain'))).toBe('Host *\n');
    expect(textOfFile(at('link'))).toBe('Host *\n');
    expect(files.stat(at('link'))).toMatchObject({ kind: 'file', size: 7 });
    expect(files.lstat(at('link'))?.kind).toBe('special');
    expect(files.realPath(at('link'))).toBe(files.realPath(at('plain')));
  });

  test('one whose size is not told', () => {
    expect(textOfFile('/proc/self/status')).toContain('Uid:');
  });

  test('one of many pieces', () => {
    const text = 'x'.repeat(300_000);
    writeFileSync(at('long'), text);
    expect(textOfFile(at('long'))).toBe(text);
  });

  test('what is no regular file is not opened', () => {
    spawnSync('/usr/bin/mkfifo', [at('fifo')]);
    mkdirSync(at('folder'));
    expect(files.read(at('fifo'))).toMatchObject({ reason: 'special' });
    expect(files.read('/dev/zero')).toMatchObject({ reason: 'special' });
    expect(files.read(at('folder'))).toEqual({ reason: 'directory', message: 'Is a directory' });
    expect(files.read('/dev/null')).toEqual({ bytes: new Uint8Array() });
  });

  test('what is not there, or too large', () => {
    expect(files.read(at('none'))).toEqual({ reason: 'missing', message: 'No such file or directory' });
    expect(files.read('a\0b')).toMatchObject({ reason: 'missing' });
    expect(files.stat(at('none'))).toBeUndefined();
    expect(files.list(at('none'))).toBeUndefined();
    expect(files.realPath(at('none'))).toBeUndefined();
    symlinkSync('loop', at('loop'));
    expect(files.read(at('loop'))).toMatchObject({ message: 'Too many levels of symbolic links' });
    writeFileSync(at('huge'), '');
    truncateSync(at('huge'), 65 * 1024 * 1024);
    expect(files.read(at('huge'))).toEqual({ reason: 'too-large', message: 'File too large' });
  });

  test('names that are not UTF-8', () => {
    const name = Buffer.concat([Buffer.from(`${at('sub')}/`), Buffer.from([0x66, 0xff])]);
    mkdirSync(at('sub'));
    writeFileSync(name, 'odd');
    const [found = ''] = files.list(at('sub')) ?? [];
    expect([...bytesOf(found)]).toEqual([0x66, 0xff]);
    expect(textOfFile(`${at('sub')}/${found}`)).toBe('odd');
  });

  test('reports', () => {
    const { writeReport } = nodePorts();
    expect(writeReport(at('report'), 'text')).toBeUndefined();
    expect(textOfFile(at('report'))).toBe('text');
    expect(writeReport(folder, 'text')).toMatchObject({ reason: 'directory' });
  });
});

describe('programs', () => {
  test('are run with a limit', () => {
    expect(run('/bin/sh', ['-c', 'echo out; echo err >&2; exit 3'], 5000)).toEqual({
      code: 3,
      stdout: 'out\n',
      stderr: 'err\n',
    });
    const start = performance.now();
    expect(run('/bin/sh', ['-c', 'sleep 30'], 200).code).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(5000);
    expect(run('/nonexistent', [], 200).code).toBeUndefined();
  });
});

test('the user comes from the password database', () => {
  const entry = spawnSync('/usr/bin/getent', ['passwd', String(process.getuid?.())], { encoding: 'utf8' }).stdout.split(
    ':',
  );
  if (entry.length > 5) expect(user).toMatchObject({ name: entry[0], home: entry[5], uid: Number(entry[2]) });
  expect(claimed({ USER: 'ada', HOME: '/home/ada' })).toEqual({ name: 'ada', home: '/home/ada' });
  expect(claimed({ USERNAME: 'ada', USERPROFILE: 'C:\\ada' })).toEqual({ name: 'ada', home: 'C:\\ada' });
  expect(claimed({})).toEqual({ name: 'nobody', home: '/' });
});

describe('a group has only this member', () => {
  const ada = { name: 'ada', uid: 1000 };
  const passwd = 'root:x:0:0::/root:/bin/sh\nada:x:1000:1000::/home/ada:/bin/sh\nbob:x:1001:100::/home/bob:/bin/sh\n';
  test.each([
    ['her own', 'ada:x:1000:', 1000, true],
    ['her own, in which she is listed', 'ada:x:1000:ada', 1000, true],
    ['her own, with another one', 'ada:x:1000:bob', 1000, false],
    ['her own, with both', 'ada:x:1000:ada,bob', 1000, false],
    ['one that somebody else has first', 'users:x:100:ada', 100, false],
    ['one where she alone is listed', 'work:x:50:ada', 50, true],
    ['one without members', 'empty:x:51:', 51, false],
    ['one that is not there', '', 77, false],
  ] as const)('%s', (_, group, gid, only) => {
    expect(isOnlyMember(gid, { user: ada, passwd, group: `root:x:0:\n${group}\n` })).toBe(only);
  });
});

describe('colour', () => {
  test.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    [{ TERM: 'dumb' }, true, false],
  ])('%j, terminal: %s', (environment, isTerminal, color) => {
    expect(terminal({ environment, isTerminal, columns: undefined }).color).toBe(color);
  });

  test('and width', () => {
    expect(terminal({ environment: {}, isTerminal: true, columns: 132 }).columns).toBe(132);
    expect(terminal({ environment: { COLUMNS: '100' }, isTerminal: false, columns: undefined }).columns).toBe(100);
    expect(terminal({ environment: { COLUMNS: 'x' }, isTerminal: false, columns: 0 }).columns).toBe(80);
  });
});

describe('streams', () => {
  const failing = (codes: readonly string[], then: () => number) => {
    const rest = [...codes];
    return () => {
      const code = rest.shift();
      if (code !== undefined) throw Object.assign(new Error('stream'), { code });
      return then();
    };
  };

  test.each([0, 1, 3, 10, 200_000])('all is read where %i bytes were told of', (size) => {
    const content = Buffer.from('0123456789'.repeat(10_000));
    let at = 0;
    const read = (piece: Buffer): number => {
      const length = content.copy(piece, 0, at, at + (at === 0 ? 3 : content.length));
      at += length;
      return length;
    };
    expect(Buffer.from(drain(read, size, 1_000_000)).equals(content)).toBe(true);
  });

  test('a slow one is waited for', () => {
    const written: number[] = [];
    const write = failing(['EAGAIN', 'EAGAIN'], () => written.push(1));
    expect(pump(write, new Uint8Array(3))).toBe(true);
    expect(written).toHaveLength(2);
    const read = failing(['EAGAIN', 'EOF'], () => 0);
    expect(drain(read, 0, 100)).toHaveLength(0);
  });

  test('a reader that has gone is no fault', () => {
    expect(
      pump(
        failing(['EPIPE'], () => 1),
        new Uint8Array(3),
      ),
    ).toBe(false);
  });

  test('any other fault is one', () => {
    expect(() =>
      pump(
        failing(['ENOSPC'], () => 1),
        new Uint8Array(3),
      ),
    ).toThrow('stream');
  });

  test('an endless one is left', () => {
    expect(drain((piece) => piece.length, 0, 1_000_000).length).toBeLessThan(1_200_000);
  });
});

test('the rest of the surroundings', () => {
  expect(['linux', 'darwin', 'win32', 'freebsd'].map(platformOf)).toEqual(['linux', 'darwin', 'win32', 'other']);
  const addresses = {
    lo: [
      { address: '127.0.0.1', family: 'IPv4' },
      { address: '::1', family: 'IPv6' },
    ],
    gone: undefined,
  };
  expect(addressesOf(addresses)).toEqual([
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]);
  expect(unreadable(new Error('?'))).toEqual({ reason: 'other', message: 'Cannot be read' });
  expect(unreadable(Object.assign(new Error('?'), { code: 'EWHAT' }))).toEqual({ reason: 'other', message: 'EWHAT' });
});

test.skipIf(process.platform !== 'linux')('the kind of a file system, on Linux', () => {
  const { fileSystemType } = nodePorts();
  expect(['/proc/self', at('none')].map(fileSystemType)).toEqual([0x9fa0, undefined]);
});

test('a folder that is gone', () => {
  mkdirSync(at('gone'));
  const program = new URL('../../bin/ssh-lint.js', import.meta.url).pathname;
  const script = `cd ${at('gone')} && rmdir ${at('gone')} && ${process.execPath} ${program} --target 9.2 x.conf`;
  const { status, stderr } = spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 2, stderr: 'ssh-lint: there is no file x.conf\n' });
  chmodSync(folder, 0o700);
});
