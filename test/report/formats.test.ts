import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { corpusFiles, corpusObstacle } from '../support/corpus.ts';
import { home, memoryPorts } from '../support/memory-ports.ts';

const schemas = fileURLToPath(new URL('schemas', import.meta.url));

/** ajv reads draft 7; what this schema uses means the same there. */
function sarifValidator() {
  const { $schema, id, ...schema } = JSON.parse(readFileSync(join(schemas, 'sarif-2.1.0-rtm.5.json'), 'utf8'));
  expect($schema).toContain('draft-04');
  expect(id).toContain('sarif');
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

const isSarif = sarifValidator();
const noXmllint = spawnSync('xmllint', ['--version']).error === undefined ? undefined : 'needs xmllint';

/** What xmllint has against these documents. */
function xmlComplaints(schema: 'checkstyle' | 'junit', documents: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-xml-'));
  const paths = documents.map((text, index) => {
    const path = join(folder, `${index}.xml`);
    writeFileSync(path, text);
    return path;
  });
  const { status, stderr } = spawnSync(
    'xmllint',
    ['--noout', '--huge', '--relaxng', join(schemas, `${schema}.rng`), ...paths],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  rmSync(folder, { recursive: true });
  return status === 0
    ? ''
    : stderr
        .split('\n')
        .filter((line) => !line.endsWith(' validates'))
        .join('\n');
}

async function report(format: string, text: string | Uint8Array, name = 'ssh/config') {
  const ports = memoryPorts({
    currentFolder: `${home}/dots`,
    files: { [`${home}/dots/${name}`]: text, [page]: readFileSync(page) },
  });
  const code = await main(['--target', '9.2', '--no-config', '--format', format, name], ports);
  return { code, out: ports.stdout, err: ports.stderr };
}

const page = fileURLToPath(new URL('../../rules/order-shadowed-option.md', import.meta.url));
const formats = ['sarif', 'github', 'gitlab', 'checkstyle', 'junit', 'unix'] as const;
const bad = 'Host *\n  User deploy\nHost web\n  User other\n  Usr x\n';
const nasty = 'Host "<a>&b"\n  Usr \u001b[31mé\u0007\u202e,:%\n';
const shown = async (format: string, text: string | Uint8Array) => JSON.parse((await report(format, text)).out);
const fingerprintsIn = async (text: string): Promise<readonly string[]> =>
  (await shown('gitlab', text)).map(({ fingerprint }: { fingerprint: string }) => fingerprint);

describe('sarif', () => {
  test('says where, what and how to repair it', async () => {
    const log = await shown('sarif', bad);
    expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
    const [run] = log.runs;
    expect(run).toMatchObject({
      columnKind: 'unicodeCodePoints',
      originalUriBaseIds: { '%SRCROOT%': { uri: `file://${home}/dots/` } },
      artifacts: [{ location: { uri: 'ssh/config', uriBaseId: '%SRCROOT%' } }],
    });
    const rules = run.tool.driver.rules;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(['order-shadowed-option', 'syntax-unknown-keyword']);
    expect(rules[0].help.markdown).toContain('## Why it matters');
    expect(rules[0].help.text).not.toMatch(/^#|`/m);
    expect(rules[0].helpUri).toMatch(/^https:.*order-shadowed-option\.md$/);
    const [shadowed, unknown] = run.results;
    expect(shadowed).toMatchObject({
      ruleId: 'order-shadowed-option',
      ruleIndex: 0,
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'ssh/config', uriBaseId: '%SRCROOT%', index: 0 },
            region: { startLine: 4, startColumn: 3, endLine: 4, endColumn: 13 },
          },
        },
      ],
      relatedLocations: [{ id: 0, physicalLocation: { region: { startLine: 2 } } }],
      fixes: [
        {
          artifactChanges: [
            { replacements: [{ deletedRegion: { startLine: 4, startColumn: 1, endLine: 5, endColumn: 1 } }] },
          ],
        },
      ],
    });
    expect(unknown).toMatchObject({ ruleIndex: 1, level: 'error' });
  });

  test('counts characters, and encodes names', async () => {
    const { out } = await report('sarif', 'Host \u{1f600},b\n', 'a b/\u00e9#?.config');
    const [{ results }] = JSON.parse(out).runs;
    const { artifactLocation, region } = results[0].locations[0].physicalLocation;
    expect(artifactLocation.uri).toBe('a%20b/%C3%A9%23%3F.config');
    expect(region).toEqual({ startLine: 1, startColumn: 6, endLine: 1, endColumn: 9 });
  });

  test('marks what a comment keeps quiet', async () => {
    const log = await shown(
      'sarif',
      bad.replace('  Usr', '  # ssh-lint-disable-next-line syntax-unknown-keyword -- it is so\n  Usr'),
    );
    expect(isSarif(log)).toBe(true);
    const quiet = log.runs[0].results.filter((result: object) => 'suppressions' in result);
    expect(quiet).toMatchObject([
      { ruleId: 'syntax-unknown-keyword', suppressions: [{ kind: 'inSource', justification: 'it is so' }] },
    ]);
  });

  test('offers no fix that would write a mask', async () => {
    const { out } = await report(
      'sarif',
      'Host a\n  ProxyCommand nc -x http://u:hunter2@h %h\n  ProxyCommand "nc -x http://u:hunter2@h %h\n',
    );
    expect(out).not.toContain('hunter2');
    expect(out).not.toContain('"insertedContent": {\n                        "text": "****');
  });
});

describe('fingerprints', () => {
  const many = 'Host a\n  Usr x\nHost b\n  Usr x\n  Usr x\n';

  test('differ for equal findings', async () => {
    const all = await fingerprintsIn(many);
    expect(all).toHaveLength(3);
    expect(new Set(all).size).toBe(3);
  });

  test('stay when lines are inserted above, and are the same in both formats', async () => {
    const before = await fingerprintsIn(many);
    expect(await fingerprintsIn(`# new\n\nHost other\n  User me\n${many}`)).toEqual(before);
    const { results } = (await shown('sarif', many)).runs[0];
    expect(results.map((each: { partialFingerprints: object }) => Object.values(each.partialFingerprints)[0])).toEqual(
      before,
    );
  });

  test('change with the rule and the line', async () => {
    const [one] = await fingerprintsIn('Host a\n  Usr x\n');
    const [other] = await fingerprintsIn('Host a\n  Usr y\n');
    expect(one).not.toBe(other);
  });

  test('say nothing of a secret', async () => {
    const line = (secret: string) => `SetEnv A=1\nSetEnv B=${secret} extra="\n`;
    expect(await fingerprintsIn(line('one'))).toEqual(await fingerprintsIn(line('two')));
  });
});

describe('github', () => {
  test('writes one command a finding, from the current folder', async () => {
    const { out, code } = await report('github', bad);
    expect(code).toBe(1);
    expect(out.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^::warning file=ssh\/config,line=4,endLine=4,col=3,endColumn=12,title=order-shadowed-option::.*%0Anote: .* \(ssh\/config:2\)%0Afix: /,
      ),
      expect.stringMatching(
        /^::error file=ssh\/config,line=5,endLine=5,col=3,endColumn=5,title=syntax-unknown-keyword::/,
      ),
    ]);
  });

  test('escapes what would end a property or the line', async () => {
    const { out } = await report('github', 'Host a\n  Port 100%\n', 'a,b:c');
    expect(out).toMatch(/^::error file=a%2Cb%3Ac,line=2,.*::`100%25` /);
    expect(
      (await report('github', nasty)).out
        .trimEnd()
        .split('\n')
        .every((line) => line.startsWith('::')),
    ).toBe(true);
  });
});

test('unix is one line a finding', async () => {
  expect((await report('unix', bad)).out.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^ssh\/config:4:3: `User` .* \[order-shadowed-option\]$/),
    expect.stringMatching(/^ssh\/config:5:3: .*`Usr`.* \[syntax-unknown-keyword\]$/),
  ]);
});

test('gitlab tells severities apart', async () => {
  expect(await shown('gitlab', bad)).toMatchObject([
    {
      severity: 'minor',
      check_name: 'order-shadowed-option',
      location: { path: 'ssh/config', lines: { begin: 4, end: 4 } },
    },
    { severity: 'major', check_name: 'syntax-unknown-keyword', location: { path: 'ssh/config', lines: { begin: 5 } } },
  ]);
  expect(await shown('gitlab', 'Host a\n')).toEqual([]);
});

test('a clean file is a test that passed, and a file without errors', async () => {
  expect((await report('junit', 'Host a\n')).out).toContain('tests="1" failures="0"');
  expect((await report('checkstyle', 'Host a\n')).out).toContain('<file name="ssh/config"/>');
});

test('a file elsewhere is named from the root', async () => {
  const ports = memoryPorts({
    currentFolder: `${home}/dots`,
    files: { [`${home}/.ssh/config`]: bad, [`${home}/dots/x`]: '' },
  });
  await main(['--target', '9.2', '--no-config', '--format', 'unix'], ports);
  expect(ports.stdout).toMatch(/^\/home\/ada\/\.ssh\/config:4:3: /);
});

const secrets = [
  'SetEnv TOKEN=hunter2 "OTHER=hunter2\n',
  'SetEnv A=1\nSetEnv B=hunter2\n',
  'Host a\nProxyCommand nc -x http://u:hunter2@proxy %h\nProxyCommand nc -x http://u:hunter2@proxy %h\n',
  'ProxyCommand ncat --proxy-auth u:hunter2 --proxy h %h\nHost *\nProxyCommand none\n',
  'ProxyJump ssh://u:hunter2@a b\n',
  'ServerAliveInterval http://u:hunter2@h\n',
];

describe.each(formats)('%s', (format) => {
  test('shows no secret and nothing that acts on a terminal', async () => {
    for (const text of secrets) expect((await report(format, text)).out).not.toContain('hunter2');
    const { out } = await report(format, nasty);
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(out).not.toBe('');
  });

  test('shows nothing of a key', async () => {
    const body = 'c2VjcmV0IHNlY3JldA';
    const { out } = await report(
      format,
      `-----BEGIN OPENSSH PRIVATE KEY-----\n${body}\n-----END OPENSSH PRIVATE KEY-----\n`,
    );
    expect(out).toContain('syntax-key-file-as-config');
    expect(out).not.toContain(body);
  });

  test('says the same twice', async () => {
    expect(await report(format, bad)).toEqual(await report(format, bad));
  });
});

describe.runIf(noXmllint === undefined)(`XML${noXmllint === undefined ? '' : ` (${noXmllint})`}`, () => {
  const bytes = Uint8Array.from({ length: 200 }, (_, at) => (at % 40 === 39 ? 10 : at + 32));
  const texts = [
    bad,
    nasty,
    '',
    'Host a\n',
    `Usr \uffff\ufffe]]>${String.fromCharCode(1, 11, 127)}\n`,
    bytes,
    ...secrets,
  ];

  test.each(['checkstyle', 'junit'] as const)('%s is valid, whatever stands in the file', async (format) => {
    const documents = await Promise.all(texts.map(async (text) => (await report(format, text)).out));
    expect(xmlComplaints(format, documents)).toBe('');
  });

  test('the schemas see a violation', () => {
    expect(xmlComplaints('checkstyle', ['<checkstyle version="4.3"><file/></checkstyle>'])).toContain(
      'fails to validate',
    );
    expect(xmlComplaints('junit', ['<testsuites/>'])).toContain('fails to validate');
  });
});

test('the schema of SARIF sees a violation', () => {
  expect(isSarif({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
});

describe.skipIf(corpusObstacle !== undefined)(`strangers' configs (${corpusObstacle ?? 'there are some'})`, () => {
  test('are valid in every format', async () => {
    const checkstyle: string[] = [];
    const junit: string[] = [];
    for (const name of corpusFiles()) {
      const text = readFileSync(name);
      const log = JSON.parse((await report('sarif', text)).out);
      expect(isSarif(log), `${name}: ${JSON.stringify(isSarif.errors)}`).toBe(true);
      const prints = (await shown('gitlab', text)).map(({ fingerprint }: { fingerprint: string }) => fingerprint);
      expect(new Set(prints).size, name).toBe(prints.length);
      for (const line of (await report('github', text)).out.split('\n').slice(0, -1))
        expect(line).toMatch(/^::(?:error|warning|notice) file=ssh\/config,line=\d+,/);
      checkstyle.push((await report('checkstyle', text)).out);
      junit.push((await report('junit', text)).out);
    }
    expect(junit.length).toBeGreaterThan(100);
    if (noXmllint === undefined) {
      expect(xmlComplaints('checkstyle', checkstyle)).toBe('');
      expect(xmlComplaints('junit', junit)).toBe('');
    }
  });
});
