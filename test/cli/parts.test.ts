import { describe, expect, test } from 'vitest';
import { parse } from '../../src/cli/command-line.ts';
import { configOf, mainsOf, roleOf } from '../../src/cli/parts.ts';
import { type Session, sessionFor } from '../../src/cli/session.ts';
import { systemConfigOf } from '../../src/resolve/own-world.ts';
import { home, type MemoryWorld, memoryPorts } from '../support/memory-ports.ts';

function session(world: MemoryWorld = {}, ...args: readonly string[]): Session {
  const line = parse('lint', args);
  if (line === undefined) throw new Error('not understood');
  return sessionFor(line, memoryPorts(world));
}

const files = {
  [`${home}/.ssh/config`]: '',
  [`${home}/notes/config`]: '',
  [`${home}/repo/.git/HEAD`]: '',
  [`${home}/repo/ssh/config`]: 'Include work\n',
  [`${home}/repo/ssh/config.d/work`]: '',
  [`${home}/config`]: 'Include repo/work\n',
  [`${home}/repo/work`]: '',
  '/tmp/config': { content: '', uid: 4321 },
  '/etc/ssh/ssh_config': '',
};

describe('how far a file is followed', () => {
  test.each([
    ['.ssh/config', undefined],
    ['notes/config', undefined],
    ['/etc/ssh/ssh_config', undefined],
    ['repo/ssh/config', [`${home}/repo`]],
    ['/tmp/config', ['/tmp']],
  ])('%s', (path, border) => {
    expect(configOf(path, session({ files })).onlyBelow).toEqual(border);
  });

  test('and below --home', () => {
    const found = configOf('repo/ssh/config', session({ files }, '--home', `${home}/notes`));
    expect(found.onlyBelow).toEqual([`${home}/repo`, `${home}/notes`]);
  });
});

test('which part it plays', () => {
  expect(roleOf('.ssh/config', session())).toBe('user');
  expect(roleOf('/etc/ssh/ssh_config.d/x', session())).toBe('system');
  expect(roleOf('.ssh/config', session({}, '--system'))).toBe('system');
  expect(systemConfigOf(memoryPorts())).toBe('/etc/ssh/ssh_config');
  expect(systemConfigOf(memoryPorts({ platform: 'win32' }))).toContain('ProgramData');
});

describe('which config may Include it', () => {
  const mains = (path: string) => mainsOf(path, session({ files })).map((main) => main.files[0]?.path);

  test.each([
    ['repo/ssh/config.d/work', ['repo/ssh/config']],
    ['repo/ssh/config', []],
    ['repo/work', []],
    ['.ssh/other', ['config']],
    ['other/x', ['config']],
  ])('%s', (path, found) => {
    expect(mains(path)).toEqual(found);
  });
});
