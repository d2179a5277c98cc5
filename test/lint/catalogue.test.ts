import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { explain } from '../../src/explain/explain.ts';
import catalogue from './catalogue.json' with { type: 'json' };

const ids = rules.map(({ id }) => id);
const named = catalogue.flatMap(({ rules: found = [] }) => found);

describe('the table of known problems', () => {
  const text = readFileSync(fileURLToPath(new URL('../../docs/catalogue.md', import.meta.url)), 'utf8');
  const rows = new Map(
    [...text.matchAll(/^\| `([\w-]+)` \| (.+) \|$/gm)].map(([, problem = '', by = '']) => [problem, by]),
  );

  test('names each problem once', () => {
    const problems = catalogue.map(({ problem }) => problem);
    expect(new Set(problems).size).toBe(problems.length);
    expect([...rows.keys()]).toEqual(problems);
  });

  test('names rules that exist', () => {
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    for (const { problem, rules: found = [] } of catalogue)
      for (const id of found) expect(rows.get(problem)).toContain(`[\`${id}\`](../rules/${id}.md)`);
  });

  test('says of each problem what finds it, or why nothing does', () => {
    const isSaid = (text: { readonly length: number } | undefined): boolean => text !== undefined && text.length > 0;
    const unclear = catalogue.filter(
      ({ rules: found, by, check, explains, needs }) => [found, by, check, explains].some(isSaid) === isSaid(needs),
    );
    expect(unclear).toEqual([]);
  });

  test('says that a line is explained where it is', () => {
    const lines = catalogue.flatMap(({ explains }) => explains ?? []);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => explain(line).explanations.length !== 1)).toEqual([]);
  });

  test('gives a problem to the rule of its name', () => {
    for (const [problem, by] of rows) if (ids.includes(problem)) expect(by).toContain(`rules/${problem}.md`);
  });
});
