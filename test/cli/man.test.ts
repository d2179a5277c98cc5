import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commands, type OptionSpec, options } from '../../src/cli/options.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const path = `${root}/${manifest.man}`;
const mandoc = (...words: readonly string[]) => spawnSync('mandoc', words, { encoding: 'utf8' });
const noMandoc = mandoc('-Tlint', '/dev/null').error === undefined ? undefined : 'needs mandoc';

const named: readonly OptionSpec[] = options;
const later = named.filter((option) => option.later === true);
const now = named.filter((option) => option.later !== true);

describe('the man page', () => {
  const text = readFileSync(path, 'utf8').replaceAll('\\-', '-');

  test.each(now.map(({ name }) => name))('has --%s', (name) => {
    expect(text).toMatch(new RegExp(`^\\\\fB--${name}\\\\fR`, 'm'));
  });

  test('has every command, and no option of a later version', () => {
    for (const name of commands) expect(text).toContain(`\\fBssh-lint\\fR ${name} `);
    for (const { name } of later) expect(text).not.toContain(`\\fB--${name}\\fR`);
  });

  test('has the version of the package', () => {
    expect(text).toContain(`"ssh-lint ${manifest.version}"`);
  });

  test.skipIf(noMandoc !== undefined)(`is what man can read${noMandoc === undefined ? '' : ` (${noMandoc})`}`, () => {
    const { stdout } = mandoc('-Tlint', '-Wwarning', path);
    expect(stdout.split('\n').filter((line) => line !== '' && !line.includes('missing date'))).toEqual([]);
    const shown = mandoc('-Tascii', path).stdout.replaceAll(/.[\b]/g, '');
    expect(shown).toContain('ssh-lint check [options]');
  });
});

test('the package has what it names', () => {
  const names: readonly string[] = [...Object.values<string>(manifest.bin), ...manifest.man, 'schema/ssh-lintrc.json'];
  for (const name of names) {
    expect(existsSync(`${root}/${name}`), name).toBe(true);
    expect(manifest.files).toContain(name.split('/')[0]);
  }
});
