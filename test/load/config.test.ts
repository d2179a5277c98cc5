import { describe, expect, test } from 'vitest';
import { guardsOf } from '../../src/lint/guards.ts';
import { type Block, type Config, loadConfig } from '../../src/load/config.ts';
import { openerFor } from '../../src/load/open.ts';
import { home, type MemoryEntry, type MemoryWorld, memoryPorts } from '../support/memory-ports.ts';
import { clientOf } from '../support/rule-tester.ts';

const folder = `${home}/.ssh`;

interface Options {
  readonly target?: string;
  readonly role?: 'user' | 'system';
  readonly world?: MemoryWorld;
  readonly onlyBelow?: readonly string[];
}

function load(
  files: Readonly<Record<string, MemoryEntry>>,
  { target = '9.2', role = 'user', world, onlyBelow }: Options = {},
): Config {
  const named = Object.entries(files).map(([path, entry]): [string, MemoryEntry] => [
    path.startsWith('/') ? path : `${folder}/${path}`,
    entry,
  ]);
  const ports = memoryPorts({ ...world, files: Object.fromEntries(named) });
  const client = clientOf(target);
  const context = { client, environment: ports.environment, servicePort: () => undefined, fromFile: true };
  return loadConfig({
    files: [{ path: `${folder}/config`, role }],
    client,
    ports,
    opener: openerFor({ files: ports.files, given: new Map(), isKeyword: () => true }),
    context,
    onlyBelow,
  });
}

const nameOf = ({ document }: Block): string => document.source.path.replace(`${folder}/`, '');

const headerOf = (block: Block): string =>
  block.header
    ? block.document.source.text.slice(block.header.keyword.start, block.header.rest.end)
    : `start of ${nameOf(block)}`;

/** Each line with the blocks that must apply for it. */
const outline = (config: Config): readonly string[] =>
  config.steps.map((step) => {
    const { keyword, rest } = step.directive;
    const guards = guardsOf(step.block).map(headerOf).toReversed();
    return `${guards.map((guard) => `${guard} > `).join('')}${step.document.source.text.slice(keyword.start, rest.end)}`;
  });

const problemsOf = (config: Config): readonly string[] =>
  config.problems.map(({ kind, path }) => `${kind} ${path.replace(`${folder}/`, '')}`);

describe('the order of reading', () => {
  test('splices Includes in, each below the blocks around it', () => {
    const config = load({
      config: 'User a\nHost x\n  Include one\n  Port 1\nHost *\n  Port 2\n',
      one: 'User b\nHost y\n  User c\nMatch all\n  User d\n',
    });
    expect(outline(config)).toEqual([
      'User a',
      'Host x > Host x',
      'Host x > Include one',
      'Host x > User b',
      'Host x > Host y > Host y',
      'Host x > Host y > User c',
      'Host x > Match all',
      'Host x > User d',
      'Host x > Port 1',
      'Host *',
      'Port 2',
    ]);
    expect(config.steps.map(({ order }) => order)).toEqual(config.steps.map((_, at) => at));
  });

  test('sorts what a pattern names, and reads a file as often as it is named', () => {
    const config = load({
      config: 'Include config.d/* config.d/a\n',
      'config.d/b': 'User b\n',
      'config.d/a': 'User a\n',
      'config.d/.c': 'User c\n',
    });
    expect(outline(config)).toEqual(['Include config.d/* config.d/a', 'User a', 'User b', 'User a']);
    expect(config.repeats).toBe(true);
    expect(config.files.map(({ source, includedBy }) => [source.path, includedBy])).toEqual([
      [`${folder}/config`, undefined],
      [`${folder}/config.d/a`, `${folder}/config`],
      [`${folder}/config.d/b`, `${folder}/config`],
    ]);
  });

  test('takes a file with two names for one', () => {
    const config = load({ config: 'Include a b\n', a: 'User a\n', b: { link: 'a' } });
    expect(config.repeats).toBe(true);
    expect(config.files.map(({ source }) => source.path)).toEqual([`${folder}/config`, `${folder}/a`]);
  });

  test('of a system file begins in /etc/ssh', () => {
    const config = load({ config: 'Include a ~/b\nInclude a\n', '/etc/ssh/a': 'User a\n' }, { role: 'system' });
    expect(outline(config)).toEqual(['Include a ~/b', 'Include a', 'User a']);
    expect(config.steps.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['bad-include']);
  });

  test('knows no Include before 7.3', () => {
    const config = load({ config: 'Include a\n', a: 'User a\n' }, { target: '7.2' });
    expect(outline(config)).toEqual(['Include a']);
    expect(config.steps[0]?.problems.map(({ code }) => code)).toEqual(['unknown-keyword']);
  });

  test('expands what does not hang on the destination', () => {
    const world = { environment: { PART: 'one' } };
    const files = { config: 'Include %d/.ssh/${PART} x%h %u-%L\n', one: 'User a\n', 'ada-engine': 'User b\n' };
    const config = load(files, { target: '9.9', world });
    expect(outline(config).slice(1)).toEqual(['User a', 'User b']);
    expect(config.inclusions.map(({ notFollowed }) => notFollowed)).toEqual([undefined, 'destination', undefined]);
    expect(load(files, { world }).inclusions.map(({ paths }) => paths)).toEqual([[], [], []]);
  });

  test('ends at a line that is too long', () => {
    const config = load({ config: `User a\n#${'x'.repeat(5000)}\nUser b\n` }, { target: '7.5' });
    expect(outline(config)).toEqual(['User a']);
    expect(problemsOf(config)).toEqual(['line-too-long config']);
  });
});

describe('blocks', () => {
  test('apply always or not', () => {
    const text = 'Host *\nHost a *\nHost * !a\nMatch all\nMatch !all\nMatch host *\nHost **\nHost ""\n';
    const { blocks } = load({ config: text });
    expect(blocks.map((block) => `${headerOf(block)}: ${block.universal}`)).toEqual([
      'start of config: true',
      'Host *: true',
      'Host a *: true',
      'Host * !a: false',
      'Match all: true',
      'Match !all: false',
      'Match host *: false',
      'Host **: false',
      'Host "": false',
    ]);
  });

  test('of an Include in a block apply with that block', () => {
    const { blocks } = load({ config: 'Host x\nInclude one\n', one: 'Host *\n' });
    expect(blocks.map(({ universal }) => universal)).toEqual([true, false, false, false]);
    expect(blocks.map(({ isInterrupted }) => isInterrupted)).toEqual([false, true, false, false]);
  });
});

describe('what goes wrong with files', () => {
  test('is told with the line that named them', () => {
    const files = {
      config: 'Include gone dir link secret writable large\n',
      dir: { kind: 'directory' },
      link: { link: 'nowhere' },
      secret: { content: '', mode: 0o000 },
      writable: { content: 'User a\n', mode: 0o622 },
      large: { content: '', size: 1e9 },
    } as const;
    const config = load(files);
    expect(problemsOf(config)).toEqual(['dangling link', 'unreadable secret', 'permissions writable', 'limit large']);
    expect(
      config.problems.every(({ step, argument }) => step?.directive.name === 'include' && argument !== undefined),
    ).toBe(true);
    expect(config.cut).toBe(true);
    expect(outline(config)).toContain('User a');
  });

  test('a file that is no config is not read', () => {
    const config = load({ config: 'Include key\nUser a\n', key: '-----BEGIN OPENSSH PRIVATE KEY-----\nUser b\n' });
    expect(problemsOf(config)).toEqual(['no-config key']);
    expect(outline(config)).toEqual(['Include key', 'User a']);
  });

  test('a missing file is the end of it', () => {
    expect(problemsOf(load({}))).toEqual(['missing config']);
  });
});
