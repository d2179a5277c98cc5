import { expect, test } from 'vitest';
import twoKeys from '../../rules/identity-same-service-two-keys.ts';
import { lint } from '../../src/lint/lint.ts';
import { remembering } from '../../src/lint/surroundings.ts';
import { aroundIn } from '../support/around.ts';
import { ed25519Key } from '../support/made-keys.ts';
import { home, memoryPorts } from '../support/memory-ports.ts';
import { clientOf } from '../support/rule-tester.ts';

const path = `${home}/.ssh/config`;

test('what connections say of an alias is not foretold once more', () => {
  const names = ['work', 'home', 'third'];
  const keys = names.map((name) => [name, ed25519Key(name)] as const);
  const text = names.map((name) => `Host ${name}\n  HostName github.com\n  User git\n  IdentityFile ~/.ssh/${name}\n`);
  const ports = memoryPorts({
    files: {
      [path]: text.join(''),
      ...Object.fromEntries(keys.map(([name, key]) => [`${home}/.ssh/${name}`, key.private])),
    },
  });
  const around = aroundIn(
    ports,
    keys.flatMap(([name, { line }]) => (name === 'home' ? [line] : [])),
  );
  const asked: (readonly [string, number])[] = [];
  const { findings } = lint({
    ports,
    clients: [clientOf('9.2')],
    configs: [{ files: [{ path, role: 'user' }] }],
    rules: [twoKeys],
    settings: { preset: 'recommended', rules: {}, overrides: [] },
    surroundings: (config, client) => {
      const found = around(config, client);
      const { foretell } = found ?? {};
      if (found === undefined || foretell === undefined) return found;
      return {
        ...found,
        foretell(destination, texts) {
          asked.push([destination, texts.size]);
          return foretell(destination, texts);
        },
      };
    },
  });
  expect(findings.map(({ destinations }) => destinations)).toEqual([['work'], ['third']]);
  expect(asked).toEqual([
    ['work', 1],
    ['third', 1],
  ]);
});

test('a destination is foretold once for each state of the texts, of which the last ten are known', () => {
  const asked: string[] = [];
  const { foretell } = remembering({
    connections: () => [],
    namedFiles: () => [],
    namedPlaces: () => [],
    foretell(destination, texts) {
      asked.push(`${destination} ${[...texts.values()].join(' ')}`);
      return undefined;
    },
  });
  const ask = (name: string, ...texts: readonly string[]) =>
    foretell?.(name, new Map(texts.map((text) => [path, text])));
  for (const name of ['a', 'b', 'a']) ask(name);
  for (const text of ['1', '2', '1']) ask('a', text);
  expect(asked.splice(0)).toEqual(['a ', 'b ', 'a 1', 'a 2']);
  for (const text of ['3', '4', '5', '6', '7', '8', '9', '10', '2', '11']) ask('a', text);
  expect(asked.splice(0)).toEqual(['a 3', 'a 4', 'a 5', 'a 6', 'a 7', 'a 8', 'a 9', 'a 10', 'a 11']);
  ask('a');
  ask('a', '1');
  expect(asked).toEqual(['a 1']);
});
