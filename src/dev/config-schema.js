// The JSON Schema of a configuration file, for editors: the shape that the program checks, with the rules by name.

import { toJsonSchema } from '@valibot/to-json-schema';
import * as valibot from 'valibot';

const url = 'https://github.com/ssh-lint/ssh-lint/blob/main';

/** What a regular expression or a number cannot say is left to the program. */
const convert = (schema) => {
  const { $schema, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', target: 'draft-07' });
  return rest;
};

/** A level, or a list of it and the options of the rule. */
function settingOf({ id, description, options }) {
  const level = { $ref: '#/definitions/level' };
  const shape = options === undefined ? undefined : convert(options(valibot));
  const list = { type: 'array', items: shape === undefined ? [level] : [level, shape], minItems: 1 };
  return {
    description: `Finds that ${description}. ${url}/rules/${id}.md`,
    anyOf: [level, { ...list, maxItems: list.items.length }],
  };
}

/** All that is known of rules takes the place of any name. */
export function jsonSchemaOf(configSchema, rules) {
  const { properties, ...whole } = convert(configSchema);
  const [level] = properties.rules.additionalProperties.anyOf;
  const named = { $ref: '#/definitions/rules' };
  properties.overrides.items.properties.rules = named;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://raw.githubusercontent.com/ssh-lint/ssh-lint/main/schema/ssh-lintrc.json',
    title: 'Configuration of ssh-lint',
    ...whole,
    properties: { ...properties, rules: named },
    definitions: {
      level,
      rules: {
        type: 'object',
        properties: Object.fromEntries(rules.map((rule) => [rule.id, settingOf(rule)])),
        additionalProperties: false,
      },
    },
  };
}
