import sshConfig from 'ssh-config';
import { describe, expect, test } from 'vitest';
import { readers } from '../../src/client/data.ts';
import { newestClient } from '../../src/client/target.ts';

/** What ssh-config makes of a config for the host `a`. */
const computed = (config: string): Readonly<Record<string, unknown>> => ({ ...sshConfig.parse(config).compute('a') });

describe('what is said of ssh-config, where it is at hand', () => {
  const { name, criteria, tokens = {} } = readers['ssh-config'] ?? {};

  test('is said of the version that was asked', () => {
    expect(name).toContain('5.3.0');
  });

  test('Include, quotes and variables stay as they are', () => {
    expect(computed("Include /x\nHost a\n  User 'u'\n  IdentityFile ${HOME}/x\n")).toMatchObject({
      Include: '/x',
      User: "'u'",
      IdentityFile: ['${HOME}/x'],
    });
  });

  test.each(Object.keys(tokens))('the tokens of %s stay as they are', (keyword) => {
    expect(String(Object.values(computed(`${keyword} %h\n`)))).toBe('%h');
  });

  test.each(criteria?.never?.filter((each) => each !== 'exec') ?? [])('Match %s never holds', (criterion) => {
    expect(computed(`Match ${criterion} *\n  User u\n`)).toEqual({});
    expect(computed('Match host a\n  User u\n')).toEqual({ User: 'u' });
  });
});

describe('what is said of other programs', () => {
  const { keywords, keyword, option } = newestClient();

  test.each(Object.entries(readers))('%s names keywords, options and criteria that there are', (_, reader) => {
    const named = [
      ...(reader.keywords ?? []),
      ...Object.keys(reader.tokens ?? {}),
      ...(reader.variables === true ? [] : (reader.variables ?? [])),
    ];
    expect(named.filter((each) => !keywords.includes(each) || keyword(each)?.option === undefined)).toEqual([]);
    expect(Object.keys(reader.tokens ?? {}).filter((id) => option(id)?.tokens === '')).toEqual([]);
    const fates = Object.values(reader.criteria ?? {}).flat();
    expect(new Set(fates).size).toBe(fates.length);
  });
});
