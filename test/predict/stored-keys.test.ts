import { describe, expect, test } from 'vitest';
import { knownHostsFrom } from '../../src/keys/known-hosts.ts';
import { storedKeys } from '../../src/predict/stored-keys.ts';
import { policyAt, policyById } from '../../src/server/policies.ts';
import type { HostKey } from '../../src/server/schema.ts';
import { ownKeys } from '../support/own-keys.ts';

const keys = ownKeys();

function statuses(service: string, hostName: string, words: readonly string[], day = '2026-01-01') {
  const policy = policyById(service);
  if (policy === undefined) throw new Error(`no policy ${service}`);
  const published = policyAt(policy, day).hostKeys;
  const { lines } = knownHostsFrom('/k', Buffer.from(words.map((each) => `${hostName} ${each}\n`).join('')));
  return storedKeys({ hostName, lines, published }).map(({ status }) => status);
}

function published(service: string, status: HostKey['status']): readonly string[] {
  const all = policyById(service)?.hostKeys ?? [];
  return all.filter((each) => each.status === status).flatMap(({ key }) => key ?? []);
}

describe('keys that known_hosts keeps of a service', () => {
  test('the current ones', () => {
    const words = published('github', 'current');
    expect(statuses('github', 'github.com', words)).toEqual(words.map(() => 'current'));
    expect(words.length).toBeGreaterThan(2);
  });

  test.each(['github', 'bitbucket'])('those that %s has withdrawn', (service) => {
    const words = published(service, 'revoked');
    expect(statuses(service, 'host.example', words)).toEqual(words.map(() => 'revoked'));
    expect(words.length).toBeGreaterThan(0);
  });

  test('a key withdrawn later was current before', () => {
    expect(statuses('github', 'github.com', published('github', 'revoked'), '2023-01-01')).toEqual(['current']);
  });

  test('others, of a type that is published and of one that is not', () => {
    const own = [keys.words('ed25519'), keys.words('ecdsa-521')];
    expect(statuses('github', 'github.com', own)).toEqual(['other', 'unpublished']);
  });

  test('lines with a marker are no keys of the service', () => {
    const { lines } = knownHostsFrom('/k', Buffer.from(`@revoked github.com ${keys.words('ed25519')}\n`));
    expect(storedKeys({ hostName: 'github.com', lines, published: [] })).toEqual([]);
  });

  test('a key that is published twice is withdrawn where one of the two says so', () => {
    const { lines } = knownHostsFrom('/k', Buffer.from(`a.example ${keys.words('ed25519')}\n`));
    const fingerprint = lines[0]?.key.fingerprint ?? '';
    const said = (status: HostKey['status']): HostKey => ({ fingerprint, status, confidence: 'high', sources: ['x'] });
    const both = [said('current'), said('revoked')];
    for (const published of [both, both.toReversed()])
      expect(storedKeys({ hostName: 'a.example', lines, published })).toMatchObject([{ status: 'revoked' }]);
  });

  test('a key may belong to some hosts only', () => {
    const { lines } = knownHostsFrom('/k', Buffer.from(`a.example ${keys.words('ed25519')}\n`));
    const fingerprint = lines[0]?.key.fingerprint ?? '';
    const key: HostKey = { hosts: ['b.*', 'c.*'], fingerprint, status: 'revoked', confidence: 'high', sources: ['x'] };
    const status = (hostName: string) => storedKeys({ hostName, lines, published: [key] })[0]?.status;
    expect([status('a.example'), status('B.example')]).toEqual(['unpublished', 'revoked']);
  });
});
