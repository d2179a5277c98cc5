import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/resolve/resolve.ts';
import { exploreWorlds } from '../../src/resolve/worlds.ts';
import { memoryPorts } from '../support/memory-ports.ts';
import { release } from '../support/release.ts';
import { candidates, dump, type Given, resolution, resolverOf } from '../support/resolving.ts';

const option = (given: Given, id: string) => {
  const found = resolution(given).options.get(id);
  return found && { values: found.values, undecided: found.undecided };
};
const matters = (given: Given) => resolution(given).assumptions.map((each) => [each.message, each.matters]);

describe('a command that is not run', () => {
  const config = 'Match exec true\n  User yes\n  IdentityFile /k\nMatch all\n  User no\n';

  test('is taken not to match', () => {
    expect(dump({ config }, 'user')).toEqual(['user no']);
  });

  test('is named as an assumption, with its place', () => {
    const { assumptions } = resolution({ config });
    expect(assumptions.map(({ kind, message, place }) => [kind, message, place?.directive.lineNumber])).toEqual([
      ['exec-not-run', '`true` was not run', 1],
    ]);
  });

  test('leaves undecided what it could change', () => {
    expect(option({ config }, 'user')).toEqual({ values: ['no'], undecided: true });
    expect(option({ config }, 'identityfile')?.undecided).toBe(true);
    expect(option({ config }, 'port')).toEqual({ values: ['22'], undecided: false });
  });

  test('leaves lines that may win', () => {
    expect(candidates({ config }, 'user')).toEqual(['config:5 wins: no', 'config:2 may-win: yes']);
    expect(candidates({ config }, 'identityfile')).toEqual(['config:3 may-win: /k']);
  });

  test('does not matter where it changes nothing', () => {
    expect(matters({ config })).toEqual([['`true` was not run', true]]);
    expect(matters({ config: 'User a\nMatch exec true\nUser b\n' })).toEqual([['`true` was not run', false]]);
    expect(matters({ config: 'Match exec true\nUser a\nMatch all\nUser a\n' })).toEqual([
      ['`true` was not run', false],
    ]);
  });

  test('matters where one of its answers changes something, whatever the others do', () => {
    expect(matters({ config: 'User a\nMatch exec a\nUser b\nMatch exec c\nPort 7\n' })).toEqual([
      ['`a` was not run', true],
      ['`c` was not run', true],
    ]);
  });

  test('leaves undecided what it could shorten', () => {
    const config = 'SendEnv A\nMatch !exec true\nSendEnv B\n';
    expect(option({ config }, 'sendenv')).toEqual({ values: ['A', 'B'], undecided: true });
  });

  test('says nothing of names that are not looked up', () => {
    const config = 'CanonicalizeHostname yes\nCanonicalDomains a.example\nMatch exec true\nPort 7\n';
    expect(matters({ config })).toEqual([
      ['`true` was not run', true],
      ['the name server does not know host.a.example.', false],
    ]);
  });

  test('matters where ssh would end, also to a client without -G', () => {
    expect(matters({ release: '6.6', config: 'Match exec true\nHostName %n\n' })).toEqual([
      ['`true` was not run', true],
    ]);
  });

  test('matters where ssh would end', () => {
    expect(matters({ release: '10.6', config: 'Match exec true\nRefuseConnection x\n' })).toEqual([
      ['`true` was not run', true],
    ]);
  });

  test('is asked about once for each place and command', () => {
    const given = { config: 'Match final exec a\nUser x\n' };
    expect(matters({ ...given, config: `${given.config}Match exec a\nUser y\n` })).toEqual([
      ['`a` was not run', true],
      ['`a` was not run', true],
    ]);
    expect(matters({ config: 'Match exec "x %h" final\nHost x\n' })).toEqual([['`x host` was not run', false]]);
  });

  test('is not asked about behind a criterion that fails', () => {
    expect(matters({ config: 'Match host other exec true\nUser x\n' })).toEqual([]);
  });

  test('is asked about behind a negation', () => {
    const given = { config: 'Match !exec true\nUser yes\nMatch all\nUser no\n' };
    expect(dump(given, 'user')).toEqual(['user yes']);
    expect(option(given, 'user')?.undecided).toBe(true);
    expect(candidates(given, 'user')).toEqual(['config:2 wins: yes', 'config:4 shadowed by config:2: no']);
  });

  test('of several, each may match', () => {
    const given = { config: 'Match exec a\nUser a\nMatch exec b\nUser b\nMatch exec c\nPort 7\n' };
    expect(candidates(given, 'user').toSorted()).toEqual(['config:2 may-win: a', 'config:4 may-win: b']);
    expect(option(given, 'port')).toEqual({ values: ['22'], undecided: true });
    expect(matters(given)).toHaveLength(3);
  });

  test('of an Include is looked into only if it may apply', () => {
    const given = { config: 'Match exec a\nInclude f\n', files: { f: 'User x\n' } };
    expect(option(given, 'user')).toEqual({ values: ['ada'], undecided: true });
  });

  test('that is run decides', () => {
    const given = { config, commands: { true: '' } };
    expect(dump(given, 'user')).toEqual(['user yes']);
    expect(option(given, 'user')?.undecided).toBe(false);
    expect(matters(given)).toEqual([]);
  });
});

describe('more commands than can be tried', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, at) => `Match exec c${at}\nUser a\n`).join('');

  test('count as if they mattered', () => {
    const started = performance.now();
    const given = { config: `User b\n${lines(60)}` };
    expect(new Set(matters(given).map(([, matter]) => matter))).toEqual(new Set([true]));
    expect(performance.now() - started).toBeLessThan(5000);
    expect(matters({ config: `User b\n${lines(3)}` }).map(([, matter]) => matter)).toEqual([false, false, false]);
  });

  test('are tried 64 times at most', () => {
    let count = 0;
    const base = resolution({ config: 'User a\n' });
    const explored = exploreWorlds((answers) => {
      count += 1;
      return { resolution: base, asked: Array.from({ length: 20 }, (_, at) => answers[at] ?? false) };
    });
    expect(count).toBe(64);
    expect(explored.dump).toEqual(base.dump);
  });

  test('are all tried where there are six', () => {
    const seen = new Set<string>();
    const base = resolution({ config: 'User a\n' });
    exploreWorlds((answers) => {
      const asked = Array.from({ length: 6 }, (_, at) => answers[at] ?? false);
      seen.add(asked.join());
      return { resolution: base, asked };
    });
    expect(seen.size).toBe(64);
  });
});

test('a resolver answers for many destinations', () => {
  const { resolve } = resolverOf({ config: 'Host a\nUser x\nHost b\nUser y\nMatch exec z\nPort 7\n' });
  const user = (host: string) => resolve([host]).options.get('user')?.values;
  expect([user('a'), user('b'), user('c'), user('a')]).toEqual([['x'], ['y'], ['ada'], ['x']]);
});

test('one destination is one question', () => {
  const { user, environment, files } = memoryPorts({ files: { '/c': 'User c\n' } });
  const world = { files, user, environment, hostName: 'h', networkAddresses: () => [], program: 'ssh' };
  const answer = resolve(['host'], release('9.2'), { ...world, userConfig: '/c', systemConfig: undefined });
  expect(answer.options.get('user')?.values).toEqual(['c']);
});
