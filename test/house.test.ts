import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { safeParse } from 'valibot';
import { describe, expect, test } from 'vitest';
import { options } from '../src/cli/options.ts';
import { configSchema } from '../src/cli/schema.ts';
import * as house from './support/house.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const list = (folder: string) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []);
const read = (path: string): house.SourceText => ({ path, text: readFileSync(join(root, path), 'utf8') });

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => read(`src/${name.replaceAll('\\', '/')}`));
const ruleFiles = list('rules').filter((name) => name.endsWith('.ts') && name !== 'index.ts');
const docs = list('rules').filter((name) => name.endsWith('.md'));

describe('rules', () => {
  test('each has a doc and a test', () => {
    expect(house.incompleteRules({ rules: list('rules'), tests: list('test/rules') })).toEqual([]);
  });

  test.each(ruleFiles.map((name) => name.slice(0, -'.ts'.length)))('%s has its name as its id', async (name) => {
    const { default: rule } = await import(`../rules/${name}.ts`);
    expect(rule.id).toBe(name);
  });

  test('import src/rule.ts and nothing else of ours', () => {
    expect(ruleFiles.map((name) => read(`rules/${name}`)).flatMap(house.strayRuleImports)).toEqual([]);
  });

  test('are documented under the same headings', () => {
    expect(docs.map((name) => read(`rules/${name}`)).flatMap(house.docComplaints)).toEqual([]);
  });
});

describe('sources', () => {
  test('reach the world through src/node.ts', () => {
    const rules = ruleFiles.map((name) => read(`rules/${name}`));
    expect([...sources, ...rules].flatMap(house.worldlyImports)).toEqual([]);
  });

  test('ask for no fact that the program does not have', () => {
    expect(sources.flatMap(house.readersOnly)).toEqual([]);
  });

  test('know nothing of the command line below it', () => {
    expect(sources.flatMap(house.upwardImports)).toEqual([]);
  });
});

describe('README.md', () => {
  const { text } = read('README.md');

  test('shows a configuration that is valid', async () => {
    const shown = JSON.parse(/^```json\n([\s\S]*?)^```/m.exec(text)?.[1] ?? '');
    const { rules } = await import('../rules/index.ts');
    const named = [shown, ...shown.overrides].flatMap((part) => Object.keys(part.rules));
    expect(safeParse(configSchema, shown).issues).toBeUndefined();
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(named));
  });

  test.each([...new Set(text.match(/(?<=`)--[a-z-]+/g))])('%s is an option', (option) => {
    const planned = ['--fix'];
    expect([...options.map(({ name }) => `--${name}`), ...planned]).toContain(option);
  });
});

describe('package', () => {
  const manifest = JSON.parse(read('package.json').text);

  test('has no more than six runtime dependencies', () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(6);
  });

  test('has an entry of its version in the change log', () => {
    expect(read('CHANGELOG.md').text).toContain(`## ${manifest.version}`);
  });

  test('has a lockfile that names no host', () => {
    expect(read('package-lock.json').text).not.toMatch(/"resolved": "(?!node_modules|file:)/);
  });
});

describe('the checks see a violation:', () => {
  test('a rule without doc and test, a doc without rule', () => {
    expect(house.incompleteRules({ rules: ['key-weak.ts', 'old-rule.md'], tests: ['gone-rule.test.ts'] })).toEqual([
      'rules/key-weak.md is missing',
      'test/rules/key-weak.test.ts is missing',
      'rules/old-rule.md documents no rule',
      'test/rules/gone-rule.test.ts tests no rule',
    ]);
  });

  test('a rule id that names a cure', () => {
    const files = { rules: ['no-weak-key.ts', 'no-weak-key.md'], tests: ['no-weak-key.test.ts'] };
    expect(house.incompleteRules(files)).toEqual(['rules/no-weak-key.ts: name the pattern, not the cure']);
  });

  test('a heading missing, an empty section', () => {
    const text = '# x\n\n## What it finds\n\nA.\n\n## What to do\n\n## References\n\n- r\n';
    expect(house.docComplaints({ path: 'rules/x.md', text })).toHaveLength(2);
  });

  test.each([
    ["import { readFileSync } from 'node:fs';", house.worldlyImports],
    ["const { spawn } = await import('child_process');", house.worldlyImports],
    ["import { userInfo } from 'os';", house.worldlyImports],
    ["import { parse } from '../src/syntax/parse.ts';", house.strayRuleImports],
    ["import { main } from '../cli/main.ts';", house.upwardImports],
    ["import { ports } from '../node.ts';", house.upwardImports],
    ["import { keywords } from '../client/data.ts';\nconst { sources } = keywords;", house.readersOnly],
  ] as const)('%s', (text, check) => {
    expect(check({ path: 'src/lint/lint.ts', text })).toHaveLength(1);
  });

  describe('the linter, too', () => {
    const violations: Readonly<Record<string, readonly [string, string]>> = {
      'an assertion': ['plugin', 'export const port = JSON.parse("22") as number;'],
      'a class': ['plugin', 'export class Manager {}'],
      'a class without a name': ['plugin', 'export const make = class {};'],
      'an enum': ['lint/style/noEnum', 'export enum Level { Off }'],
      'a namespace': ['lint/style/noNamespace', 'export namespace ssh { export const port = 22; }'],
      'a non-null assertion': ['lint/style/noNonNullAssertion', 'export const port = [22][0]!;'],
      any: ['lint/suspicious/noExplicitAny', 'export const port: any = 22;'],
      'a default export': ['lint/style/noDefaultExport', 'export default 22;'],
      'a type imported as a value': [
        'lint/style/useImportType',
        "import { A } from './a.ts';\nexport type B = A['b'];",
      ],
    };
    const grown: Readonly<Record<string, readonly [string, string]>> = {
      'a function that has grown too long': [
        'lint/complexity/noExcessiveLinesPerFunction',
        `export function grow(): void {\n${'  grow();\n'.repeat(41)}}`,
      ],
      'a file that has grown too long': ['lint/style/noExcessiveLinesPerFile', 'export {};\n'.repeat(201)],
      'too many parameters': [
        'lint/complexity/useMaxParams',
        'export const sum = (a: number, b: number, c: number, d: number) => a + b + c + d;',
      ],
    };
    const allowed = {
      '`as const`': 'export const levels = [1] as const;',
      UsageError: 'export class UsageError extends Error {}',
    };
    const listed = { ...violations, ...grown };
    const texts = Object.fromEntries(Object.entries(listed).map(([name, [, text]]) => [name, text]));
    const complaints = lint({ ...texts, ...allowed });

    test.each(Object.entries(listed))('%s', (name, [rule]) => expect(complaints(name)).toContain(rule));
    test.each(Object.keys(allowed))('but %s is fine', (name) => expect(complaints(name)).toEqual([]));
  });
});

/** Lints each text as a file of its own, with the rules of this project; answers with the rules it broke. */
function lint(texts: Readonly<Record<string, string>>): (name: string) => readonly string[] {
  const names = Object.keys(texts);
  const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-'));
  for (const [index, text] of Object.values(texts).entries()) writeFileSync(join(folder, `${index}.ts`), `${text}\n`);
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const rules = [`--config-path=${root}`, '--vcs-enabled=false', '--reporter=json'];
  const { stdout } = spawnSync(process.execPath, [biome, 'lint', ...rules, folder], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const { diagnostics, summary } = JSON.parse(stdout);
  expect(summary.changed + summary.unchanged).toBe(names.length);
  return (name) =>
    diagnostics
      .filter(({ location }: { location: { path: string } }) => location.path.endsWith(`/${names.indexOf(name)}.ts`))
      .map(({ category }: { category: string }) => category);
}
