import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { bytesOf, textOf } from '../../src/syntax/source.ts';
import { home, type MemoryWorld, memoryPorts } from '../support/memory-ports.ts';

const folder = '/work/dotfiles';
const baseline = `${folder}/.ssh-lint-suppressions.json`;
const dead = 'Port 1\nPort 2\n';
const worse = 'Port 1\nPort 2\nPort 3\n';
const unknown = 'Usr bob\n';

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/** Lints `config` in the current folder, and says what was written. */
async function lint(text: string, args: readonly string[] = [], world: MemoryWorld = {}) {
  const files = { [`${folder}/config`]: text, ...world.files };
  const ports = memoryPorts({ currentFolder: folder, ...world, files });
  const call = ['--target', '9.2', '--no-keys', '--format', 'unix', 'config', ...args];
  const code = await main(args.includes('--config') ? call : ['--no-config', ...call], ports);
  const now = ports.files.read(baseline);
  const written = ports.reports.get(baseline) ?? ('bytes' in now ? textOf(now.bytes) : undefined);
  return {
    code,
    out: ports.stdout,
    err: ports.stderr,
    written: parsed(written),
    reports: ports.reports,
  };
}

const recordedAs = (counts: Readonly<Record<string, Readonly<Record<string, number>>>>): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(counts).map(([file, rules]) => [
        file,
        Object.fromEntries(Object.entries(rules).map(([rule, count]) => [rule, { count }])),
      ]),
    ),
  );

const withCounts = (counts: Readonly<Record<string, Readonly<Record<string, number>>>>): MemoryWorld => ({
  files: { [baseline]: recordedAs(counts) },
});

describe('recording', () => {
  test('--suppress-all writes counts by file and rule, and nothing is left', async () => {
    const { code, out, written } = await lint(`${worse}${unknown}`, ['--suppress-all']);
    expect(written).toEqual({
      config: { 'order-shadowed-option': { count: 2 }, 'syntax-unknown-keyword': { count: 1 } },
    });
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });

  test('a clean file leaves no baseline behind', async () => {
    expect((await lint('Port 1\n', ['--suppress-all'])).reports.size).toBe(0);
  });

  test('--suppress-rule records that rule, and keeps what else stands there', async () => {
    const before = withCounts({ config: { 'order-shadowed-option': 1 }, other: { 'key-dsa': 3 } });
    const files = { ...before.files, [`${folder}/other`]: 'Port 1\n' };
    const { code, written } = await lint(`${dead}${unknown}`, ['--suppress-rule', 'syntax-unknown-keyword'], { files });
    expect(written).toEqual({
      config: { 'order-shadowed-option': { count: 1 }, 'syntax-unknown-keyword': { count: 1 } },
      other: { 'key-dsa': { count: 3 } },
    });
    expect(code).toBe(0);
  });

  test('findings of other rules stay', async () => {
    const { code, out } = await lint(`${dead}${unknown}`, ['--suppress-rule', 'order-shadowed-option']);
    expect(code).toBe(1);
    expect(out).toContain('syntax-unknown-keyword');
    expect(out).not.toContain('order-shadowed-option');
  });

  test('--suppressions-location says where, and may hold for a file elsewhere', async () => {
    const args = ['--suppress-all', '--suppressions-location', 'ci/known.json', `${home}/.ssh/config`];
    const { reports } = await lint('Port 1\n', args, { files: { [`${home}/.ssh/config`]: unknown } });
    expect(JSON.parse(reports.get(`${folder}/ci/known.json`) ?? '')).toEqual({
      '~/.ssh/config': { 'syntax-unknown-keyword': { count: 1 } },
    });
  });

  test('it stands beside the configuration', async () => {
    const files = { '/work/dotfiles/ci/rules.json': '{}' };
    const { reports } = await lint(unknown, ['--suppress-all', '--config', 'ci/rules.json'], { files });
    expect([...reports.keys()]).toEqual(['/work/dotfiles/ci/.ssh-lint-suppressions.json']);
  });

  test.each([
    [['--suppress-all', '--suppress-rule', 'key-dsa'], '--suppress-all and --suppress-rule exclude each other'],
    [['--suppress-all', '--prune-suppressions'], '--suppress-all and --prune-suppressions exclude each other'],
    [['--suppress-rule', 'key-dsx'], 'there is no rule `key-dsx`; did you mean `key-dsa`?'],
    [
      ['--suppress-all', '--destination', 'x'],
      '--suppress-all counts all findings of files, and --destination leaves some out',
    ],
    [['--suppress-all', '--diff'], '--suppress-all counts all findings of files, and --diff leaves some out'],
    [
      ['--prune-suppressions', '--suppressions-location', 'no.json'],
      `there is no ${folder}/no.json: --suppress-all or --suppress-rule writes it`,
    ],
  ])('%j is refused', async (args, message) => {
    expect(await lint(unknown, args)).toMatchObject({ code: 2, err: `ssh-lint: ${message}\n` });
  });

  test('what is refused repairs nothing before', async () => {
    const files = { [`${folder}/config`]: dead };
    const ports = memoryPorts({ currentFolder: folder, files });
    const call = ['--target', '9.2', '--no-config', 'config', '--fix', '--suppress-all', '--prune-suppressions'];
    expect(await main(call, ports)).toBe(2);
    expect(ports.files.read(`${folder}/config`)).toEqual({ bytes: bytesOf(dead) });
  });

  test('a file elsewhere is not recorded unasked', async () => {
    const outside = `${home}/.ssh/config`;
    const { code, err, reports } = await lint('', ['--suppress-all', outside], { files: { [outside]: unknown } });
    expect({ code, written: reports.size }).toEqual({ code: 2, written: 0 });
    expect(err).toBe(
      `ssh-lint: ${baseline} would not hold for ${outside}, which lies elsewhere: name a file with --suppressions-location\n`,
    );
  });

  test('nothing is written through a link', async () => {
    const files = { [baseline]: { link: '/home/ada/.ssh/authorized_keys' }, '/home/ada/.ssh/authorized_keys': '{}' };
    const { code, err, written } = await lint(unknown, ['--suppress-all'], { files });
    expect({ code, written }).toEqual({ code: 2, written: {} });
    expect(err).toBe(`ssh-lint: ${baseline} is no plain file, so no suppressions are written\n`);
  });
});

describe('using', () => {
  test('as many findings as are recorded are put up with', async () => {
    expect(await lint(dead, [], withCounts({ config: { 'order-shadowed-option': 1 } }))).toMatchObject({
      code: 0,
      out: '',
      err: '',
    });
  });

  test('one more shows all of this file and rule', async () => {
    const { code, out } = await lint(
      worse,
      ['--max-warnings=0'],
      withCounts({ config: { 'order-shadowed-option': 1 } }),
    );
    expect(code).toBe(1);
    expect(out.match(/order-shadowed-option/g)).toHaveLength(2);
  });

  test('another rule or file is not covered', async () => {
    const { out } = await lint(
      unknown,
      [],
      withCounts({ config: { 'order-shadowed-option': 1 }, b: { 'syntax-unknown-keyword': 1 } }),
    );
    expect(out).toContain('syntax-unknown-keyword');
  });

  test('what is recorded and not there any more is said, and is a failure', async () => {
    const counts = withCounts({ config: { 'order-shadowed-option': 3 } });
    const stale = '1 suppression left that nothing needs any more: --prune-suppressions takes them away';
    expect(await lint(dead, [], counts)).toMatchObject({ code: 1, out: '', err: `ssh-lint: ${stale}\n` });
    expect(await lint(dead, ['--pass-on-unpruned-suppressions'], counts)).toMatchObject({ code: 0, err: '' });
  });

  test('a run that leaves rules or findings out does not call the others unused', async () => {
    const counts = withCounts({ config: { 'order-shadowed-option': 1, 'identity-file-missing': 1 } });
    for (const args of [[], ['--only', 'key-dsa'], ['--category', 'style'], ['--destination', 'x']])
      expect(await lint(dead, args, counts)).toMatchObject({ code: 0, err: '' });
  });

  test('a file that is gone needs none', async () => {
    const counts = withCounts({ gone: { 'order-shadowed-option': 1 } });
    expect((await lint('Port 1\n', [], counts)).code).toBe(1);
  });

  test('a file of a repository says nothing of files elsewhere', async () => {
    const files = {
      ...withCounts({
        [`${home}/.ssh/config`]: { 'syntax-unknown-keyword': 1 },
        '~/.ssh/config': { 'syntax-unknown-keyword': 1 },
      }).files,
      [`${home}/.ssh/config`]: unknown,
    };
    expect((await lint('Port 1\n', [`${home}/.ssh/config`], { files })).out).toContain('syntax-unknown-keyword');
  });

  test.each(['{', '[]', '{"config": 1}', '{"config": {"key-dsa": 1}}', '{"config": {"key-dsa": {"count": 0}}}'])(
    '%s is no baseline',
    async (text) => {
      expect(await lint(dead, [], { files: { [baseline]: text } })).toMatchObject({
        code: 2,
        err: `ssh-lint: ${baseline} is no file of suppressions\n`,
      });
    },
  );

  test('names of the language are names', async () => {
    const counts = withCounts({ constructor: { toString: 1 } });
    expect((await lint(dead, ['--pass-on-unpruned-suppressions'], counts)).out).toContain('order-shadowed-option');
  });

  test('SARIF says that a file does it', async () => {
    const ports = memoryPorts({
      currentFolder: folder,
      files: { [`${folder}/config`]: dead, ...withCounts({ config: { 'order-shadowed-option': 1 } }).files },
    });
    await main(['--target', '9.2', '--no-config', '--format', 'sarif', 'config'], ports);
    expect(JSON.parse(ports.stdout).runs[0].results[0].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'recorded in .ssh-lint-suppressions.json' },
    ]);
  });
});

describe('pruning', () => {
  test('lowers counts, and takes away what is not there', async () => {
    const counts = withCounts({
      config: { 'order-shadowed-option': 3, 'syntax-unknown-keyword': 1 },
      gone: { 'key-dsa': 1 },
      other: { 'key-dsa': 1 },
    });
    const files = { ...counts.files, [`${folder}/other`]: '' };
    const { code, written } = await lint(dead, ['--prune-suppressions'], { files });
    expect(written).toEqual({ config: { 'order-shadowed-option': { count: 1 } }, other: { 'key-dsa': { count: 1 } } });
    expect(code).toBe(0);
  });

  test('two files of one configuration share what is named', async () => {
    const args = ['--suppress-all', '--suppressions-location', 'all.json', 'sub/config'];
    const files = { [`${folder}/sub/config`]: unknown, [`${folder}/sub/.ssh-lintrc`]: '{}' };
    const ports = memoryPorts({ currentFolder: folder, files: { [`${folder}/config`]: dead, ...files } });
    expect(await main(['--target', '9.2', 'config', ...args], ports)).toBe(0);
    expect(JSON.parse(ports.reports.get(`${folder}/all.json`) ?? '')).toEqual({
      config: { 'order-shadowed-option': { count: 1 } },
      'sub/config': { 'syntax-unknown-keyword': { count: 1 } },
    });
  });

  test('raises nothing', async () => {
    const counts = withCounts({ config: { 'order-shadowed-option': 1 } });
    const { written, out } = await lint(worse, ['--prune-suppressions'], counts);
    expect(written).toEqual({ config: { 'order-shadowed-option': { count: 1 } } });
    expect(out).toContain('order-shadowed-option');
  });

  test('without a file does nothing', async () => {
    expect((await lint(dead, ['--prune-suppressions'])).written).toBeUndefined();
  });
});
