import { describe, expect, test } from 'vitest';
import { parseBanner } from '../../src/client/banner.ts';
import type { AlgorithmClass, OptionFacts, Version } from '../../src/client/client.ts';
import { criteriaOf, criterion } from '../../src/client/criteria.ts';
import { algorithms, behaviours, builds, dumpOrder, keywords, options, systems } from '../../src/client/data.ts';
import { holds } from '../../src/client/era.ts';
import { allMessages, message } from '../../src/client/messages.ts';
import { compareRevisions } from '../../src/client/revision.ts';
import type { Era } from '../../src/client/schema.ts';
import { parseTarget } from '../../src/client/target.ts';
import { compareVersions, formatVersion, knownReleases, parseVersion } from '../../src/client/version.ts';
import { client, everyClient, everySpec } from './specs.ts';

const classes: readonly AlgorithmClass[] = ['ciphers', 'macs', 'kex', 'hostkey', 'pubkey', 'hostbased', 'casignature'];

type Eras = readonly [name: string, eras: readonly Era[]];

const optionEras: readonly Eras[] = Object.entries(options.options).flatMap(([id, option]) =>
  [option.kind, option.words, option.default, option.tokens, option.environment].flatMap((dated): readonly Eras[] =>
    dated === undefined || typeof dated === 'string' ? [] : [[id, dated]],
  ),
);
const everyEras: readonly Eras[] = [
  ...optionEras,
  ...Object.entries(keywords).map(([name, { eras = [] }]): Eras => [name, eras]),
  ...classes.flatMap((of): readonly Eras[] => [
    [of, algorithms.supported[of]],
    [of, algorithms.defaults[of]],
  ]),
  ...Object.entries({ ...behaviours, ...builds }).map(([id, { eras }]): Eras => [id, eras]),
];

/** Bugs that every release has: the entry waits for the one that mends it. */
const unmended = ['logverbose-keeps-all'];
const begunEras = everyEras.filter(([name]) => !unmended.includes(name));

const isGeneral = ({ vendors, with: trait, without }: Era) =>
  vendors === undefined && trait === undefined && without === undefined;

const version = (text: string): Version => parseVersion(text) ?? { major: 0, minor: 0, patch: 0 };

describe('eras', () => {
  test('begin before they end', () => {
    const wrong = everyEras.filter(([, eras]) =>
      eras.some(({ from = '6.0', to = '99.0', revisions }) => {
        const { from: begin, to: end } = revisions ?? {};
        const backwards = begin !== undefined && end !== undefined && compareRevisions(begin, end) > 0;
        return backwards || compareVersions(version(from), version(to)) > 0;
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('without a vendor or a trait stand in order and do not overlap', () => {
    const wrong = everyEras.filter(([, eras]) => {
      const general = eras.filter(isGeneral);
      const starts = general.map(({ from = '6.0' }) => version(from));
      const ordered = starts.every((start, index) => {
        const next = starts[index + 1];
        return next === undefined || compareVersions(start, next) < 0;
      });
      const alone = everySpec.every((spec) => general.filter((era) => holds(era, spec)).length <= 1);
      return !(ordered && alone);
    });
    expect(wrong).toEqual([]);
  });

  test('name releases that exist', () => {
    const existing = new Set(knownReleases().flatMap((release) => [release, release.split('p')[0]]));
    const named = begunEras.flatMap(([, eras]) => eras.flatMap(({ from, to }) => [from, to]));
    expect(named.filter((name) => name !== undefined && !existing.has(name))).toEqual([]);
  });

  test('hold for somebody', () => {
    const wrong = begunEras.filter(([, eras]) => eras.some((era) => !everySpec.some((spec) => holds(era, spec))));
    expect(wrong).toEqual([]);
  });
});

describe('keywords', () => {
  test('are spelt as their name, in lower case', () => {
    expect(Object.entries(keywords).filter(([spelling, { name }]) => name.toLowerCase() !== spelling)).toEqual([]);
  });

  test('point at options that exist', () => {
    const ids = Object.entries(keywords).flatMap(([spelling, { eras = [{}] }]) =>
      eras.filter(({ state }) => state === undefined).map(({ option }) => option ?? spelling),
    );
    expect(ids.filter((id) => options.options[id] === undefined)).toEqual([]);
    expect(Object.keys(options.options).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', ''])('%j is none', (name) => {
    const each = client('10.6');
    expect([each.keyword(name), each.option(name), criterion(name, each), message(name, each)]).toEqual(
      Array.from({ length: 4 }),
    );
    expect(() => each.does(name)).toThrow();
    expect('problem' in parseTarget(name)).toBe(true);
    expect(parseBanner(`OpenSSH_9.2p1 ${name}-1`)?.vendorCertain).toBe(false);
  });

  test('have an option if, and only if, they act', () => {
    const wrong = everyClient.flatMap((each) =>
      each.keywords.filter(
        (name) => (each.keyword(name)?.state === 'active') !== (each.keyword(name)?.option !== undefined),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('options', () => {
  const everyOption = everyClient.flatMap((each) =>
    Object.keys(options.options).flatMap((id): readonly (readonly [string, OptionFacts])[] => {
      const option = each.option(id);
      return option === undefined ? [] : [[each.label, option]];
    }),
  );

  test('use every table of words, and none that does not exist', () => {
    const named = Object.values(options.options).flatMap(({ words }) =>
      words === undefined || typeof words === 'string' ? (words ?? 'flag') : words.map(({ value }) => value),
    );
    expect([...new Set(named)].toSorted()).toEqual(Object.keys(options.words).toSorted());
  });

  test('have words if, and only if, they are flags or enumerations, and a default that is one of them', () => {
    const wrong = everyOption.filter(([, { kind, words, defaultValue }]) => {
      const hasWords = kind === 'flag' || kind === 'enum';
      if (!hasWords || words === undefined) return hasWords !== (words !== undefined);
      return words.size === 0 || (defaultValue !== undefined && ![...words.values()].includes(defaultValue));
    });
    expect(wrong).toEqual([]);
  });

  test('name an algorithm class if, and only if, they are lists of algorithms', () => {
    const wrong = everyOption.filter(([, { kind, algorithms: of }]) => (kind === 'algorithms') !== (of !== undefined));
    expect(wrong).toEqual([]);
  });

  test('expand tokens that exist, each once, a percent sign among them', () => {
    const wrong = everyOption.filter(
      ([, { tokens }]) =>
        !/^[%CHIKLTdfhijklnprtu]*$/.test(tokens) ||
        new Set(tokens).size !== tokens.length ||
        (tokens !== '' && !tokens.startsWith('%')),
    );
    expect(wrong).toEqual([]);
  });

  test('of the newest release are printed, but for those that are no values', () => {
    const newest = client('10.6');
    const silent = Object.keys(options.options).filter((id) => {
      const option = newest.option(id);
      return option !== undefined && option.printed === undefined;
    });
    expect(silent.toSorted()).toEqual(['host', 'include', 'match', 'refuseconnection']);
  });
});

describe('algorithms', () => {
  test('every default is supported, and stands once', () => {
    const wrong = everyClient.flatMap((each) =>
      classes.flatMap((of) => {
        const { supported, defaults } = each.algorithms(of);
        const isSound =
          defaults.every((name) => supported.includes(name)) &&
          new Set(defaults).size === defaults.length &&
          new Set(supported).size === supported.length;
        return isSound ? [] : [`${each.label} ${of}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('every client has some of each class that it can be asked for', () => {
    const empty = everyClient.flatMap((each) =>
      Object.keys(options.options).flatMap((id) => {
        const of = each.option(id)?.algorithms;
        return of === undefined || each.algorithms(of).defaults.length > 0 ? [] : [`${each.label} ${of}`];
      }),
    );
    expect(empty).toEqual([]);
  });
});

describe('dump order', () => {
  test('prints each name once, and only options that the client has', () => {
    const wrong = everyClient.flatMap((each) => {
      const printable = new Set(each.keywords.map((name) => each.keyword(name)?.option?.printed));
      const isSound = new Set(each.dumpOrder).size === each.dumpOrder.length;
      const strange = each.dumpOrder.filter((line) => line !== 'host' && !printable.has(line));
      return isSound && strange.length === 0 ? [] : [`${each.label} ${strange}`];
    });
    expect(wrong).toEqual([]);
  });

  test('is empty before there was ssh -G', () => {
    const old = everyClient.filter(({ version }) => version.major === 6 && version.minor < 8);
    expect(old.filter((each) => each.dumpOrder.length > 0 || each.option('user')?.printed !== undefined)).toEqual([]);
    expect(old.length).toBeGreaterThan(0);
  });

  test('names options that exist', () => {
    const named = dumpOrder.lines.map((line) => (typeof line === 'string' ? line : (line.option ?? line.line)));
    expect(named.filter((id) => options.options[id] === undefined)).toEqual([]);
  });
});

describe('behaviours, builds, systems, criteria, messages', () => {
  test('no behaviour may be misspelt', () => {
    expect(() => client('9.2').does('no-such-thing')).toThrow('no-such-thing');
  });

  test('every system release has a release that exists', () => {
    const wrong = Object.values(systems).filter(({ version }) => !knownReleases().includes(version));
    expect(wrong).toEqual([]);
  });

  test('no two system releases share a name', () => {
    const names = Object.entries(systems).flatMap(([name, { aliases = [] }]) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('criteria come with Match, and exec alone expands tokens', () => {
    expect(criteriaOf(client('6.4'))).toEqual([]);
    const wrong = everyClient
      .flatMap(criteriaOf)
      .filter(
        ({ name, tokens, argument }) =>
          (tokens !== '') !== (name === 'exec') || (name === 'exec') !== (argument === 'command'),
      );
    expect(wrong).toEqual([]);
  });

  test('every message is said by some client, and none is said that is not known', () => {
    const unsaid = allMessages().filter(({ id }) => !everyClient.some((each) => message(id, each) !== undefined));
    expect(unsaid).toEqual([]);
    expect(message('no-such-message', client('9.2'))).toBeUndefined();
  });
});

describe('releases', () => {
  test('stand in order', () => {
    const versions = knownReleases().map((release) => parseVersion(release));
    expect(versions.map((version) => version && formatVersion(version))).toEqual(knownReleases());
    const sorted = versions.flatMap((version) => version ?? []).toSorted(compareVersions);
    expect(sorted).toEqual(versions);
  });
});
