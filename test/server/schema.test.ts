import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { safeParse } from 'valibot';
import { describe, expect, test } from 'vitest';
import { builtIn } from '../../src/server/built-in.ts';
import { policySchema } from '../../src/server/schema.ts';

const folder = fileURLToPath(new URL('../../src/server/policies/', import.meta.url));
const files = readdirSync(folder).toSorted();
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}`, 'utf8'));

describe('policies', () => {
  test.each(files)('%s is as the schema says', (name) => {
    const { issues } = safeParse(policySchema, read(name));
    expect(issues?.map((issue) => `${issue.path?.map(({ key }) => key).join('.')}: ${issue.message}`)).toBeUndefined();
  });

  test('have the names of their files, and every file is built in, once', () => {
    const ids = builtIn.map(({ id }) => id);
    expect(ids.map((id) => `${id}.json`).toSorted()).toEqual(files);
    expect(builtIn).toEqual(ids.map((id) => read(`${id}.json`)));
  });
});

describe('the schema refuses', () => {
  const fact = { value: ['ssh-rsa'], confidence: 'high', sources: ['https://example.com'] };
  const policy = { id: 'some', name: 'Some', kind: 'service', facts: { userKeyTypes: [fact] } };
  const refuses = (change: object) => safeParse(policySchema, { ...policy, ...change }).success === false;

  test('nothing that is right', () => {
    expect(refuses({})).toBe(false);
  });

  test.each([
    ['a fact without a source', { ...fact, sources: [] }],
    ['a fact that nobody is sure of', { ...fact, confidence: 'unverified' }],
    ['a date that is none', { ...fact, since: 'GHES 3.6' }],
    ['a fact that says two things', { ...fact, lacks: ['ssh-dss'] }],
    ['a list in one text', { ...fact, value: ['ssh-rsa,ssh-dss'] }],
  ])('%s', (_, wrong) => {
    expect(refuses({ facts: { userKeyTypes: [wrong] } })).toBe(true);
  });

  test('a field that does not exist, and null where only server-sig-algs may be none', () => {
    expect(refuses({ facts: { userKeytypes: [fact] } })).toBe(true);
    expect(refuses({ facts: { userKeyTypes: [{ ...fact, value: null }] } })).toBe(true);
    expect(refuses({ facts: { serverSigAlgs: [{ ...fact, value: null }] } })).toBe(false);
  });
});
