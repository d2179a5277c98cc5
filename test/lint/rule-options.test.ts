import * as v from 'valibot';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';

const withOptions = rules.flatMap(({ id, options, defaults }) =>
  options === undefined ? [] : [{ id, schema: options(v), names: Object.keys(Object(defaults)) }],
);

test.each(withOptions)('$id knows the options that it has defaults for, and no others', ({ schema, names }) => {
  const given = Object.fromEntries([...names, 'nonesuch'].map((name) => [name, undefined]));
  const unknown = v
    .safeParse(schema, given)
    .issues?.filter(({ expected }) => expected === 'never')
    .map(({ path }) => path?.[0]?.key);
  expect(unknown).toEqual(['nonesuch']);
});
