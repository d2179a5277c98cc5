import { describe, expect, test } from 'vitest';
import { homeOf } from '../../src/load/accounts.ts';
import { includeTarget } from '../../src/load/include.ts';
import { isSecure } from '../../src/load/permissions.ts';
import { memoryPorts } from '../support/memory-ports.ts';
import { release } from '../support/release.ts';

const passwd = 'root:x:0:0::/root:/bin/sh\nbob:x:7:7:Bob:/home/bob:/bin/sh\nshort:x:8\n';
const { files, user } = memoryPorts({
  files: {
    '/etc/passwd': passwd,
    '/home/ada/.ssh/a': '',
    '/home/ada/.ssh/conf.d/2': '',
    '/home/ada/.ssh/conf.d/1': '',
    '/home/ada/x': '',
    '/home/bob/x': '',
    '/other/x': '',
    '/other/.ssh/a': '',
    '/etc/ssh/a': '',
    '/etc/ssh/ssh_config.d/1.conf': '',
    '/abs': '',
    '/home/ada/.ssh/~nobody': '',
  },
});

describe('the files that an Include names', () => {
  test.each([
    ['a', true, ['/home/ada/.ssh/a']],
    ['./a', true, ['/home/ada/.ssh/./a']],
    ['conf.d/*', true, ['/home/ada/.ssh/conf.d/1', '/home/ada/.ssh/conf.d/2']],
    ['nope', true, []],
    ['nope/*', true, []],
    ['/abs', true, ['/abs']],
    ['~/x', true, ['/home/ada/x']],
    ['~bob/x', true, ['/home/bob/x']],
    ['~ada/x', true, ['/home/ada/x']],
    ['~', true, ['/home/ada']],
    ['~bob', true, ['/home/bob']],
    ['~nobody/x', true, []],
    ['a', false, ['/etc/ssh/a']],
    ['ssh_config.d/*.conf', false, ['/etc/ssh/ssh_config.d/1.conf']],
    ['/abs', false, ['/abs']],
  ])('%s, in a file of a user: %s', (argument, asUser, paths) => {
    const context = { files, user, homeVariable: undefined, asUser };
    expect(includeTarget(argument, context)).toEqual({ paths });
  });

  test.each([
    ['a', ['/other/.ssh/a']],
    ['~/x', ['/other/x']],
    ['~ada/x', ['/home/ada/x']],
  ])('%s, where $HOME is another', (argument, paths) => {
    expect(includeTarget(argument, { files, user, homeVariable: '/other', asUser: true })).toEqual({ paths });
  });

  test('a system file has no ~', () => {
    const context = { files, user, homeVariable: '/other', asUser: false };
    expect(includeTarget('~/x', context)).toEqual({ problem: 'tilde-in-system-file' });
  });
});

describe('the home of an account', () => {
  test.each([
    ['ada', '/home/ada'],
    ['bob', '/home/bob'],
    ['root', '/root'],
    ['short', undefined],
    ['bo', undefined],
    ['nobody', undefined],
  ])('%s: %s', (name, expected) => {
    expect(homeOf(name, user, files)).toBe(expected);
  });

  test('without /etc/passwd only one is known', () => {
    const empty = memoryPorts();
    expect(homeOf('ada', empty.user, empty.files)).toBe('/home/ada');
    expect(homeOf('root', empty.user, empty.files)).toBeUndefined();
  });
});

describe('owner and mode', () => {
  const stat = { kind: 'file', mode: 0o600, uid: 1000, gid: 1000, size: 0 } as const;

  test.each([
    [{}, true],
    [{ mode: 0o644 }, true],
    [{ mode: 0o755 }, true],
    [{ uid: 0 }, true],
    [{ uid: 1001 }, false],
    [{ mode: 0o602 }, false],
    [{ mode: 0o620 }, false],
    [{ mode: 0o666 }, false],
    [{ uid: 1001, mode: 0o400 }, false],
  ])('%j: %s', (other, expected) => {
    expect(isSecure({ ...stat, ...other }, user, release('9.1'))).toBe(expected);
  });

  test.each([
    [{ mode: 0o620 }, true],
    [{ mode: 0o660 }, true],
    [{ mode: 0o620, gid: 50 }, false],
    [{ mode: 0o622 }, false],
    [{ mode: 0o620, uid: 1001 }, false],
  ])("Debian's client lets the owner's own group write: %j: %s", (other, expected) => {
    expect(isSecure({ ...stat, ...other }, user, release('9.2'))).toBe(expected);
  });
});
