import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { algorithms } from '../../src/client/data.ts';
import { builtIn } from '../../src/server/built-in.ts';
import { fieldsOf, knowledge, lineage, policyAt, policyById, policyFor } from '../../src/server/policies.ts';
import type { Fact, Field, Policy } from '../../src/server/schema.ts';
import { intersects } from '../../src/syntax/cover.ts';

const everyFact = builtIn.flatMap(({ id, facts }) =>
  fieldsOf(facts).flatMap(([field, all]) => all.map((fact) => ({ id, field, fact }))),
);
const namesOf = (fact: Fact): readonly string[] => {
  if ('has' in fact) return fact.has;
  if ('lacks' in fact) return fact.lacks;
  return Array.isArray(fact.value) ? fact.value : [];
};

const supported = (...classes: readonly (keyof typeof algorithms.supported)[]) =>
  new Set(classes.flatMap((of) => algorithms.supported[of].flatMap(({ list = [] }) => list)));

/** What no OpenSSH client has a name for. */
const foreign = new Set(['mlkem1024nistp384-sha384']);

const known: Partial<Record<Field, ReadonlySet<string>>> = {
  kexAlgorithms: new Set([...supported('kex'), ...foreign]),
  hostKeyAlgorithms: supported('hostkey'),
  hostKeyTypes: supported('hostkey'),
  ciphers: supported('ciphers'),
  macs: supported('macs'),
  serverSigAlgs: supported('hostkey'),
  acceptedSigAlgs: supported('hostkey'),
  userKeyTypes: supported('hostkey'),
  caSignatureAlgorithms: supported('casignature'),
};

describe('policies', () => {
  test('have ids and names of their own', () => {
    expect(new Set(builtIn.map(({ id }) => id)).size).toBe(builtIn.length);
    expect(new Set(builtIn.map(({ name }) => name)).size).toBe(builtIn.length);
  });

  test('stand in the order of their ids', () => {
    const ids = builtIn.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
  });

  test('extend what exists, and never themselves', () => {
    const endless = builtIn.filter((policy) => {
      const seen = new Set<string>();
      for (let each: Policy | undefined = policy; each !== undefined; each = policyById(each.extends ?? '')) {
        if (seen.has(each.id)) return true;
        seen.add(each.id);
      }
      return false;
    });
    expect(endless).toEqual([]);
    expect(builtIn.filter((policy) => policy.extends !== undefined && lineage(policy).length < 2)).toEqual([]);
  });

  test('say something', () => {
    expect(builtIn.filter(({ facts, notes = [] }) => fieldsOf(facts).length + notes.length === 0)).toEqual([]);
  });

  test('only services are found by host name, and each has one', () => {
    const elsewhere = ['ec2-instance-connect'];
    const wrong = builtIn.filter(
      ({ id, kind, match }) => (kind === 'service' && !elsewhere.includes(id)) !== (match !== undefined),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('two do not meet at one host and port', () => {
    const places = builtIn.flatMap(({ id, match = [] }) =>
      match.flatMap(({ host, ports }) => host.flatMap((name) => ports.map((port) => ({ id, name, port })))),
    );
    const meeting = places.flatMap((one) =>
      places
        .filter(({ id, port, name }) => id < one.id && port === one.port && intersects(name, one.name))
        .map(({ id, name }) => `${id} ${name}, ${one.id} ${one.name}`),
    );
    expect(meeting).toEqual([]);
    const lost = places.filter(({ id, name, port }) => policyFor({ hostName: name, port })?.id !== id);
    expect(lost).toEqual([]);
  });
});

describe('facts', () => {
  test('stand in fields that are known to all', () => {
    const unseen = builtIn.filter(({ facts }) => fieldsOf(facts).length !== Object.keys(facts).length);
    expect(unseen.map(({ id }) => id)).toEqual([]);
  });

  test('name algorithms that some client has, or that are known to be foreign', () => {
    const wrong = everyFact.flatMap(({ id, field, fact }) =>
      namesOf(fact)
        .filter((name) => known[field]?.has(name) === false)
        .map((name) => `${id} ${field} ${name}`),
    );
    expect(wrong).toEqual([]);
    const named = everyFact.flatMap(({ fact }) => namesOf(fact));
    expect([...foreign].filter((name) => !named.includes(name) || supported('kex').has(name))).toEqual([]);
  });

  test('name each algorithm once', () => {
    expect(everyFact.filter(({ fact }) => new Set(namesOf(fact)).size !== namesOf(fact).length)).toEqual([]);
  });

  test('end after they begin', () => {
    const keys = builtIn.flatMap(({ hostKeys = [] }) => hostKeys);
    const dated = [...everyFact.map(({ fact }) => fact), ...keys];
    expect(dated.filter(({ since = '', until = '9999' }) => until <= since)).toEqual([]);
  });

  test('do not contradict each other on any day', () => {
    const days = new Set(['1995-01-01', '2099-12-31', ...everyFact.flatMap(({ fact }) => fact.since ?? [])]);
    const wrong = builtIn.flatMap((policy) =>
      [...days].flatMap((day) =>
        [...policyAt(policy, day.padEnd(10, '-01')).facts].flatMap(([field, all]) => {
          const certain = all.filter(({ condition }) => condition === undefined);
          const { value, has, lacks } = knowledge(all);
          const values = certain.filter((fact) => 'value' in fact).length;
          const both = has.some((name) => lacks.includes(name));
          const more = value !== undefined && has.length + lacks.length > 0;
          return values > 1 || both || more ? [`${policy.id} ${field} ${day}`] : [];
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('come from somewhere that can be found again', () => {
    const said = builtIn.flatMap(({ facts, hostKeys = [], notes = [] }) =>
      [...fieldsOf(facts).flatMap(([, all]) => all), ...hostKeys, ...notes].flatMap(({ sources }) => sources),
    );
    const vague =
      /^(https:\/\/[^\s…]+$|measured: |cop(y|ies)[ ,]|documentation of |openssh-portable|golang\.org\/x\/|administration guide |knowledge base |infosecmonkey)/;
    expect(said.filter((source) => !vague.test(source))).toEqual([]);
  });
});

describe('host keys', () => {
  const keys = builtIn.flatMap(({ id, hostKeys = [] }) => hostKeys.map((key) => ({ id, ...key })));

  test('are public keys of their type, and have the fingerprints that stand there', () => {
    const wrong = keys.filter(({ key, type, fingerprint }) => {
      if (key === undefined) return false;
      const [word = '', body = ''] = key.split(' ');
      const blob = Buffer.from(body, 'base64');
      const length = blob.readUInt32BE(0);
      const inside = blob.subarray(4, 4 + length).toString('latin1');
      const hash = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
      const isWhole = fieldLengths(blob) === blob.length && blob.toString('base64') === body;
      return !(isWhole && word === inside && word === type && fingerprint === `SHA256:${hash}`);
    });
    expect(wrong).toEqual([]);
    expect(keys.filter(({ key }) => key !== undefined).length).toBeGreaterThan(20);
  });

  test('stand once', () => {
    expect(new Set(keys.map(({ fingerprint }) => fingerprint)).size).toBe(keys.length);
  });

  test('are current without an end, or have one', () => {
    expect(keys.filter(({ status, until }) => status === 'current' && until !== undefined)).toEqual([]);
    expect(keys.filter(({ status, until }) => status === 'revoked' && until === undefined)).toEqual([]);
  });

  test('belong to hosts of their policy', () => {
    const wrong = keys.filter(({ id, hosts = [] }) => {
      const own = (policyById(id)?.match ?? []).flatMap(({ host }) => host);
      return !hosts.every((host) => own.some((pattern) => intersects(host, pattern)));
    });
    expect(wrong).toEqual([]);
  });

  test('are of types that the policy does not deny', () => {
    const wrong = keys.filter(({ id, type, status }) => {
      const policy = policyById(id);
      if (policy === undefined || type === undefined || status !== 'current') return false;
      const { value, lacks } = knowledge(policyAt(policy, '2026-11-23').facts.get('hostKeyTypes'));
      return lacks.includes(type) || (Array.isArray(value) && !value.includes(type));
    });
    expect(wrong).toEqual([]);
  });
});

/** Where the length-prefixed fields of a key end. */
function fieldLengths(blob: Buffer): number {
  let at = 0;
  while (at + 4 <= blob.length) at += 4 + blob.readUInt32BE(at);
  return at;
}
