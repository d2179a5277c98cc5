import { describe, expect, test } from 'vitest';
import { set } from '../../src/read/outcome.ts';
import { logged } from '../../src/resolve/log.ts';
import { documentOpener } from '../../src/resolve/open.ts';
import { servicePorts } from '../../src/resolve/services.ts';
import { apply, COMMAND_LINE, newState, overLimit, valueIn, valuesIn } from '../../src/resolve/state.ts';
import { dialectOf } from '../../src/syntax/dialect.ts';
import { type MemoryEntry, memoryPorts } from '../support/memory-ports.ts';
import { release } from '../support/release.ts';
import { dump, type Given, resolution } from '../support/resolving.ts';

describe('a message in the log', () => {
  test.each([
    ['plain text', 'plain text'],
    ['a\\b', 'a\\\\b'],
    ['a\tb', 'a\tb'],
    ['a\nb\rc\u0007\u0008', 'a\nb\rc\u0007\u0008'],
    ['a\u0001b', 'a\\001b'],
    ['\u007f', '\\177'],
    ['é', '\\303\\251'],
    ['\udcff', '\\377'],
    ['a\fb\u001b', 'a\\014b\\033'],
  ])('%j is %j', (text, expected) => {
    expect(logged(text)).toBe(expected);
  });

  test('is cut', () => {
    expect(logged('x'.repeat(2000))).toBe('x'.repeat(1021));
    expect(logged('x'.repeat(1021))).toHaveLength(1021);
    expect(logged('é'.repeat(2000)).length).toBeLessThanOrEqual(1021);
    expect(logged(`${'x'.repeat(1020)}\u0001`)).toBe('x'.repeat(1020));
  });
});

describe('services', () => {
  const portOf = (text: string | undefined) =>
    servicePorts(memoryPorts({ files: text === undefined ? {} : { '/etc/services': text } }).files);
  const text =
    '# a comment\nssh\t22/tcp # SSH\ndomain 53/udp\ndomain 53/tcp dns name\nodd x/tcp\nssh 2222/tcp\n\nlast 9/tcp';

  test.each([
    ['ssh', 22],
    ['domain', 53],
    ['dns', 53],
    ['name', 53],
    ['last', 9],
    ['odd', undefined],
    ['SSH', undefined],
    ['a', undefined],
    ['', undefined],
  ])('%s: %s', (name, expected) => {
    expect(portOf(text)(name)).toBe(expected);
  });

  test('without a file there is none', () => {
    expect(portOf(undefined)('ssh')).toBeUndefined();
  });

  test('the file is read once, when it is asked for', () => {
    const ports = memoryPorts({ files: { '/etc/services': text } });
    const port = servicePorts(ports.files);
    expect(ports.opened).toEqual([]);
    port('ssh');
    port('nope');
    expect(ports.opened).toEqual(['/etc/services']);
  });

  test('say what a name stands for, and the port that commands see', () => {
    const files = { '/etc/services': 'ssh 2222/tcp\nhttp 80/tcp\n' };
    expect(dump({ files, config: 'Port http\n' }, 'port')).toEqual(['port 80']);
    const config = 'Match exec %p\nUser yes\n';
    expect(dump({ files, config, commands: { 2222: '' } }, 'user')).toEqual(['user yes']);
  });
});

describe('a home', () => {
  const files = { '/etc/passwd': 'bob:x:7:7::/home/bob:/bin/sh\nslash:x:8:8::/:/bin/sh\n' };
  const path = (name: string, text: string) =>
    dump({ release: name, files, config: `ControlPath ${text}\n` }, 'controlpath');

  test.each([
    ['9.2', '~', 'controlpath /home/ada/'],
    ['9.2', '~/', 'controlpath /home/ada/'],
    ['9.2', '~/x', 'controlpath /home/ada/x'],
    ['9.2', '~//x', 'controlpath /home/ada/x'],
    ['7.5', '~//x', 'controlpath /home/ada//x'],
    ['9.2', '~bob', 'controlpath /home/bob/'],
    ['9.2', '~bob/x', 'controlpath /home/bob/x'],
    ['7.5', '~bob/x', 'controlpath /home/bob/x'],
    ['7.5', '~bob', 'controlpath /home/ada/bob'],
    ['9.2', '~slash/x', 'controlpath /x'],
    ['9.2', 'a~', 'controlpath a~'],
    ['9.2', '~nobody', 'tilde_expand: No such user nobody'],
  ])('%s: %s', (name, text, expected) => {
    expect(path(name, text)).toEqual([expected]);
  });
});

describe('a file is opened', () => {
  const open = (entry: MemoryEntry | undefined) => {
    const { files } = memoryPorts({ files: entry === undefined ? {} : { '/f': entry } });
    const opened = documentOpener(files, dialectOf(release('9.2')))('/f');
    return 'problem' in opened ? [opened.problem, opened.message] : opened.lines.length;
  };

  test.each<readonly [MemoryEntry | undefined, unknown]>([
    ['a\nb\n', 2],
    [{ kind: 'directory' }, 0],
    [undefined, ['missing', 'No such file or directory']],
    [{ mode: 0o200 }, ['unreadable', 'Permission denied']],
    [{ kind: 'special' }, ['limit', 'Not a regular file']],
    [{ size: 1024 ** 3 }, ['limit', 'File too large']],
    [{ link: '/nope' }, ['missing', 'No such file or directory']],
  ])('%j: %j', (entry, expected) => {
    expect(open(entry)).toEqual(expected);
  });

  test('once', () => {
    const ports = memoryPorts({ files: { '/f': 'a b\n' } });
    const opener = documentOpener(ports.files, dialectOf(release('9.2')));
    expect(opener('/f')).toBe(opener('/f'));
    expect(ports.opened).toEqual(['/f']);
  });
});

describe('a state', () => {
  test('has no value to begin with', () => {
    const state = newState(release('9.2'));
    expect(valueIn(state, 'user')).toBeUndefined();
    expect(valuesIn(state, 'user')).toEqual([]);
  });

  test('keeps what was given as it is', () => {
    const state = newState(release('9.2'));
    const setting = set('sendenv', ['A'], 'add');
    apply(state, setting, COMMAND_LINE);
    apply(state, setting, COMMAND_LINE);
    apply(state, set('sendenv', 'A', 'remove'), COMMAND_LINE);
    expect(setting.values).toEqual(['A']);
    expect(valuesIn(state, 'sendenv')).toEqual([]);
  });

  test.each([
    ['first', 2, undefined],
    ['first', 3, 'too many'],
    ['add', 1, undefined],
    ['add', 2, 'too many'],
    ['distinct', 2, undefined],
    ['distinct', 3, 'too many'],
  ] as const)('with a limit of two and one entry: %s %i: %s', (merge, count, expected) => {
    const state = newState(release('9.2'));
    const limit = { count: 2, message: 'too many' };
    const values = Array.from({ length: count }, (_, at) => `v${at}`);
    if (merge !== 'first') apply(state, set('x', 'v0', merge), COMMAND_LINE);
    expect(overLimit(state, { ...set('x', values, merge), limit })).toBe(expected);
  });

  test('that is taken has room for a line that loses', () => {
    const state = newState(release('9.2'));
    apply(state, set('x', 'v'), COMMAND_LINE);
    const limit = { count: 1, message: 'too many' };
    expect(overLimit(state, { ...set('x', ['a', 'b']), limit })).toBeUndefined();
    expect(overLimit(state, set('x', ['a', 'b']))).toBeUndefined();
  });
});

describe('files of the user and of the system', () => {
  test.each<readonly [string, Given, readonly string[]]>([
    ['no file', {}, ['user ada']],
    [
      'folders',
      { files: { '/home/ada/.ssh/config': { kind: 'directory' }, '/etc/ssh/ssh_config': { kind: 'directory' } } },
      ['user ada'],
    ],
    ['a file that may not be read', { files: { config: { mode: 0o200 } }, system: 'User s\n' }, ['user s']],
    [
      'a file of someone else',
      { files: { config: { uid: 7, mode: 0o644 } } },
      ['Bad owner or permissions on /home/ada/.ssh/config'],
    ],
    [
      'a file that all may write',
      { files: { config: { mode: 0o646 } } },
      ['Bad owner or permissions on /home/ada/.ssh/config'],
    ],
    [
      'a system file that all may write',
      { files: { '/etc/ssh/ssh_config': { content: 'User s\n', mode: 0o666, uid: 7 } } },
      ['user s'],
    ],
  ])('%s', (_, given, expected) => {
    expect(dump(given, 'user')).toEqual(expected);
  });

  test('a mistake in the system file ends ssh too', () => {
    expect(dump({ system: 'User a\nFoo x\n' })).toEqual([
      '/etc/ssh/ssh_config: line 2: Bad configuration option: foo',
      '/etc/ssh/ssh_config: terminating, 1 bad configuration options',
    ]);
  });

  test('a line that is too long ends ssh, behind what stands before it', () => {
    const config = `Foo x\nPort 1\nUser ${'x'.repeat(5000)}\nBar y\n`;
    expect(dump({ release: '7.5', config })).toEqual([
      '/home/ada/.ssh/config: line 1: Bad configuration option: foo',
      '/home/ada/.ssh/config line 3 too long',
    ]);
    const tooLong = `Port 1\nFoo ${'x'.repeat(5000)}\nBar y\n`;
    expect(dump({ release: '7.5', config: tooLong })).toEqual(['/home/ada/.ssh/config line 2 too long']);
    expect(dump({ release: '8.4', config: config.replace('Foo x\n', '').replace('Bar y\n', '') }, 'port')).toEqual([
      'port 1',
    ]);
  });

  test('an odd file behind -F is a limit of ours', () => {
    const { limits, status } = resolution({ args: ['-F', '/fifo', 'host'], files: { '/fifo': { kind: 'special' } } });
    expect({ limits, status }).toEqual({ limits: ['/fifo: Not a regular file'], status: 'refused' });
  });
});

test('too many entries are refused on the command line too', () => {
  const args = [...Array.from({ length: 101 }, (_, at) => ['-o', `IdentityFile=/${at}`]).flat(), 'host'];
  expect(dump({ args })).toEqual(['command-line line 0: Too many identity files specified (max 100).']);
});

test('an option that is no line does nothing', () => {
  expect(dump({ args: ['-o', '# x', '-o', ' ', '-o', 'User=a', 'host'] }, 'user')).toEqual(['user a']);
});

test('only root forwards low ports in old clients', () => {
  const given = { release: '7.5', config: 'LocalForward 80 h:80\n' };
  expect(dump(given)).toEqual(['Privileged ports can only be forwarded by root.']);
  expect(dump({ ...given, config: 'Host other\nLocalForward 80 h:80\n' }, 'user')).toEqual(['user ada']);
});
