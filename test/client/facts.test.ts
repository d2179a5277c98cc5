import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { AlgorithmClass, Client } from '../../src/client/client.ts';
import { clientFor } from '../../src/client/facts.ts';
import { client, specOf } from './specs.ts';

const folder = fileURLToPath(new URL('../../../shared/facts/openssh/', import.meta.url));
const isThere = existsSync(folder);
/** Why the comparisons are skipped. */
const obstacle = isThere ? '' : ' (skipped: needs ../shared/facts beside the checkout)';

const read = <T extends v.GenericSchema>(name: string, schema: T): v.InferOutput<T> =>
  v.parse(schema, JSON.parse(readFileSync(`${folder}${name}`, 'utf8')));

/** `deb-9.2p1-2deb12u10` is what the facts call the client that says `OpenSSH_9.2p1 Debian-2+deb12u10`. */
function measured(label: string): Client {
  const [, release, revision = ''] = /^deb-([^-]*)-(?:ssh1-)?(.*)$/.exec(label) ?? [];
  const spelt = revision.replace(/deb(?=\d)/, '+deb').replace(/bpo(\d+)$/, '~bpo$1+1');
  const spec = specOf(release === undefined ? label.replace('-nossl', '') : `OpenSSH_${release} Debian-${spelt}`);
  return clientFor({ ...spec, libcrypto: !label.endsWith('-nossl') });
}

describe.skipIf(!isThere)(`keywords of every release${obstacle}`, () => {
  const schema = v.object({
    versions: v.array(v.string()),
    keywords: v.record(
      v.string(),
      v.object({
        name: v.string(),
        history: v.array(
          v.object({
            from: v.string(),
            to: v.nullable(v.string()),
            state: v.array(v.string()),
            cond: v.array(v.string()),
          }),
        ),
      }),
    ),
  });

  test('have the state that the tags give them', () => {
    const facts = read('keywords.json', schema);
    const at = (version: string) => facts.versions.indexOf(version);
    const wrong = facts.versions.flatMap((release) =>
      Object.entries(facts.keywords).flatMap(([name, { history }]) => {
        const entry = history.find(({ from, to }) => at(from) <= at(release) && (to === null || at(release) <= at(to)));
        // Upstream's build: with PKCS#11, without GSSAPI and protocol 1.
        const state = entry?.state.length === 2 && entry.cond[0] !== 'ENABLE_PKCS11' ? 'unsupported' : entry?.state[0];
        const got = client(release).keyword(name)?.state ?? 'absent';
        return got === (state ?? 'absent') ? [] : [`${release} ${name}: ${got}, not ${state}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('are spelt as documented', () => {
    const facts = read('keywords.json', schema);
    const names = Object.values(facts.keywords).map(({ name }) => name);
    const spelt = new Set(
      ['6.0', '6.6', '7.5', '8.5', '10.6'].flatMap((release) => {
        const each = client(release);
        return each.keywords.map((name) => each.keyword(name)?.name);
      }),
    );
    expect(names.filter((name) => !spelt.has(name))).toEqual([]);
  });
});

describe.skipIf(!isThere)(`algorithms of every release${obstacle}`, () => {
  const names = v.nullable(v.array(v.string()));
  const schema = v.object({
    versions: v.array(v.string()),
    perVersion: v.record(
      v.string(),
      v.object({
        defaults: v.record(v.string(), names),
        supported: v.record(v.string(), names),
        defaultIdentityFiles: v.array(v.string()),
      }),
    ),
  });
  const defaultsOf: readonly (readonly [AlgorithmClass, string])[] = [
    ['ciphers', 'ciphers'],
    ['macs', 'macs'],
    ['kex', 'kex'],
    ['hostkey', 'hostkey'],
    ['casignature', 'casignature'],
    ['pubkey', 'pubkeyaccepted'],
    ['hostbased', 'hostbasedaccepted'],
  ];
  const supportedOf: readonly (readonly [AlgorithmClass, string])[] = [
    ['ciphers', 'ciphers'],
    ['macs', 'macs'],
    ['kex', 'kex'],
    ['hostkey', 'signatureAlgorithms'],
    ['pubkey', 'signatureAlgorithms'],
    ['hostbased', 'signatureAlgorithms'],
  ];

  test('stand in the order of the tags', () => {
    const facts = read('algorithms.json', schema);
    const wrong = facts.versions.flatMap((release) => {
      const each = client(release);
      const expected = facts.perVersion[release];
      const defaults = defaultsOf.filter(([of, name]) => {
        const list = expected?.defaults[name];
        // Up to 6.9 every key type may log in, and nothing says so but a star.
        const isOpen = list === undefined || list === null || list[0] === '*';
        return of !== 'casignature' && isOpen ? false : String(each.algorithms(of).defaults) !== String(list ?? []);
      });
      const supported = supportedOf.filter(
        ([of, name]) => String(each.algorithms(of).supported) !== String(expected?.supported[name]),
      );
      return [...defaults, ...supported].map(([of]) => `${release} ${of}`);
    });
    expect(wrong).toEqual([]);
  });

  test('go with the default identities', () => {
    const facts = read('algorithms.json', schema);
    const wrong = facts.versions.filter(
      (release) =>
        client(release).option('identityfile')?.defaultValue !==
        facts.perVersion[release]?.defaultIdentityFiles.join('\n'),
    );
    expect(wrong).toEqual([]);
  });
});

describe.skipIf(!isThere)(`ssh -G of measured clients${obstacle}`, () => {
  const schema = v.object({ dumps: v.array(v.object({ clients: v.array(v.string()), order: v.array(v.string()) })) });

  test('prints its lines in the measured order', () => {
    const { dumps } = read('dump-order.json', schema);
    const wrong = dumps.flatMap(({ clients, order }) =>
      clients.flatMap((label) => {
        const lines = order.filter((line, index) => line !== order[index - 1]);
        const printed = measured(label).dumpOrder.filter((line) => lines.includes(line));
        return String(printed) === String(lines) ? [] : [label];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('prints a default for every line of an empty config but those of the destination', () => {
    const { dumps } = read('dump-order.json', schema);
    const computed = ['host', 'user', 'hostname', 'userknownhostsfile', 'updatehostkeys'];
    const wrong = dumps.flatMap(({ clients, order }) =>
      clients.flatMap((label) => {
        const each = measured(label);
        const filled = each.keywords.flatMap((name) => {
          const option = each.keyword(name)?.option;
          return option?.printed !== undefined && option.defaultValue !== undefined ? [option.printed] : [];
        });
        const lines = new Set(order.filter((line) => !computed.includes(line)));
        const differing = [
          ...[...lines].filter((line) => !filled.includes(line)),
          ...filled.filter((line) => !lines.has(line) && !computed.includes(line)),
        ];
        return differing.length === 0 ? [] : [`${label}: ${[...new Set(differing)]}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe.skipIf(!isThere)(`defaults and words that were measured${obstacle}`, () => {
  const schema = v.object({
    probes: v.array(
      v.object({
        name: v.string(),
        cfg: v.string(),
        args: v.array(v.string()),
        keys: v.array(v.string()),
        results: v.array(
          v.object({ clients: v.array(v.string()), rc: v.number(), g: v.record(v.string(), v.array(v.string())) }),
        ),
      }),
    ),
  });

  test('one word behind a flag or an enumeration is printed as the table says, or refused', () => {
    const { probes } = read('conformance.json', schema);
    const wrong = probes.flatMap(({ name, cfg, args, results }) => {
      const [, keyword = '', word = ''] = /^(\w+) ([\w-]+)\n$/.exec(cfg) ?? [];
      if (word === '' || args.length > 0) return [];
      return results.flatMap(({ clients: labels, rc, g }) =>
        labels.flatMap((label) => {
          const option = measured(label).keyword(keyword.toLowerCase())?.option;
          if (option?.words === undefined || option.printed === undefined) return [];
          const printed = option.words.get(option.ignoreCase ? word.toLowerCase() : word);
          const measuredWord = rc === 0 ? g[option.printed]?.[0] : undefined;
          return printed === measuredWord ? [] : [`${name} ${label}: ${printed}, not ${measuredWord}`];
        }),
      );
    });
    expect(wrong).toEqual([]);
  });
});
