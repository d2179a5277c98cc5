import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { configurationAt, configurationFor } from '../../src/cli/config.ts';
import type { Configuration } from '../../src/cli/configuration.ts';
import { defaults } from '../../src/cli/configuration.ts';
import { nodePorts } from '../../src/node.ts';
import type { Ports } from '../../src/ports.ts';
import type { Rule } from '../../src/rule.ts';

let top = '';
let remarks: string[] = [];
beforeEach(() => {
  remarks = [];
  top = realpathSync(mkdtempSync(join(tmpdir(), 'ssh-lint-config-')));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

function write(name: string, text: string, mode = 0o644): string {
  const path = join(top, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

/** The world with its home at `home` of the test's folder. */
function world(more: Partial<Ports> = {}): Ports {
  const ports = nodePorts();
  mkdirSync(join(top, 'home'), { recursive: true });
  const user = { ...ports.user, home: join(top, 'home'), isOnlyMember: () => false };
  return { ...ports, user, environment: {}, currentFolder: top, ...more };
}

function find(folder: string, ports = world()): Promise<Configuration> {
  mkdirSync(join(top, folder), { recursive: true });
  return configurationFor(join(top, folder), { ports, rules: async () => rules, remark: (text) => remarks.push(text) });
}

async function refusal(text: string, name = '.ssh-lintrc.json'): Promise<string> {
  const path = write(`home/${name}`, text);
  const said = await find('home').then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? `${error.name} ${error.message}` : ''),
  );
  return said.replaceAll(path, 'FILE').replace('UsageError ', '');
}

const off = (rule: string): string => JSON.stringify({ rules: { [rule]: 'off' } });
const some = 'syntax-unknown-keyword';

describe('where it is found', () => {
  test('nowhere: the defaults', async () => {
    expect(await find('home/.ssh')).toBe(defaults);
  });

  test.each(['.ssh-lintrc', '.ssh-lintrc.json', '.ssh-lintrc.yaml', '.ssh-lintrc.yml'])('%s', async (name) => {
    const path = write(`home/${name}`, `{"rules": {"${some}": "warn"}}`);
    const configuration = await find('home/.ssh/config.d');
    expect(configuration).toMatchObject({ path, trusted: true, preset: 'recommended' });
    expect(configuration.rules).toEqual({ [some]: { level: 'warning' } });
  });

  test('YAML', async () => {
    write('home/.ssh-lintrc', `# ours\nextends: strict\ntargets:\n  - "8.0"\nrules:\n  ${some}: [info]\n`);
    expect(await find('home')).toMatchObject({
      preset: 'strict',
      targets: ['8.0'],
      rules: { [some]: { level: 'info' } },
    });
  });

  test('package.json, where it has the property', async () => {
    write('home/a/package.json', '{"name": "x", "cosmiconfig": {"searchPlaces": ["evil.js"]}}');
    const path = write('home/package.json', `{"name": "x", "ssh-lint": ${off(some)}}`);
    expect(await find('home/a/b')).toMatchObject({ path, rules: { [some]: { level: 'off' } } });
  });

  test('the nearest one, and of one folder the first', async () => {
    write('home/.ssh-lintrc', off(some));
    write('home/a/.ssh-lintrc.yml', 'extends: all\n');
    write('home/a/.ssh-lintrc.json', '{"extends": "strict"}');
    expect((await find('home/a/b')).preset).toBe('strict');
  });

  test('an empty one is none', async () => {
    write('home/a/.ssh-lintrc', '# nothing yet\n');
    const path = write('home/.ssh-lintrc', off(some));
    expect((await find('home/a')).path).toBe(path);
  });

  test('not above the repository', async () => {
    write('home/.ssh-lintrc', off(some));
    mkdirSync(join(top, 'home/repo/.git'), { recursive: true });
    expect(await find('home/repo/ssh')).toBe(defaults);
    const path = write('home/repo/.ssh-lintrc', off(some));
    expect(await find('home/repo/ssh')).toMatchObject({ path, trusted: false });
  });

  test('not above the home folder', async () => {
    write('.ssh-lintrc', off(some));
    expect(await find('home/a')).toBe(defaults);
    expect((await find('elsewhere')).path).toBe(join(top, '.ssh-lintrc'));
    expect((await find('elsewhere')).trusted).toBe(false);
  });

  test('not in a folder of another owner', async () => {
    write('home/a/.ssh-lintrc', off(some));
    const { files } = nodePorts();
    const foreign = join(top, 'home/a');
    const stat: typeof files.stat = (path) => {
      const found = files.stat(path);
      return found === undefined || path !== foreign ? found : { ...found, uid: 4321 };
    };
    expect(await find('home/a', world({ files: { ...files, stat } }))).toBe(defaults);
    expect(remarks).toEqual([`${foreign} belongs to another user, so its .ssh-lintrc is not used; --config uses it`]);
  });

  test('at last where the user keeps settings', async () => {
    write('home/.config/ssh-lint/config.yaml', 'extends: all\n');
    expect(await find('repo')).toMatchObject({ preset: 'all', trusted: true });
    const chosen = write('xdg/ssh-lint/config.json', '{"extends": "strict"}');
    const ports = world({ environment: { XDG_CONFIG_HOME: join(top, 'xdg') } });
    expect(await find('repo', ports)).toMatchObject({ path: chosen, preset: 'strict', trusted: true });
  });

  test('where the command line says', async () => {
    write('a/own.json', off(some));
    const around = { ports: world(), rules: async () => rules, remark: () => undefined };
    expect(await configurationAt('a/own.json', around)).toMatchObject({ path: join(top, 'a/own.json'), trusted: true });
    await expect(configurationAt('missing.json', around)).rejects.toThrow('No such file or directory');
    write('own.ts', 'export default {}');
    await expect(configurationAt('own.ts', around)).rejects.toThrow('JSON or YAML');
    write('package.json', '{}');
    await expect(configurationAt('package.json', around)).rejects.toThrow('there is no configuration in');
  });
});

describe('what it extends', () => {
  test('files of the same repository, with its own lines above', async () => {
    mkdirSync(join(top, 'home/repo/.git'), { recursive: true });
    write(
      'home/repo/base/strict.yml',
      `extends: strict\ntargets: ["8.0"]\nrules:\n  ${some}: info\n  order-shadowed-option: error\n`,
    );
    write('home/repo/.ssh-lintrc', `extends: ./base/strict.yml\nrules:\n  ${some}: error\n`);
    expect(await find('home/repo')).toMatchObject({
      preset: 'strict',
      targets: ['8.0'],
      rules: { [some]: { level: 'error' }, 'order-shadowed-option': { level: 'error' } },
    });
  });

  test('nothing outside of it, whatever the link says', async () => {
    mkdirSync(join(top, 'home/repo/.git'), { recursive: true });
    write('home/other.yml', 'extends: all\n');
    symlinkSync('../other.yml', join(top, 'home/repo/link.yml'));
    for (const path of ['../other.yml', './link.yml']) {
      write('home/repo/.ssh-lintrc', `extends: ${path}\n`);
      await expect(find('home/repo')).rejects.toThrow('is not inside the repository');
    }
  });

  test('not itself', async () => {
    write('home/a.json', '{"extends": "./b.json"}');
    write('home/b.json', '{"extends": ["./a.json"]}');
    expect(await refusal('{"extends": "./a.json"}')).toMatch(/b\.json:1:14: `\.\/a\.json` extends itself/);
  });
});

describe('mistakes are shown with their place', () => {
  test.each([
    ['{\n  "rulez": {}\n}', 'FILE:2:3: unknown key `rulez`; did you mean `rules`?'],
    [`{"rules": {\n  "${some}": "eror"}}`, /^FILE:2:29: a level \(`off`, .*\) is expected/],
    [
      '{"rules": {\n  "syntax-unknown-keywrd": "off"}}',
      'FILE:2:3: unknown rule `syntax-unknown-keywrd`; did you mean `syntax-unknown-keyword`?',
    ],
    ['{"overrides": [{"files": ["a"],\n "rulles": {}}]}', /FILE:2:2: unknown key `rulles`; did you mean `rules`\?/],
    ['{"overrides": [{"files": ["a"]}]}', 'FILE:1:16: `rules` is missing'],
    [`{"overrides": [{"rules": {"nope-x": "off"}}]}`, 'FILE:1:27: unknown rule `nope-x`'],
    ['{"targets": ["9.2", "99"]}', /^FILE:1:21: OpenSSH 99 is newer/],
    ['{"extends": "strikt"}', 'FILE:1:13: there is no preset `strikt`; did you mean `strict`?'],
    ['{"extends": ["recommended", "everything"]}', 'FILE:1:29: there is no preset `everything`; a path begins with ./'],
    [`{"rules": {"${some}": ["off", {"x": 1}]}}`, `FILE:1:46: \`${some}\` has no options`],
    ['{"extends":\n "./gone.json"}', 'FILE:2:2: cannot read `./gone.json`: No such file or directory'],
    [
      '{"targets": [9.2]}',
      'FILE:1:13: a text or a list of texts is expected, and a version alone is a number: put quotes around it',
    ],
    [
      '{"rules": {"key-rsa-too-short": ["error", {"minBitz": 3072}]}}',
      'FILE:1:44: key-rsa-too-short: unknown option `minBitz`',
    ],
    ['{"rules": {"key-rsa-too-short": ["error", {}]}}', 'FILE:1:43: key-rsa-too-short: `minBits` is missing'],
    [
      '{"rules": {"key-rsa-too-short": ["error", {"minBits": "3072"}]}}',
      'FILE:1:55: key-rsa-too-short: number is expected, and this is "3072"',
    ],
    ['{"$import": "evil.json"}', 'FILE:1:2: unknown key `$import`'],
    ['{"__proto__": {"rules": {}}}', /unknown key `__proto__`|nothing/],
    ['{"rules": {}', /^FILE:1:\d+: this is no JSON$/],
    ['{"a": 1,}', /^FILE:1:\d+: this is no JSON$/],
    ['[]', 'FILE:1:1: a configuration is an object'],
    ['"x"', 'FILE:1:1: a configuration is an object'],
    ['{\n  "hosts": ["a"]}', 'FILE:2:12: names and their values are expected, and this is a list'],
    ['{"policies": [{"id": "x", "server": []}]}', 'FILE:1:37: names and their values are expected, and this is a list'],
    ['{"policies": [{"ids": "x"}]}', /unknown key `ids`; did you mean `id`\?|`id` is missing/],
    ['{"policies": [{"id": "x", "server": {"macs": []}}], "hosts": {"a": "x"}}', 'nothing'],
    ['{"policies": [{"match": {"hosts": "x"}}]}', /unknown key `hosts`; did you mean `host`\?/],
  ])('%s', async (text, said) => {
    const found = await refusal(text);
    if (typeof said === 'string') expect(found).toBe(said);
    else expect(found).toMatch(said);
  });

  test.each([
    ['rules:\n  - a\n b: c\n', /^FILE:3:\d+: /],
    ['rules: {a: b\n', /^FILE:\d+:\d+: /],
    ['rules:\n  ünknown-rule: off\n', 'FILE:2:3: unknown rule `ünknown-rule`'],
    ['rules: !!js/function "function () { process.exit(3) }"\n', /^FILE:1:8: unresolved tag/],
    ['extends: strict\n---\nextends: all\n', 'FILE:2:1: a second document begins here, and a configuration is one'],
    ['rules: &a {}\nhosts: *b\n', 'FILE:2:8: `*b` stands for nothing: no `&b` is above it'],
    [
      'a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: &d [*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d]\n',
      'FILE: too many aliases',
    ],
  ])('YAML %j', async (text, said) => {
    const found = await refusal(text, '.ssh-lintrc');
    if (typeof said === 'string') expect(found).toBe(said);
    else expect(found).toMatch(said);
  });

  test('all of them at once', async () => {
    const text = '{"targets": ["99"],\n"rules": {"a-b": "off",\n"c-d": "off"}}';
    expect(await refusal(text)).toMatch(/^FILE:2:11: .*`a-b`\nFILE:3:1: .*`c-d`\nFILE:1:14: OpenSSH 99/);
  });
});

test('options of a rule are held against its schema', async () => {
  const [first] = rules;
  if (first === undefined) throw new Error('no rules');
  const rule: Rule = { ...first, id: 'key-short', options: () => v.strictObject({ minBits: v.number() }) };
  const read = (options: string) => {
    write('own.json', `{"rules": {"key-short": ["error", ${options}]}}`);
    return configurationAt('own.json', { ports: world(), rules: async () => [rule], remark: () => undefined });
  };
  expect((await read('{"minBits": 3072}')).rules).toEqual({
    'key-short': { level: 'error', options: { minBits: 3072 } },
  });
  await expect(read('{"minBits": "many"}')).rejects.toThrow(/own\.json:1:47: key-short: .*number/);
});

describe('trust', () => {
  test.each([0o666, 0o664, 0o646])('a file that others may write is refused: %o', async (mode) => {
    write('home/.ssh-lintrc', off(some), mode);
    await expect(find('home')).rejects.toThrow('may be written by others');
  });

  test('a group of one is nobody else', async () => {
    write('home/.ssh-lintrc', off(some), 0o664);
    const ports = world();
    const user = { ...ports.user, isOnlyMember: () => true };
    expect((await find('home', { ...ports, user })).rules).toEqual({ [some]: { level: 'off' } });
  });

  test('a package.json that says nothing to us may be as it is', async () => {
    write('home/package.json', '{"name": "ssh-lint-something"}', 0o666);
    expect(await find('home')).toBe(defaults);
  });

  test('one that belongs to another user is refused', async () => {
    const path = write('home/.ssh-lintrc', off(some));
    const { files } = nodePorts();
    const stat: typeof files.stat = (name) => {
      const found = files.stat(name);
      return found === undefined || name !== path ? found : { ...found, uid: 4321 };
    };
    await expect(find('home', world({ files: { ...files, stat } }))).rejects.toThrow('belongs to another user');
  });
});

test('nothing that lies about is run or followed', async () => {
  const trap = join(top, 'ran');
  const script = `require('fs').writeFileSync(${JSON.stringify(trap)}, __filename); module.exports = { default: {} };`;
  const module = `import fs from 'node:fs'; fs.writeFileSync(${JSON.stringify(trap)}, import.meta.url); export default {};`;
  const names = ['ssh-lint.config', '.ssh-lintrc', '.config/ssh-lintrc', '.config/config', 'cosmiconfig.config'];
  const folders = ['home', 'home/repo', 'home/repo/ssh', '.', 'home/.config/ssh-lint'];
  for (const folder of folders) {
    for (const name of [...names, ...(folder.endsWith('ssh-lint') ? ['config'] : [])]) {
      for (const extension of ['js', 'cjs', 'ts', 'mjs', 'mts']) {
        write(`${folder}/${name}.${extension}`, /m/.test(extension) ? module : script);
      }
    }
    write(`${folder}/package.json`, '{"cosmiconfig": {"searchPlaces": ["evil.js"], "$import": "./evil.js"}}');
    write(`${folder}/package.yaml`, 'cosmiconfig:\n  $import: ./evil.js\n');
    write(`${folder}/.config/config.json`, '{"cosmiconfig": {"searchPlaces": ["evil.js"]}}');
    write(`${folder}/evil.js`, script);
    write(`${folder}/.config/evil.js`, script);
  }
  mkdirSync(join(top, 'home/repo/.git'));
  expect(await find('home/repo/ssh')).toBe(defaults);
  write('home/repo/.ssh-lintrc', '$import: ./evil.js\n');
  await expect(find('home/repo/ssh')).rejects.toThrow('unknown key `$import`');
  write('home/repo/.ssh-lintrc', 'extends: ./evil.js\n');
  await expect(find('home/repo/ssh')).rejects.toThrow('never run');
  write('home/repo/.ssh-lintrc', off(some));
  expect((await find('home/repo/ssh')).path).toBe(join(top, 'home/repo/.ssh-lintrc'));
  expect(existsSync(trap)).toBe(false);
});
