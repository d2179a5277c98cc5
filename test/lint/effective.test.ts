import { describe, expect, test } from 'vitest';
import { defineRule, type Effective, type Rule } from '../../src/rule.ts';
import { findingsOf, type RuleCase } from '../support/rule-tester.ts';

const asking = (found: (each: Effective) => string): Rule =>
  defineRule({
    id: 'test-user',
    description: 'something is set',
    category: 'style',
    severity: 'info',
    preset: 'all',
    since: '0.1.0',
    keywords: ['user', 'forwardagent', 'requesttty'],
    check: {
      *setting(each) {
        yield { at: each.at, message: found(each) };
      },
    },
  });

const said = (each: RuleCase): readonly string[] =>
  findingsOf([asking(({ value, whom, reach }) => `${value} ${reach} ${whom}`)], each).map(({ message }) => message);

describe('the lines that count for somebody', () => {
  test.each([
    ['User a\n', ['a all for every host']],
    ['User a\nUser b\n', ['a all for every host']],
    ['Host *\n  User a\nHost b\n  User c\n', ['a all for every host']],
    ['Host b\n  User c\nHost *\n  User a\n', ['c names for `b`', 'a all for every host']],
    ['Host a b c d\n  User x\n', ['x names for `a`, `b`, `c` and 1 more']],
    ['Host *.a\n  User x\n', ['x some for every host that this block matches']],
    ['Host b *\n  User x\n', ['x all for every host']],
    ['Host * !b\n  User x\n', ['x all for nearly every host']],
    ['Host !b\n  User x\n', []],
    ['Host b !b\n  User x\n', []],
    ['Match all\n  User x\n', ['x all for every host']],
    ['Match final all\n  User x\n', ['x all for every host']],
    ['Match final\n  User x\n', ['x all for every host']],
    ['Match canonical\n  User x\n', ['x some for every host that this block matches']],
    ['Match exec true\n  User x\n', ['x some for every host that this block matches']],
    ['Match originalhost b,c\n  User x\n', ['x names for `b`, `c`']],
    ['Match originalhost b,*.c\n  User x\n', ['x some for every host that this block matches']],
    ['Match host b,!b.c\n  User x\n', ['x names for `b`']],
    ['Match host b.c originalhost b\n  User x\n', ['x names for `b`']],
    ['Match originalhost *.c host b\n  User x\n', ['x names for `b`']],
    ['Match originalhost !b\n  User x\n', ['x some for every host that this block matches']],
    ['Match !originalhost b\n  User x\n', ['x some for every host that this block matches']],
    ['ForwardAgent TRUE\nRequestTTY true\n', ['yes all for every host', 'yes all for every host']],
    ['RequestTTY no\n', ['no all for every host']],
  ])('%j', (config, expected) => {
    expect(said({ config })).toEqual(expected);
  });

  test('are not in a file that no destination gets', () => {
    expect(said({ config: 'Host a\n  Include f\n', files: { f: 'Host b\n  User x\nHost a\n  User y\n' } })).toEqual([
      'y names for `a`',
    ]);
  });

  test.each(['Host b\n  Include f\nHost *\n  Include f\n', 'Include f\nHost b\n  Include f\n'])(
    'are judged once, where they reach farthest: %j',
    (config) => {
      expect(said({ config, files: { f: 'RequestTTY no\nUser x\n' } })).toEqual([
        'no all for every host',
        'x all for every host',
      ]);
    },
  );

  test('concern the destinations of their block', () => {
    const rule = asking(({ value }) => value);
    expect(findingsOf([rule], { config: 'Host a b\n  User x\n' }).map(({ destinations }) => destinations)).toEqual([
      ['a', 'b'],
    ]);
  });
});

describe('what a name gets', () => {
  const lines: string[] = [];
  const rule = defineRule({
    id: 'test-names',
    description: 'a name gets something',
    category: 'style',
    severity: 'info',
    preset: 'all',
    since: '0.1.0',
    check: {
      config(_, { analysis }) {
        const one = analysis.lineFor('user', 'a');
        const all = analysis.linesFor('identityfile', 'a');
        const shown = (step: typeof one): string =>
          step === 'unknown' ? 'unknown' : (step?.reading.settings[0]?.values[0] ?? 'unset');
        lines.push(shown(one), all === 'unknown' ? all : all.map(shown).join(' '));
        return [];
      },
    },
  });
  const many = (each: (at: number) => string): string => Array.from({ length: 201 }, (_, at) => each(at)).join('');

  test.each([
    ['', 'unset', ''],
    ['Host a\n  User x\nHost *\n  User y\n  IdentityFile k\n', 'x', 'k'],
    ['Host *\n  User y\n  IdentityFile k\nHost a\n  User x\n  IdentityFile l\n', 'y', 'k l'],
    ['Host b\n  User x\nHost !a *\n  User y\n', 'unset', ''],
    ['Match originalhost A\n  User x\n', 'x', ''],
    ['Match originalhost a*\n  User x\n', 'x', ''],
    ['Match !originalhost b\n  User x\n', 'x', ''],
    ['Match all\n  User x\n', 'x', ''],
    ['Match user x\n  User y\n  IdentityFile k\nHost a\n  User z\n', 'unknown', 'unknown'],
    ['Host a\n  User z\n  IdentityFile k\nMatch user x\n  User y\n  IdentityFile l\n', 'z', 'unknown'],
    [many((at) => `Host *.${at}\n  User x\n  IdentityFile k\n`), 'unknown', 'unknown'],
    [`Host a\n  User z\n${many((at) => `Host b${at}\n  User x\n`)}`, 'z', ''],
  ])('%.60j', (config, user, keys) => {
    lines.length = 0;
    findingsOf([rule], { config });
    expect(lines).toEqual([user, keys]);
  });
});

describe('what two lines may meet in', () => {
  const meetings: boolean[] = [];
  const rule = defineRule({
    id: 'test-meeting',
    description: 'two lines may meet',
    category: 'style',
    severity: 'info',
    preset: 'all',
    since: '0.1.0',
    keywords: ['user'],
    check: {
      directive(step, { analysis }) {
        meetings.push(analysis.mayMeet('port', step));
        return [];
      },
    },
  });
  const ports = Array.from({ length: 150 }, (_, at) => `Host b${at}\n  Port 22\n`).join('');

  test.each([
    ['User x\n', false],
    ['User x\nPort 22\n', true],
    ['Host a\n  User x\nHost b\n  Port 22\n', false],
    ['Host a\n  User x\nHost a*\n  Port 22\n', true],
    ['Host a\n  User x\nMatch exec true\n  Port 22\n', true],
    ['Host a\n  Port 22\nHost a\n  User x\n', true],
    [`${ports}Host a\n  User x\n`, true],
    [`${ports}Host b149\n  User x\n`, true],
  ])('%.60j', (config, expected) => {
    meetings.length = 0;
    findingsOf([rule], { config });
    expect(meetings).toEqual([expected]);
  });

  test('is not known where a file was not read', () => {
    meetings.length = 0;
    const config = 'Include /elsewhere/f\nUser x\n';
    findingsOf([rule], { config, files: { '/elsewhere/f': 'Port 22\n' }, onlyBelow: ['/home'] });
    expect(meetings).toEqual([true]);
  });
});
