import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { contentMistakes } from '../../src/cli/config/checks.ts';
import { checkShape } from '../../src/cli/config/mistakes.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const schema = JSON.parse(read('schema/ssh-lintrc.json'));
const isConfiguration = new Ajv({ allErrors: true, strict: false }).compile(schema);

/** What the program itself says. */
function isTaken(value: unknown): boolean {
  const shape = checkShape(value);
  return 'config' in shape && contentMistakes(shape.config, rules).length === 0;
}

const good: readonly unknown[] = [
  {},
  { $schema: './schema/ssh-lintrc.json', extends: 'strict' },
  { extends: ['recommended', './more.yaml'], targets: ['8.0', 'macos-15'] },
  { targets: 'installed', rules: { 'order-shadowed-option': 'error', 'syntax-bad-value': ['warn'] } },
  { overrides: [{ destinations: ['*.lab'], files: ['config.d/lab'], rules: { 'syntax-bad-value': 'off' } }] },
  {
    policies: [
      {
        id: 'old',
        match: { host: ['git.corp.example'], port: 7999 },
        extends: 'bitbucket-dc-7',
        server: { serverSigAlgs: null, acceptedSigAlgs: ['ssh-rsa'], minRsaBits: 2048, addressFamilies: ['inet'] },
      },
    ],
    hosts: { web1: 'old' },
  },
];

const bad: readonly unknown[] = [
  [],
  'strict',
  { rule: {} },
  { rules: { 'syntax-bad-valu': 'error' } },
  { rules: { 'syntax-bad-value': 'fatal' } },
  { rules: { 'syntax-bad-value': [] } },
  { rules: { 'syntax-bad-value': ['error', { most: 3 }] } },
  { overrides: [{ files: ['x'] }] },
  { overrides: [{ rules: { nothing: 'off' } }] },
  { targets: [8.0] },
  { hosts: ['openssh-9.6'] },
  { rules: [] },
  { policies: [{ match: {} }] },
  { policies: [{ id: 'x', server: [] }] },
  { policies: [{ id: 'x', server: { macs: 'hmac-sha1' } }] },
  { policies: [{ id: 'x', match: { port: 70_000 } }] },
];

describe('the JSON Schema of a configuration', () => {
  test.each(good)('takes %j, as the program does', (value) => {
    expect(isConfiguration(value), JSON.stringify(isConfiguration.errors)).toBe(true);
    expect(isTaken(value)).toBe(true);
  });

  test.each(bad)('refuses %j, as the program does', (value) => {
    expect(isConfiguration(value)).toBe(false);
    expect(isTaken(value)).toBe(false);
  });

  test('takes what README.md shows', () => {
    const shown = [...read('README.md').matchAll(/^```json\n([\s\S]*?)^```/gm)];
    expect(shown.length).toBeGreaterThan(0);
    for (const [, text = ''] of shown) expect(isConfiguration(JSON.parse(text)), text).toBe(true);
  });

  test('names every rule, and says of each what it finds', () => {
    const named = schema.definitions.rules.properties;
    expect(Object.keys(named)).toEqual(rules.map(({ id }) => id));
    for (const { id, description } of rules) expect(named[id].description).toContain(description);
  });
});
