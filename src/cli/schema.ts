import * as v from 'valibot';
import { hostsSchema, policyKeysAt, policySchema } from './policy-schema.ts';

/** The shape of a configuration file: the type, the check and the published JSON Schema are made from it. */

const level = v.pipe(
  v.picklist(['off', 'info', 'warning', 'warn', 'error'], 'a level is `off`, `info`, `warning` or `error`'),
  v.description('warn is another word for warning'),
);
const text = v.string('a text is expected');
const texts = v.array(text, 'a list of texts is expected');
const names = v.union([text, texts], 'a text or a list of texts is expected');
const clients = v.union(
  [text, texts],
  'a text or a list of texts is expected, and a version alone is a number: put quotes around it',
);

const ruleSetting = v.union(
  [level, v.strictTuple([level]), v.strictTuple([level, v.record(v.string(), v.unknown())])],
  'a level (`off`, `info`, `warning`, `error`) is expected, or a list of a level and options',
);
const rules = v.record(v.string(), ruleSetting, 'rules and their levels are expected');

const override = v.strictObject(
  {
    destinations: v.exactOptional(v.pipe(texts, v.description('Host patterns'))),
    files: v.exactOptional(v.pipe(texts, v.description('Ends of paths; * ** and ? are known'))),
    rules,
  },
  'an override is an object with `rules`',
);

const configuration = {
  $schema: v.exactOptional(text),
  extends: v.exactOptional(v.pipe(names, v.description('recommended, strict, all, or ./path inside the repository'))),
  targets: v.exactOptional(v.pipe(clients, v.description('The OpenSSH clients that must read the configs'))),
  rules: v.exactOptional(rules),
  overrides: v.exactOptional(v.array(override, 'a list of overrides is expected')),
  policies: v.exactOptional(v.array(policySchema, 'a list of policies is expected')),
  hosts: v.exactOptional(hostsSchema),
};

export const configSchema = v.strictObject(configuration, 'a configuration is an object');
export type Config = v.InferOutput<typeof configSchema>;
export type RuleLevel = v.InferOutput<typeof ruleSetting>;

/** The keys that may stand at a place of a configuration. */
export function keysAt(keys: readonly (string | number)[]): readonly string[] {
  const [first, , ...inside] = keys;
  if (keys.length === 0) return Object.keys(configuration);
  if (first === 'overrides') return Object.keys(override.entries);
  return first === 'policies' ? policyKeysAt(inside) : [];
}
