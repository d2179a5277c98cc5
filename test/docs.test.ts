import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatNames } from '../src/cli/formats.ts';
import { options } from '../src/cli/options.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const markdownIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const pages = [...markdownIn('.'), ...markdownIn('docs'), ...markdownIn('rules')];

/** As GitHub makes it from a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const anchorsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** Links of a page that lead nowhere in this repository. */
function deadLinks(page: string, text: string): readonly string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? join(root, page) : resolve(root, dirname(page), path);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchorsIn(path === '' ? text : readFileSync(target, 'utf8')).includes(anchor);
  });
}

const fenced = (language: string, text: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, code = '']) => code);

describe('pages', () => {
  test('have no dead link', () => {
    expect(pages.flatMap((page) => deadLinks(page, read(page)).map((link) => `${page}: ${link}`))).toEqual([]);
  });

  test('and the test sees one', () => {
    expect(deadLinks('README.md', '# A b\n[x](nothing.md) [y](#c) [z](#a-b) [w](LICENSE) [v](https://x)')).toEqual([
      'nothing.md',
      '#c',
    ]);
  });

  test.each(markdownIn('docs'))('%s names options that there are', (page) => {
    const known = options.flatMap((option) => [option.name, ...('aliases' in option ? option.aliases : [])]);
    const foreign = ['global', 'as'];
    const named = [...read(page).matchAll(/(?<![\w-])--([a-z][a-z-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !known.some((one) => one === name) && !foreign.includes(name))).toEqual([]);
  });

  test.each(markdownIn('docs'))('%s shows YAML that is YAML, and configurations that are valid', (page) => {
    for (const code of fenced('yaml', read(page))) expect(parse(code)).toBeTypeOf('object');
    const isConfiguration = new Ajv({ strict: false }).compile(JSON.parse(read('schema/ssh-lintrc.json')));
    for (const code of fenced('json', read(page))) expect(isConfiguration(JSON.parse(code)), code).toBe(true);
  });

  test('docs/formats.md has every format', () => {
    const text = read('docs/formats.md');
    expect(formatNames.lint.filter((name) => !text.includes(`| \`${name}\` |`))).toEqual([]);
  });
});
