import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { AlgorithmClass, OptionFacts } from '../../src/client/client.ts';
import { type RealClient, realClients } from '../support/real-clients.ts';
import { client } from './specs.ts';

const clients = realClients();

/** Only asks what a client is made of: no config, no terminal, no environment. */
function ask({ path }: RealClient, ...args: readonly string[]): readonly string[] {
  const { stdout, status } = spawnSync(path, args, {
    encoding: 'utf8',
    timeout: 10_000,
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout.trimEnd().split('\n') : [];
}

const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-'));
afterAll(() => rmSync(folder, { recursive: true }));

function configOf(lines: readonly string[]): string {
  const path = join(folder, 'config');
  writeFileSync(path, lines.join(''));
  return path;
}

/** What depends on the destination, the account or other options. */
const computed = ['host', 'user', 'hostname', 'userknownhostsfile', 'updatehostkeys'];

/** What ends ssh, changes other options or is changed by them. */
const meddling = ['forkafterauthentication', 'clearallforwardings', 'updatehostkeys'];

const queries: readonly (readonly [AlgorithmClass, readonly string[]])[] = [
  ['ciphers', ['cipher']],
  ['macs', ['mac']],
  ['kex', ['kex']],
  ['hostkey', ['key-sig']],
  ['casignature', ['key-ca-sign', 'sig']],
];

describe.skipIf(clients.length === 0)('what is known of a client is what it says itself', () => {
  test.each(clients)('$banner: defaults, in the order of ssh -G', (real) => {
    const each = client(real.banner);
    const lines = ask(real, '-G', '-F', 'none', 'box.invalid').map((line) => {
      const [name = '', ...value] = line.split(' ');
      return { name, value: value.join(' ') };
    });
    const options = new Map(
      each.keywords.flatMap((name) => {
        const option = each.keyword(name)?.option;
        return option?.printed === undefined ? [] : [[option.printed, option.defaultValue]];
      }),
    );
    const known = each.dumpOrder.flatMap((name) => {
      if (computed.includes(name)) return lines.some((line) => line.name === name) ? [name] : [];
      return (
        options
          .get(name)
          ?.split('\n')
          .map((value) => `${name} ${value}`) ?? []
      );
    });
    const said = lines.map(({ name, value }) => (computed.includes(name) ? name : `${name} ${value}`));
    expect(known).toEqual(said);
  });

  test.each(clients)('$banner: algorithms, in the order of ssh -Q', (real) => {
    const each = client(real.banner);
    const differing = queries.filter(([of, names]) => {
      const answer = names.map((name) => ask(real, '-Q', name)).find((list) => list.length > 0);
      return answer !== undefined && String(each.algorithms(of).supported) !== String(answer);
    });
    expect(differing).toEqual([]);
  });

  test.each(clients)('$banner: words, and what it prints for them', (real) => {
    const each = client(real.banner);
    const options = each.keywords.flatMap((name) => {
      const option = each.keyword(name)?.option;
      const isPrinted = option?.words !== undefined && option.printed !== undefined;
      return isPrinted && !meddling.includes(option.id) ? [option] : [];
    });
    for (let index = 0; index < 12; index += 1) {
      const chosen = options.map(({ printed = '', words }) => {
        const pairs = [...(words ?? [])];
        const [word = '', shown = ''] = pairs[index % pairs.length] ?? [];
        return { printed, word, line: `${printed} ${shown}` };
      });
      // Any case will do since 6.5, and an address needs no name server.
      const config = chosen.map(({ printed, word }) => `${printed} ${word.toUpperCase()}\n`);
      const said = new Set(ask(real, '-G', '-F', configOf(config), '127.0.0.1'));
      expect(chosen.map(({ line }) => line).filter((line) => !said.has(line))).toEqual([]);
    }
  });

  test.each(clients)('$banner: keywords that it does not know or was built without', (real) => {
    const each = client(real.banner);
    const names = [...new Set([...each.keywords, ...client('10.6').keywords, 'usekeychain', 'rsaminsize'])];
    // Of the others a bad value may end the reading.
    const harmless = names.filter((name) => each.keyword(name)?.option?.kind !== 'special');
    const lines = harmless.map((name) => `${name} ${valueFor(each.keyword(name)?.option)}\n`);
    const { stderr } = spawnSync(real.path, ['-G', '-F', configOf(lines), 'box.invalid'], {
      encoding: 'utf8',
      timeout: 10_000,
      env: { PATH: '/usr/bin:/bin' },
    });
    const named = (pattern: RegExp) => [...stderr.matchAll(pattern)].map(([, name]) => name);
    const inState = (state: string | undefined) => harmless.filter((name) => each.keyword(name)?.state === state);
    expect(named(/Bad configuration option: (\w+)/g)).toEqual(inState(undefined));
    expect(named(/Unsupported option "(\w+)"/g)).toEqual(inState('unsupported'));
  });
});

function valueFor(option: OptionFacts | undefined): string {
  switch (option?.kind) {
    case 'enum':
      return [...(option.words?.keys() ?? [])][0] ?? '';
    case 'int':
    case 'time':
      return '1';
    case 'algorithms':
      return (
        client('8.8')
          .algorithms(option.algorithms ?? 'ciphers')
          .defaults.at(-1) ?? ''
      );
    case 'forward':
      return option.id === 'dynamicforward' ? '1080' : '1080 box.invalid:80';
    default:
      return 'no';
  }
}
