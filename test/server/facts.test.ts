import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { builtIn } from '../../src/server/built-in.ts';
import { fieldsOf, policyFor } from '../../src/server/policies.ts';

const folder = fileURLToPath(new URL('../../../shared/facts/servers/', import.meta.url));
const isThere = existsSync(folder);
/** Why the comparisons are skipped. */
const obstacle = isThere ? '' : ' (skipped: needs ../shared/facts beside the checkout)';

const read = <T extends v.GenericSchema>(name: string, schema: T): v.InferOutput<T> =>
  v.parse(schema, JSON.parse(readFileSync(`${folder}${name}`, 'utf8')));

const hostKeys = v.object({
  hostKeys: v.array(
    v.object({ host: v.string(), sha256: v.string(), status: v.string(), publicKey: v.nullable(v.string()) }),
  ),
  doNotShip: v.array(v.object({ publicKey: v.string(), sha256: v.string() })),
});
const policies = v.object({
  policies: v.array(
    v.object({
      id: v.string(),
      match: v.object({ hostPatterns: v.array(v.string()), ports: v.array(v.number()) }),
      facts: v.array(v.object({ what: v.string(), confidence: v.string() })),
    }),
  ),
});

describe.skipIf(!isThere)(`host keys${obstacle}`, () => {
  const ours = builtIn.flatMap(({ hostKeys: keys = [] }) => keys);

  /** A host for tests of Launchpad, and hosts of which only part of the name is sure. */
  const left = /^git\.qastaging\.|^devops\.scmservice\./;

  test('are those that were collected, of the same standing', () => {
    const theirs = read('host-keys.json', hostKeys).hostKeys.filter(
      ({ host, status }) => status !== 'invalid-in-source' && !left.test(host),
    );
    const row = (fingerprint: string, status: string, key: string | null) => `${fingerprint} ${status} ${key}`;
    expect(ours.map(({ fingerprint, status, key }) => row(fingerprint, status, key ?? null)).toSorted()).toEqual(
      theirs.map(({ sha256, status, publicKey }) => row(sha256, status, publicKey)).toSorted(),
    );
  });

  test('are none of those that somebody made up', () => {
    const { doNotShip } = read('host-keys.json', hostKeys);
    const texts = new Set(ours.flatMap(({ fingerprint, key = '' }) => [fingerprint, key]));
    expect(doNotShip.filter(({ publicKey, sha256 }) => texts.has(publicKey) || texts.has(sha256))).toEqual([]);
    expect(doNotShip.length).toBeGreaterThan(0);
  });
});

describe.skipIf(!isThere)(`services${obstacle}`, () => {
  /** No server, a host name that is a guess, or one that anybody’s machine may have. */
  const left = new Set(['jsch', 'oci-devops', 'gerrit', 'ec2-linux', 'azure-vm', 'wpengine', 'aws-transfer']);

  test('are found where they were collected', () => {
    const lost = read('policies.json', policies).policies.flatMap(({ id, match: { hostPatterns, ports } }) =>
      left.has(id)
        ? []
        : hostPatterns.filter((hostName) => !ports.some((port) => policyFor({ hostName, port }) !== undefined)),
    );
    expect(lost).toEqual([]);
  });

  test('claim no more than was collected', () => {
    const weak = new Set(['low', 'unverified']);
    const all = read('policies.json', policies).policies.flatMap(({ facts }) => facts);
    const bad = all.filter(({ confidence }) => weak.has(confidence)).length;
    const low = builtIn.flatMap(({ facts }) => fieldsOf(facts).flatMap(([, each]) => each));
    expect(low.filter(({ confidence }) => confidence === 'low').length).toBeLessThanOrEqual(bad);
  });
});
