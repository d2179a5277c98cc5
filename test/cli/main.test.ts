import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { home, type MemoryWorld, memoryPorts } from '../support/memory-ports.ts';

const config = `${home}/.ssh/config`;
const good = 'Host web\n    User deploy\n';
const bad = 'Host web\n    Usr deploy\n';
/** A line that is a warning, and no error. */
const dubious = 'Host *\n    User a\n    User b\n';

async function run(args: readonly string[], world: MemoryWorld = {}) {
  const ports = memoryPorts(world);
  const code = await main(args, ports);
  return { code, out: ports.stdout, err: ports.stderr, runs: ports.runs, reports: ports.reports };
}

const lint = (args: readonly string[], text: string, world: MemoryWorld = {}) =>
  run(['--target', '9.2', '--no-config', ...args], { ...world, files: { [config]: text, ...world.files } });

describe('the call', () => {
  test.each(['diagnose', 'probe'])('%s comes later', async (command) => {
    expect(await run([command, 'x'])).toMatchObject({
      code: 2,
      err: `ssh-lint: \`${command}\` is not in this version yet\n`,
    });
  });

  test.each(['--fix-rule=algo-list-space', '--unsafe-fixes'])('%s goes with --fix', async (option) => {
    const name = option.split('=')[0];
    const files = { [config]: good };
    expect(await run(['--target', '9.2', option], { files })).toMatchObject({
      code: 2,
      err: `ssh-lint: ${name} goes with --fix or --diff\n`,
    });
  });

  test.each([
    [['github.com'], 'ssh-lint: there is no file github.com; did you mean: ssh-lint check github.com\n'],
    [['me@web1'], 'ssh-lint: there is no file me@web1; did you mean: ssh-lint check me@web1\n'],
    [
      ['git@github.com:me/it'],
      'ssh-lint: there is no file git@github.com:me/it; did you mean: ssh-lint check git@github.com:me/it\n',
    ],
    [['ssh://web1:22'], 'ssh-lint: there is no file ssh://web1:22; did you mean: ssh-lint check ssh://web1:22\n'],
    [['chek', 'web1'], 'ssh-lint: there is no file chek and no such command; did you mean `check`?\n'],
    [['web1'], 'ssh-lint: there is no file web1; did you mean: ssh-lint check web1\n'],
    [['old/config'], 'ssh-lint: there is no file old/config\n'],
    [['ssh_config'], 'ssh-lint: there is no file ssh_config\n'],
    [['./check'], 'ssh-lint: there is no file ./check\n'],
    [['--', '--target'], 'ssh-lint: there is no file --target\n'],
    [
      ['--taget', '9.2'],
      'ssh-lint: unknown option `--taget`; did you mean `--target`?\nssh-lint: `ssh-lint --help` lists the options\n',
    ],
    [
      ['resolve', '--foo', 'web1'],
      'ssh-lint: unknown option `--foo`\nssh-lint: `ssh-lint resolve --help` lists the options\n',
    ],
    [['--home', '/nowhere'], 'ssh-lint: --home /nowhere: there is no such folder\n'],
    [['--max-warnings', 'few'], 'ssh-lint: --max-warnings `few` is no number\n'],
    [['--format', 'jsn'], 'ssh-lint: there is no format `jsn`; did you mean `json`?\n'],
    [['--format', 'sarf'], 'ssh-lint: there is no format `sarf`; did you mean `sarif`?\n'],
    [['--format', 'unix=a', '--format', 'json=a'], 'ssh-lint: only one --format can go to a\n'],
    [['--format', 'json='], 'ssh-lint: --format json=: the name of the file is missing\n'],
    [
      ['--format', 'json', '--format', 'stylish'],
      'ssh-lint: only one --format can go to standard output; give the others a file\n',
    ],
    [['--target', 'debian-x'], /^ssh-lint: `debian-x` is no OpenSSH version.*did you mean `debian-/],
    [['--rule', 'x'], 'ssh-lint: --rule `x` is not of the form `id: level`\n'],
    [
      ['--rule', 'syntax-bad-valu: off'],
      'ssh-lint: there is no rule `syntax-bad-valu`; did you mean `syntax-bad-value`?\n',
    ],
    [['--rule', 'syntax-bad-value: eror'], 'ssh-lint: --rule: there is no level `eror`; did you mean `error`?\n'],
    [['--only', 'nope'], 'ssh-lint: there is no rule `nope`\n'],
    [['--category', 'securty'], 'ssh-lint: there is no category `securty`; did you mean `security`?\n'],
    [['--stdin', config], 'ssh-lint: standard input is linted alone, without files\n'],
    [['--list-files', '--only', 'nope'], 'ssh-lint: there is no rule `nope`\n'],
    [['--home', ''], 'ssh-lint: --home: the folder is empty\n'],
    [['--destination=', config], 'ssh-lint: --destination: the name is empty\n'],
    [[''], 'ssh-lint: the name of a file is empty\n'],
    [['help'], 'ssh-lint: there is no file help; did you mean --help?\n'],
    [[config, 'rules'], 'ssh-lint: there is no file rules; a command is the first word\n'],
    [['--config', 'own.js'], /^ssh-lint: cannot read the configuration .*own.js/],
  ] as const)('%j', async (args, said) => {
    const { code, out, err } = await run(['--target', '9.2', '--no-config', ...args], { files: { [config]: good } });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    if (typeof said === 'string') expect(err).toBe(said);
    else expect(err).toMatch(said);
  });

  test('the help and the version', async () => {
    for (const words of [[], ['resolve'], ['rules'], ['policies'], ['explain']].map((each) => [...each, '--help'])) {
      const { code, out } = await run(words);
      expect(code).toBe(0);
      expect(out).toContain('--format');
    }
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('a defect is a short message, and a stack on request', async () => {
    const ports = memoryPorts();
    const broken = { ...ports, files: { ...ports.files, read: () => JSON.parse('{') } };
    expect(await main(['--target', '9.2'], broken)).toBe(70);
    expect(ports.stderr).toMatch(/^ssh-lint: this is a defect of ssh-lint: .*\(--debug shows more\)\n$/);
    expect(await main(['--target', '9.2', '--debug'], broken)).toBe(70);
    expect(ports.stderr).toContain('at ');
  });
});

describe('linting', () => {
  test('a clean run says nothing', async () => {
    expect(await lint([], good)).toMatchObject({ code: 0, out: '', err: '', runs: [] });
  });

  test('but on a terminal one line', async () => {
    const world = { terminal: { isTerminal: true } };
    expect((await lint([], good, world)).out).toBe('no problems: 1 file, 1 destination, OpenSSH 9.2p1\n');
    expect((await lint(['--format', 'json'], good, world)).out).not.toContain('no problems');
    const colored = await lint(['--color'], good, world);
    expect(colored.out).toContain('\x1b[32m');
  });

  test('findings', async () => {
    const { code, out, err } = await lint([], bad);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('~/.ssh/config\n  2:5 ');
    expect(out).toContain('     2 │     Usr deploy\n');
    expect(out).toMatch(/\n1 error in 1 file\n$/);
  });

  test('a named file is called what the user calls it', async () => {
    for (const name of [config, '.ssh/config', './.ssh/config']) {
      expect((await lint([name], bad)).out.split('\n')[0]).toBe(name);
    }
  });

  test('as JSON, and into a file', async () => {
    const { code, out } = await lint(['--format', 'json'], bad);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      targets: ['9.2'],
      files: ['~/.ssh/config'],
      findings: [{ rule: 'syntax-unknown-keyword', severity: 'error', start: { line: 2, column: 5 } }],
      summary: { errors: 1, files: 1, destinations: 1 },
    });
    const both = await lint(['--format', 'stylish', '--format', 'json=report.json'], bad);
    expect(both.out).toContain('1 error in 1 file');
    expect(JSON.parse(both.reports.get(`${home}/report.json`) ?? '')).toEqual(JSON.parse(out));
    const failed = await lint(['--format', `json=${config}`], bad);
    expect(failed).toMatchObject({ code: 2, err: `ssh-lint: cannot write ${config}: Permission denied\n` });
  });

  test('warnings, --max-warnings and --quiet', async () => {
    expect(await lint([], dubious)).toMatchObject({ code: 0, err: '' });
    expect(await lint(['--max-warnings', '1'], dubious)).toMatchObject({ code: 0 });
    const over = await lint(['--max-warnings', '0'], dubious);
    expect(over).toMatchObject({ code: 1, err: 'ssh-lint: 1 warning, and --max-warnings allows 0\n' });
    expect(await lint(['--quiet'], dubious)).toMatchObject({ code: 0, out: '' });
    expect(await lint(['--quiet', '--max-warnings', '0'], dubious)).toMatchObject({ code: 1, out: '' });
  });

  test('rules of this run', async () => {
    expect(await lint(['--rule', 'syntax-unknown-keyword: off'], bad)).toMatchObject({ code: 0, out: '' });
    expect(await lint(['--rule', 'syntax-unknown-keyword:warn'], bad)).toMatchObject({ code: 0 });
    expect(await lint(['--only', 'order-shadowed-option'], bad + dubious)).toMatchObject({ code: 0 });
    expect((await lint(['--only', 'order-shadowed-option'], bad + dubious)).out).toContain('1 warning in 1 file');
    expect(
      (await lint(['--only', 'order-shadowed-option', '--rule', 'order-shadowed-option: error'], dubious)).code,
    ).toBe(1);
    expect(await lint(['--category', 'security'], bad)).toMatchObject({ code: 0, out: '' });
    expect(await lint(['--category', 'security', '--category', 'correctness'], bad)).toMatchObject({ code: 1 });
  });

  test('several targets', async () => {
    const text = 'Host *\n    PubkeyAcceptedAlgorithms ssh-ed25519\n';
    expect(await lint([], text)).toMatchObject({ code: 0 });
    const { code, out } = await lint(['--target', '8.0'], text);
    expect(code).toBe(1);
    expect(out).toContain('for: OpenSSH 8.0');
  });

  test('one destination', async () => {
    const text = `${good}Host db\n    User a\n    User b\n`;
    expect((await lint(['--max-warnings', '0', '--destination', 'db'], text)).code).toBe(1);
    expect((await lint(['--max-warnings', '0', '--host', 'web'], text)).code).toBe(0);
  });

  test('another home', async () => {
    const files = { '/srv/home/.ssh/config': 'Include more\n', '/srv/home/.ssh/more': bad };
    const { code, out } = await lint(['--home', '/srv/home'], good, { files });
    expect(code).toBe(1);
    expect(out).toContain('/srv/home/.ssh/more\n');
  });

  test("the system's config is read, and not reported unless it is asked for", async () => {
    const files = { '/etc/ssh/ssh_config': { content: 'Usr x\n', uid: 0 } };
    expect(await lint([], good, { files })).toMatchObject({ code: 0, out: '' });
    expect(await lint(['--system'], good, { files })).toMatchObject({ code: 1 });
    const named = await lint(['/etc/ssh/ssh_config'], good, { files });
    expect(named.code).toBe(1);
    expect(named.out).toContain('/etc/ssh/ssh_config\n');
  });

  test('which files take part', async () => {
    const files = { [`${home}/.ssh/config.d/a`]: good, [`${home}/.ssh/config.d/b`]: good };
    const { code, out } = await lint(['--list-files'], 'Include config.d/*\n', { files });
    expect(code).toBe(0);
    expect(out).toBe('~/.ssh/config\n~/.ssh/config.d/a\n~/.ssh/config.d/b\n');
  });

  test('and neither a rule that is chosen nor an odd name is in the way of that', async () => {
    const files = { [`${home}/.ssh/\x1b[31m`]: good };
    const { code, out, err } = await lint(['--list-files', '--only', 'order-shadowed-option'], 'Include *31m\n', {
      files,
    });
    expect({ code, out, err }).toEqual({ code: 0, out: '~/.ssh/config\n~/.ssh/\\e[31m\n', err: '' });
  });

  test('a file with several names is judged once, by the first', async () => {
    const files = { [`${home}/a`]: bad, [`${home}/b`]: { link: 'a' } };
    for (const names of [
      ['a', './a', 'a', `${home}/a`, 'b'],
      ['b', 'a', './b'],
    ]) {
      const { out } = await lint(names, good, { files });
      expect(out).toMatch(new RegExp(`^${names[0]}\\n`));
      expect(out).toContain('\n1 error in 1 file\n');
    }
  });

  test('nothing lies in the home folder of an account whose home is the root, or ends with a slash', async () => {
    const files = { '/etc/ssh/ssh_config': 'Include odd\n', '/etc/ssh/odd': bad };
    const listed = async (folder: string, file: string) =>
      (await run(['--target', '9.2', '--list-files', file], { files, user: { home: folder }, currentFolder: '/opt' }))
        .out;
    expect(await listed('/', '/etc/ssh/ssh_config')).toBe('/etc/ssh/ssh_config\n/etc/ssh/odd\n');
    expect(await listed('/etc/ssh/', '/etc/ssh/ssh_config')).toBe('/etc/ssh/ssh_config\n~/odd\n');
  });
});

describe('the configuration', () => {
  const own = (text: string) => ({ [`${home}/own.json`]: text });
  const withConfig = (configuration: string, args: readonly string[] = [], text = bad) =>
    run(['--target', '9.2', '--config', 'own.json', ...args], { files: { [config]: text, ...own(configuration) } });

  test('chooses levels', async () => {
    expect(await withConfig('{"rules": {"syntax-unknown-keyword": "off"}}')).toMatchObject({ code: 0, out: '' });
    expect(await withConfig('{"rules": {"syntax-unknown-keyword": "warn"}}')).toMatchObject({ code: 0 });
    expect(await withConfig('{"extends": []}')).toMatchObject({ code: 0, out: '' });
  });

  test('gives way to the command line', async () => {
    const off = '{"rules": {"syntax-unknown-keyword": "off"}}';
    expect((await withConfig(off, ['--rule', 'syntax-unknown-keyword: error'])).code).toBe(1);
    expect((await withConfig(off, ['--only', 'syntax-unknown-keyword'])).code).toBe(1);
    expect((await withConfig(off, ['--no-config', '--config', 'own.json'])).code).toBe(0);
  });

  test('for some files or destinations only', async () => {
    const override = (where: string) => `{"overrides": [{${where}, "rules": {"order-shadowed-option": "error"}}]}`;
    const text = 'Host web\n    User a\n    User b\n';
    expect((await withConfig(override('"destinations": ["w*"]'), [], text)).code).toBe(1);
    expect((await withConfig(override('"destinations": ["db"]'), [], text)).code).toBe(0);
    expect((await withConfig(override('"files": [".ssh/config"]'), [], text)).code).toBe(1);
    expect((await withConfig(override('"files": ["other"]'), [], text)).code).toBe(0);
    expect((await withConfig(override('"files": ["config"]'), ['--category', 'security'], text)).code).toBe(0);
  });

  test('names targets', async () => {
    const files = { [config]: 'PubkeyAcceptedAlgorithms ssh-ed25519\n', ...own('{"targets": ["8.0", "9.2"]}') };
    const { out } = await run(['--config', 'own.json', '--format', 'json'], { files });
    expect(JSON.parse(out).targets).toEqual(['8.0', '9.2']);
  });

  test('is refused with every mistake', async () => {
    const { code, out, err } = await withConfig('{"rules": {"nope-x": "off",\n"nope-y": "off"}}');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      `ssh-lint: ${home}/own.json:1:12: unknown rule \`nope-x\`\nssh-lint: ${home}/own.json:2:1: unknown rule \`nope-y\`\n`,
    );
  });

  test('that cannot be read is not passed over', async () => {
    const files = { [config]: good, [`${home}/.ssh/.ssh-lintrc`]: { content: '{}', mode: 0 } };
    expect(await run(['--target', '9.2'], { files })).toMatchObject({
      code: 2,
      err: `ssh-lint: cannot read the configuration ${home}/.ssh/.ssh-lintrc: Permission denied\n`,
    });
  });
});

describe('standard input', () => {
  test.each([['--stdin'], ['-'], ['/dev/stdin']])('%s', async (word) => {
    const { code, out } = await run(['--target', '9.2', '--no-config', word], { stdin: bad });
    expect(code).toBe(1);
    expect(out).toContain('<stdin>\n  2:5 ');
  });

  test('as if it stood at a path', async () => {
    const files = { [config]: good, [`${home}/.ssh/more`]: good };
    const args = ['--target', '9.2', '--no-config', '--stdin', '--stdin-filename', config];
    const { code, out } = await run(args, { stdin: `Include more\n${bad}`, files });
    expect(code).toBe(1);
    expect(out).toContain(`${config}\n  3:5 `);
  });
});

test('standard input has a limit', async () => {
  const ports = { ...memoryPorts(), readStdin: () => new Uint8Array(64 * 1024 * 1024 + 1) };
  expect(await main(['--target', '9.2', '-'], ports)).toBe(2);
});

test('a full disk is no defect of ours', async () => {
  const ports = memoryPorts({ files: { [config]: bad } });
  const full = {
    ...ports,
    out: () => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { syscall: 'write' });
    },
  };
  expect(await main(['--target', '9.2', '--no-config'], full)).toBe(2);
  expect(ports.stderr).toBe('ssh-lint: cannot write: ENOSPC: no space left on device, write\n');
});

describe('a file that the main config Includes', () => {
  const files = {
    [config]: 'Include config.d/*\nHost *\n    User everybody\n',
    [`${home}/.ssh/config.d/work`]: 'Include more\nHost web\n    Prt 22\n',
    [`${home}/.ssh/more`]: 'Hst a\n',
    [`${home}/.ssh/config.d/other`]: 'Host db\n    Bad yes\n',
  };

  test('is judged as a part of it, alone with what it Includes', async () => {
    const { code, out } = await run(['--target', '9.2', '--no-config', '.ssh/config.d/work'], { files });
    expect(code).toBe(1);
    expect(out).toContain('Prt 22');
    expect(out).toContain('Hst a');
    expect(out).not.toContain('Bad yes');
  });

  test('is judged once when both are named', async () => {
    const named = ['.ssh/config', '.ssh/config.d/work'];
    const { out } = await run(['--target', '9.2', '--no-config', ...named], { files });
    expect(out.split('Prt 22')).toHaveLength(2);
    expect(out).toContain('3 errors in 3 files');
  });
});

describe('the client', () => {
  const ssh = { '/usr/bin/ssh': { content: '', mode: 0o755, uid: 0 } };
  const environment = { PATH: '/usr/bin:/bin' };
  const banner = (text: string) => () => ({ code: 0, stdout: '', stderr: `${text}\n` });

  test('is the installed one', async () => {
    const world = {
      files: { ...ssh, [config]: good },
      environment,
      run: banner('OpenSSH_9.2p1 Debian-2+deb12u6, OpenSSL 3.0.19'),
    };
    const { runs, out, err } = await run(['--no-config', '--format', 'json'], world);
    expect(runs).toEqual([['/usr/bin/ssh', '-V']]);
    expect(err).toBe('');
    expect(JSON.parse(out).targets).toEqual(['9.2p1']);
  });

  test('is the newest known where there is none, which is said once', async () => {
    const { code, err } = await run(['--no-config'], { files: { [config]: good } });
    expect(code).toBe(0);
    expect(err).toMatch(
      /^ssh-lint: no ssh is installed: read as OpenSSH \d+\.\dp\d, the newest that is known here, reads it\n$/,
    );
  });

  test('is the newest known where the one that there is says nothing', async () => {
    const world = { files: { ...ssh, [config]: good }, environment, run: banner('No user exists for uid 12345') };
    expect((await run(['--no-config'], world)).err).toMatch(
      /^ssh-lint: `\/usr\/bin\/ssh -V` names no version of OpenSSH: read as OpenSSH 10/,
    );
  });

  test('stands for one that is not known', async () => {
    const world = { files: { ...ssh, [config]: good }, environment, run: banner('OpenSSH_99.1p1, OpenSSL 9') };
    expect((await run(['--no-config'], world)).err).toMatch(
      /^ssh-lint: OpenSSH_99.1p1 is not known here: read as OpenSSH 10/,
    );
  });

  test('is not started where targets are given', async () => {
    expect((await lint([], good, { files: ssh, environment })).runs).toEqual([]);
  });
});

test('--print-config', async () => {
  const { code, out } = await lint(['--print-config', '--rule', 'order-shadowed-option: error'], good);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    files: [config],
    configuration: null,
    trusted: true,
    targets: ['9.2'],
    rules: { 'order-shadowed-option': 'error' },
    overrides: [],
  });
});

test('--debug says what is done', async () => {
  expect((await lint(['--debug'], good)).err).toContain('clients: 9.2 (OpenSSH_9.2p1)');
});

describe('rules', () => {
  test('as a table, and as JSON', async () => {
    const { code, out } = await run(['rules']);
    expect(code).toBe(0);
    expect(out).toContain('order-shadowed-option');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    const listed = JSON.parse((await run(['rules', '--format', 'json'])).out);
    expect(listed.find(({ id }: { id: string }) => id === 'order-shadowed-option')).toMatchObject({
      severity: 'warning',
    });
    expect(await run(['rules', 'x'])).toMatchObject({ code: 2 });
  });

  test('into a file', async () => {
    const { code, out, reports } = await run(['rules', '--format', 'json=rules.json']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(JSON.parse(reports.get(`${home}/rules.json`) ?? '').length).toBeGreaterThan(10);
  });

  test('explain shows the page', async () => {
    const ports = memoryPorts();
    const read = (path: string) =>
      path.endsWith('/rules/order-shadowed-option.md')
        ? {
            bytes: Buffer.from('<!-- generated: head -->\n# order-shadowed-option\n<!-- end -->\n\nIt finds `User`.\n'),
          }
        : ports.files.read(path);
    const world = { ...ports, files: { ...ports.files, read } };
    expect(await main(['explain', 'order-shadowed-option'], world)).toBe(0);
    expect(ports.stdout).toBe('# order-shadowed-option\n\nIt finds `User`.\n');
    expect(await main(['explain', '--color', 'order-shadowed-option'], world)).toBe(0);
    expect(ports.stdout).toContain('\x1b[1m# order');
    expect(await main(['explain', 'order-shadowed-option'], ports)).toBe(70);
  });

  test('explain shows the page to programs, too', async () => {
    const ports = memoryPorts();
    const page = { bytes: Buffer.from('# order-shadowed-option\n') };
    const read = (path: string) => (path.endsWith('/order-shadowed-option.md') ? page : ports.files.read(path));
    const world = { ...ports, files: { ...ports.files, read } };
    expect(await main(['explain', '--format', 'json', 'order-shadowed-option'], world)).toBe(0);
    expect(JSON.parse(ports.stdout)).toMatchObject({
      rule: 'order-shadowed-option',
      page: '# order-shadowed-option\n',
    });
  });
});
