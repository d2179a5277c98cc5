import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { type LintConfig, type LintRequest, type LintSettings, lint } from '../../src/lint/lint.ts';
import { home, type MemoryEntry, memoryPorts } from '../support/memory-ports.ts';
import { clientOf, shown, shownNotes } from '../support/rule-tester.ts';

const folder = `${home}/.ssh`;
const recommended: LintSettings = { preset: 'recommended', rules: {}, overrides: [] };

type Options = Partial<Omit<LintRequest, 'ports' | 'rules' | 'clients'>> & { readonly targets?: readonly string[] };

function lintFiles(files: Readonly<Record<string, MemoryEntry>>, { targets = ['9.2'], ...options }: Options = {}) {
  const entries = Object.entries(files).map(([path, entry]): [string, MemoryEntry] => [
    path.startsWith('/') ? path : `${folder}/${path}`,
    entry,
  ]);
  return lint({
    ports: memoryPorts({ files: Object.fromEntries(entries) }),
    clients: targets.map(clientOf),
    configs: [{ files: [{ path: `${folder}/config`, role: 'user' }] }],
    rules,
    settings: recommended,
    ...options,
  });
}

const named = (...paths: readonly string[]): readonly LintConfig[] =>
  paths.map((path) => ({ files: [{ path: `${folder}/${path}`, role: 'user' }] }));

const idsOf = (result: ReturnType<typeof lint>): readonly string[] => result.findings.map(({ rule }) => rule);

describe('several targets', () => {
  const config = 'Host a\n  WarnWeakCrypto no\n  KexAlgorithms mlkem768x25519-sha256\n';

  test('are one finding with the targets that it concerns', () => {
    const { findings } = lintFiles({ config }, { targets: ['8.4', '9.9', '10.6'] });
    expect(findings.map(({ rule, targets }) => `${rule} ${targets.join(' ')}`)).toEqual([
      'syntax-keyword-too-new 8.4 9.9',
      'algo-unknown-name 8.4',
    ]);
  });

  test('show the worst level', () => {
    const { findings } = lintFiles(
      { config: 'Host web # mine\n', link: { link: 'gone' } },
      { targets: ['9.2', '8.4'] },
    );
    expect(findings.map(({ rule, severity, targets }) => [rule, severity, targets])).toEqual([
      ['syntax-trailing-comment', 'warning', ['8.4']],
    ]);
    const links = lintFiles({ config: 'Include link\n', link: { link: 'gone' } }, { targets: ['9.2', '8.4'] });
    expect(links.findings.map(({ rule, severity, targets }) => [rule, severity, targets])).toEqual([
      ['include-unreadable', 'error', ['9.2', '8.4']],
    ]);
    expect(shownNotes(links.findings)).toEqual([
      `With 8.4: \`${folder}/link\` is a link to a file that is not there, and ssh refuses the file.`,
    ]);
  });
});

describe('a safe fix', () => {
  const safeties = (config: string, targets: readonly string[]) =>
    lintFiles({ config }, { targets }).findings.flatMap(({ fixes }) => fixes.map(({ safety }) => safety));

  test('that removes a line is not offered where it counts for another target; one that others do not notice is', () => {
    const config = 'Host a\n  IPQoS af21\nHost *\n  IPQoS ef\n';
    expect(safeties(config, ['8.4'])).toEqual(['safe']);
    expect(safeties(config, ['8.4', '9.2'])).toEqual([]);
    expect(safeties('PubkeyAcceptedAlgorithms +ssh-rsa\n', ['8.4', '9.2'])).toEqual(['safe']);
  });
});

describe('levels', () => {
  const config = 'Host *\n  User a\nHost b.lab c.lab\n  User d\nHost e\n  User f\n';
  const levelsWith = (settings: Partial<LintSettings>): readonly string[] =>
    lintFiles({ config }, { settings: { ...recommended, ...settings } }).findings.map(
      ({ rule, severity }) => `${rule} ${severity}`,
    );

  test('come from the preset, the rules and the overrides, in this order', () => {
    expect(levelsWith({})).toEqual(['order-shadowed-option warning', 'order-shadowed-option warning']);
    expect(levelsWith({ preset: 'none' })).toEqual([]);
    expect(levelsWith({ rules: { 'order-shadowed-option': { level: 'error' } } })).toEqual([
      'order-shadowed-option error',
      'order-shadowed-option error',
    ]);
    const off = { 'order-shadowed-option': { level: 'off' } } as const;
    expect(levelsWith({ rules: off })).toEqual([]);
    expect(levelsWith({ overrides: [{ destinations: ['*.lab'], rules: off }] })).toEqual([
      'order-shadowed-option warning',
    ]);
    expect(levelsWith({ overrides: [{ destinations: ['b.lab'], rules: off }] })).toHaveLength(2);
    expect(levelsWith({ overrides: [{ files: ['.ssh/config'], rules: off }] })).toEqual([]);
    expect(levelsWith({ overrides: [{ files: ['ssh/config', 'other'], rules: off }] })).toHaveLength(2);
    const on = { 'order-shadowed-option': { level: 'info' } } as const;
    expect(levelsWith({ preset: 'none', overrides: [{ files: ['**/config'], rules: on }] })).toEqual([
      'order-shadowed-option info',
      'order-shadowed-option info',
    ]);
    expect(levelsWith({ overrides: [{ rules: off }, { destinations: ['e'], rules: on }] })).toEqual([
      'order-shadowed-option info',
    ]);
  });

  test('of a finding that is less certain stay below the rule', () => {
    const same = 'User a\nUser a\n';
    const settings = { ...recommended, rules: { 'order-shadowed-option': { level: 'error' } } } as const;
    expect(lintFiles({ config: same }, { settings }).findings.map(({ severity }) => severity)).toEqual(['info']);
  });

  test('strict asks for more than recommended, all for everything', () => {
    const strict = lintFiles({ config: 'Ciphers aes256-ctr\n' }, { settings: { ...recommended, preset: 'strict' } });
    expect(idsOf(strict)).toEqual(['algo-list-pinned']);
    expect(idsOf(lintFiles({ config: 'Ciphers aes256-ctr\n' }))).toEqual([]);
  });
});

describe('destinations', () => {
  const config = 'Host *\n  User a\nHost b\n  User c\nHost d*\n  User e\nMatch originalhost f\n  User g\nHost h,i\n';

  test('are the names that the config names', () => {
    expect(lintFiles({ config }).destinations).toEqual(['b', 'f', 'h,i']);
  });

  test('choose what is shown', () => {
    const lines = (...destinations: readonly string[]) =>
      lintFiles({ config }, { destinations })
        .findings.map(shown)
        .map((text) => text.split(' ')[0]);
    expect(lines('b')).toEqual(['4:3-9']);
    expect(lines('dd')).toEqual(['6:3-9']);
    expect(lines('f', 'i')).toEqual(['8:3-9', '9:6-9']);
    expect(lines('nobody')).toEqual([]);
  });

  test('do not hide that the file is refused', () => {
    expect(idsOf(lintFiles({ config: 'Host a\n  Usr b\n' }, { destinations: ['z'] }))).toEqual([
      'syntax-unknown-keyword',
    ]);
  });

  test('are a hundred at most', () => {
    const words = Array.from({ length: 300 }, (_, at) => `h${at}`).join(' ');
    const { findings } = lintFiles({ config: `User a\nHost ${words}\n  User b\n` });
    expect(findings.map(({ destinations }) => destinations.length)).toEqual([100]);
  });
});

describe('files', () => {
  test('that take part are listed once, with who Includes them', () => {
    const { files } = lintFiles({ config: 'Include a b a\n', a: 'Host a\n', b: 'FOO=1\nBAR=2\n' });
    expect(files.map(({ source, showable, includedBy }) => [source.path, showable, includedBy])).toEqual([
      [`${folder}/config`, true, undefined],
      [`${folder}/a`, true, `${folder}/config`],
      [`${folder}/b`, false, `${folder}/config`],
    ]);
  });

  test('that another one Includes are judged there, once', () => {
    const files = { config: 'Include a\nHost x\n', a: 'Host *\n  Usr b\n' };
    expect(lintFiles(files, { configs: named('a', 'config') }).findings.map(shown)).toEqual([
      'a 2:3-6 ssh has no keyword `Usr`; did you mean `User`?',
    ]);
    expect(lintFiles(files, { configs: named('a') }).findings).toHaveLength(1);
  });

  test('that Include each other are both kept', () => {
    const files = { config: 'Include a\n', a: 'Include config\n' };
    expect(lintFiles(files, { configs: named('a', 'config') }).files.length).toBeGreaterThan(1);
  });

  test('are ordered as they are read, findings by place and rule', () => {
    const { findings } = lintFiles({ config: 'Include z a\nUsr b\nHost a,b\n', z: 'Usr b\n', a: 'Prot 1\nHost q\n' });
    expect(findings.map(shown).map((text) => text.replace(/ (?:ssh|`).*/, ''))).toEqual([
      '2:1-4',
      '3:6-9',
      'z 1:1-4',
      'a 1:1-5',
    ]);
  });

  test('of the system are read after those of the user', () => {
    const configs: readonly LintConfig[] = [
      {
        files: [
          { path: `${folder}/config`, role: 'user', optional: true },
          { path: '/etc/ssh/ssh_config', role: 'system' },
        ],
      },
    ];
    const system = {
      '/etc/ssh/ssh_config': 'Include ssh_config.d/*\nHost *\n  User b\n',
      '/etc/ssh/ssh_config.d/x': 'Port 1\n',
    };
    expect(
      lintFiles({ config: 'User a\nPort 2\n', ...system }, { configs })
        .findings.map(shown)
        .map((text) => text.split(' `')[0]),
    ).toEqual(['/etc/ssh/ssh_config 3:3-9', '/etc/ssh/ssh_config.d/x 1:1-7']);
    expect(lintFiles(system, { configs }).findings).toEqual([]);
  });

  test('may come as bytes', () => {
    const configs: readonly LintConfig[] = [
      { files: [{ path: `${folder}/config`, role: 'user', bytes: Buffer.from('Usr b\nHost a\n') }] },
    ];
    expect(idsOf(lintFiles({}, { configs }))).toEqual(['syntax-unknown-keyword']);
  });

  test('of a stranger are followed in their folder alone', () => {
    const configs: readonly LintConfig[] = [{ files: [{ path: '/repo/config', role: 'user' }], onlyBelow: ['/repo'] }];
    const files = {
      '/repo/config': 'Include /repo/in /repo-not/out /repo/link\n',
      '/repo/in': { content: 'Usr a\nHost b\n', mode: 0o666 },
      '/repo-not/out': 'Usr a\nHost b\n',
      '/repo/link': { link: '/repo-not/out' },
    };
    const result = lintFiles(files, { configs });
    expect(idsOf(result)).toEqual(['include-not-followed', 'include-not-followed', 'syntax-unknown-keyword']);
    expect(result.files.map(({ source }) => source.path)).toEqual(['/repo/config', '/repo/in']);
  });
});

describe('suppression', () => {
  const shadowed = (before: string, after = ''): readonly string[] =>
    lintFiles(
      { config: `User a\nHost b\n${before}  User c\n${after}` },
      { targets: ['9.6'], settings: { ...recommended, preset: 'strict' }, reportUnusedDisables: true },
    ).findings.map(({ rule, at }) => `${rule} ${at.span.start}`);
  const finding = 'order-shadowed-option';

  test('of the next line skips blanks and comments', () => {
    expect(shadowed(`  # ssh-lint-disable-next-line ${finding} -- why\n`)).toEqual([]);
    expect(shadowed(`  # ssh-lint-disable-next-line ${finding} -- why\n\n   # more\n`)).toEqual([]);
    expect(shadowed(`  ## ssh-lint-disable-next-line x-y, ${finding} -- why\r\n`)).toEqual([
      'suppression-unknown-rule 46',
    ]);
    expect(shadowed(`# ssh-lint-disable-next-line ${finding} -- why\n  Port 1\n`)).toEqual([
      'suppression-unused 43',
      'order-shadowed-option 83',
    ]);
  });

  test('holds to the end of the file, or to the comment that ends it', () => {
    expect(shadowed(`# ssh-lint-disable ${finding} -- why\n`)).toEqual([]);
    expect(shadowed(`# ssh-lint-disable ${finding} -- why\n`, `# ssh-lint-enable ${finding}\n  User d\n`)).toHaveLength(
      1,
    );
    expect(shadowed(`# ssh-lint-disable-file ${finding} -- why\n`)).toEqual([]);
    expect(shadowed('', `# ssh-lint-disable-file ${finding} -- why\n`)).toEqual([]);
    expect(shadowed('', `# ssh-lint-disable ${finding} -- why\n`)).toEqual([
      'order-shadowed-option 16',
      'suppression-unused 42',
    ]);
  });

  test('is read with a colon and in capital letters, as a policy comment is', () => {
    expect(shadowed(`# ssh-lint-disable-next-line: ${finding} -- why\n`)).toEqual([]);
    expect(shadowed(`# SSH-Lint-Disable : ${finding} -- why\n`)).toEqual([]);
    expect(shadowed('# ssh-lint-Disabel x\n', '# ssh-lint-Policy: rhel-9\n')).toEqual([
      'suppression-unknown-rule 16',
      'order-shadowed-option 37',
    ]);
  });

  test('may be of what is said of others that are not needed', () => {
    const other = `# ssh-lint-disable-file ${finding} -- why\n`;
    const quiet = '# ssh-lint-disable-file suppression-unused -- for other targets\n';
    const unused = (config: string): readonly string[] =>
      lintFiles({ config }, { reportUnusedDisables: true }).findings.map(({ message }) => message);
    expect(unused(other)).toHaveLength(1);
    expect(unused(`${quiet}${other}`)).toEqual([]);
    expect(unused(`${other}${quiet}`)).toEqual([]);
    expect(unused(quiet)).toEqual(['`suppression-unused` finds nothing here; the suppression can go.']);
  });

  test('wants a reason in strict', () => {
    expect(shadowed(`# ssh-lint-disable ${finding}\n`)).toEqual(['suppression-without-reason 33']);
    expect(shadowed(`# ssh-lint-disable ${finding} --\n`)).toEqual(['suppression-without-reason 33']);
  });

  test('of a rule that is off is not called unused', () => {
    const config = '# ssh-lint-disable-file algo-list-pinned -- why\nHost a\n';
    expect(lintFiles({ config }, { reportUnusedDisables: true }).findings).toEqual([]);
  });

  test('holds for the errors of a file, too', () => {
    expect(
      lintFiles({ config: '# ssh-lint-disable-next-line syntax-unknown-keyword -- template\nUsr b\nHost c\n' })
        .findings,
    ).toEqual([]);
  });
});

test('a finding is plain data', () => {
  const [finding] = lintFiles({ config: 'Host *\n  User a\nHost b\n  User c\n' }).findings;
  expect(JSON.parse(JSON.stringify(finding))).toEqual({
    rule: 'order-shadowed-option',
    severity: 'warning',
    category: 'correctness',
    message: '`User` has no effect here: an earlier line sets it for every host.',
    at: expect.objectContaining({ span: { start: 25, end: 31 } }),
    notes: [{ message: 'this line counts', at: expect.objectContaining({ span: { start: 9, end: 15 } }) }],
    fixes: [expect.objectContaining({ title: 'Remove the line', safety: 'safe', weakens: false })],
    destinations: ['b'],
    targets: ['9.2'],
    url: expect.stringContaining('rules/order-shadowed-option.md'),
    sources: [
      'https://man.openbsd.org/ssh_config#DESCRIPTION',
      'https://utcc.utoronto.ca/~cks/space/blog/sysadmin/SSHConfigMultipleStanzas',
    ],
  });
});

test('nothing is read but the files of the request and what they Include', () => {
  const ports = memoryPorts({
    files: {
      [`${folder}/config`]: 'Include a\nIdentityFile ~/.ssh/id\n',
      [`${folder}/a`]: 'Host a\n',
      [`${folder}/id`]: 'secret',
    },
  });
  lint({
    ports,
    clients: [clientOf('9.2')],
    configs: [{ files: [{ path: `${folder}/config`, role: 'user' }] }],
    rules,
    settings: { ...recommended, preset: 'all' },
  });
  expect(ports.opened).toEqual([`${folder}/config`, `${folder}/a`]);
  expect(ports.runs).toEqual([]);
});
