import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type GenericSchema, safeParse } from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  algorithmsSchema,
  behavioursSchema,
  buildsSchema,
  criteriaSchema,
  dumpOrderSchema,
  keywordsSchema,
  messagesSchema,
  optionsSchema,
  readersSchema,
  releasesSchema,
  sourcesSchema,
  systemsSchema,
} from '../../src/client/schema.ts';

const folder = fileURLToPath(new URL('../../src/client/data/', import.meta.url));

const schemas: Readonly<Record<string, GenericSchema>> = {
  'algorithms.json': algorithmsSchema,
  'behaviours.json': behavioursSchema,
  'builds.json': buildsSchema,
  'dump-order.json': dumpOrderSchema,
  'keywords.json': keywordsSchema,
  'match-criteria.json': criteriaSchema,
  'messages.json': messagesSchema,
  'options.json': optionsSchema,
  'readers.json': readersSchema,
  'releases.json': releasesSchema,
  'sources.json': sourcesSchema,
  'systems.json': systemsSchema,
};

const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}`, 'utf8'));

/** Every `sources` list below a value. */
function sourcesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'sources' && Array.isArray(inner) ? inner.map(String) : sourcesIn(inner),
  );
}

describe('data', () => {
  test('every file has a schema', () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(schemas));
  });

  test.each(Object.entries(schemas))('%s is as its schema says', (name, schema) => {
    const { issues } = safeParse(schema, read(name));
    expect(issues?.map((issue) => `${issue.path?.map(({ key }) => key).join('.')}: ${issue.message}`)).toBeUndefined();
  });

  const named = new Set(Object.keys(schemas).flatMap((name) => sourcesIn(read(name))));
  const listed = Object.keys(Object(read('sources.json')));

  test('every source that is named is listed', () => {
    expect([...named].filter((id) => !listed.includes(id))).toEqual([]);
  });

  test('every source that is listed is named, release notes aside', () => {
    expect(listed.filter((id) => !named.has(id) && !id.startsWith('release-'))).toEqual([]);
  });
});
