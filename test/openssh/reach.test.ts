import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { reach, runsCommand } from '../support/reach.ts';

const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-reach-'));
const home = join(folder, 'home');
const systemFolder = join(folder, 'etc');
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const kindOf = (text: string) =>
  reach([write('main', text)], { home, systemFolder, environment: { DIR: 'parts' } }).kind;

describe('no client is given a config that runs a command:', () => {
  test.each([
    'Match exec "touch /x"',
    '\tmatch  EXEC=true',
    '"Match" host a exec true',
    'Match !exec true',
    'Match ex"ec" true',
    "Match 'exec' true",
    'Match e\\xec true',
    'Host a\rMatch exec true',
    `#${'x'.repeat(1023)}Match exec true`,
  ])('%j', (line) => {
    expect(runsCommand(line)).toBe(true);
    expect(kindOf(`Host x\n${line}\n`)).toBe('refused');
  });

  test.each([
    'Include commands',
    'include "commands"',
    'Include=commands',
    'Include ~/.ssh/commands',
    'Include nothing commands',
    'Include c*',
    'Include [a-d]ommands',
    'Include co\\mmands',
    'Include ./commands',
    'Include ${DIR}/more',
    'Include %h/more',
    'Include %d/.ssh/commands',
    'Include once',
    'Include ~root/.ssh/commands',
  ])('by way of %j', (line) => {
    write('home/.ssh/commands', 'Match exec true\n');
    write('home/.ssh/parts/more', 'Match exec true\n');
    write('home/.ssh/once', 'Include once\nInclude commands\n');
    expect(kindOf(`Host x\n  ${line}\n`)).toBe('refused');
  });

  test('by way of the system folder', () => {
    write('etc/commands.d/1', 'Match exec true\n');
    expect(kindOf('Include /etc/ssh/commands.d/*\n')).toBe('refused');
    expect(kindOf('Include commands.d/1\n')).toBe('refused');
  });

  test.each([
    '# Match exec true',
    'Host match',
    'ProxyCommand exec nc %h',
    'Include nothing',
    'Include loop',
    'Include ~nobody/x',
  ])('but %j is fine', (line) => {
    write('home/.ssh/loop', 'Include loop\n');
    expect(kindOf(`${line}\n`)).toBe('safe');
  });
});
