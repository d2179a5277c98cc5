import { describe, expect, test } from 'vitest';
import { knowledge, lineage, policyAt, policyById, policyFor, type ServerPolicy } from '../../src/server/policies.ts';
import type { Fact, Field } from '../../src/server/schema.ts';

function at(id: string, day = '2026-11-23'): ServerPolicy {
  const policy = policyById(id);
  if (policy === undefined) throw new Error(`no policy ${id}`);
  return policyAt(policy, day);
}

const of = (id: string, field: Field, day?: string) => knowledge(at(id, day).facts.get(field));

describe('policyFor', () => {
  test.each([
    ['github.com', 22, 'github'],
    ['GitHub.com', 22, 'github'],
    ['ssh.github.com', 443, 'github'],
    ['acme.ghe.com', 22, 'github-data-residency'],
    ['altssh.gitlab.com', 443, 'gitlab'],
    ['vs-ssh.visualstudio.com', 22, 'azure-devops'],
    ['git-codecommit.eu-west-1.amazonaws.com', 22, 'codecommit'],
    ['s-0123456789abcdef0.server.transfer.eu-west-1.amazonaws.com', 22, 'aws-transfer'],
    ['appserver.dev.0123.drush.in', 2222, 'pantheon'],
  ])('%s port %i is %s', (hostName, port, id) => {
    expect(policyFor({ hostName, port })?.id).toBe(id);
  });

  test.each([
    ['github.com', 443],
    ['github.com.example', 22],
    ['mygithub.com', 22],
    ['ghe.com', 22],
    ['ec2-192-0-2-1.compute-1.amazonaws.com', 22],
    ['review.example.com', 29418],
    ['', 22],
  ])('%s port %i is nobody that is known', (hostName, port) => {
    expect(policyFor({ hostName, port })).toBeUndefined();
  });
});

describe('policyById', () => {
  test.each(['constructor', '__proto__', '', 'GitHub'])('%j is none', (id) => {
    expect(policyById(id)).toBeUndefined();
  });
});

describe('policyAt', () => {
  test('takes what it extends, but for the fields that it has itself', () => {
    expect(lineage(policyById('openssh-7.4') ?? never()).map(({ id }) => id)).toEqual([
      'openssh-7.4',
      'openssh-7.2',
      'openssh-7.0',
      'openssh-6.0',
    ]);
    expect(of('openssh-7.2', 'serverSigAlgs').value).toEqual(['rsa-sha2-256', 'rsa-sha2-512']);
    expect(of('openssh-7.4', 'serverSigAlgs')).toEqual({
      value: undefined,
      has: [],
      lacks: ['rsa-sha2-256', 'rsa-sha2-512'],
    });
    expect(of('openssh-7.4', 'maxAuthTries').value).toBe(6);
  });

  test('tells none from unknown', () => {
    expect(of('bitbucket-dc-7', 'serverSigAlgs').value).toBeNull();
    expect(of('bitbucket-dc', 'serverSigAlgs').value).toBeUndefined();
    expect(at('bitbucket-dc').facts.has('serverSigAlgs')).toBe(false);
  });

  test.each([
    ['2022-02-15', []],
    ['2022-02-16', ['rsa-sha2-256', 'rsa-sha2-512']],
  ])('takes the facts of the day %s', (day, names) => {
    expect(of('launchpad', 'acceptedSigAlgs', day).has).toEqual(names);
  });

  test.each([
    ['2021-12-31', []],
    ['2022-01-01', ['hmac-sha1']],
  ])('of a year its first day counts: %s', (day, names) => {
    expect(of('github', 'macs', day).lacks).toEqual(names);
  });

  test('does not know what hangs on a condition', () => {
    const { has, lacks } = of('github', 'acceptedSigAlgs');
    expect([...has, ...lacks]).not.toContain('ssh-rsa');
    expect(
      at('github')
        .facts.get('acceptedSigAlgs')
        ?.some(({ condition }) => condition !== undefined),
    ).toBe(true);
  });

  test('is built in', () => {
    expect(at('github').trust).toBe('built-in');
  });

  test.each([
    ['2023-03-23', ['current']],
    ['2023-03-24', ['current', 'revoked']],
  ])('on %s the RSA keys of GitHub are %s', (day, expected) => {
    const keys = at('github', day).hostKeys.filter(({ type }) => type === 'ssh-rsa');
    expect(keys.map(({ status }) => status)).toEqual(expected);
  });
});

describe('knowledge', () => {
  const fact = { confidence: 'high', sources: ['x'] } as const;

  test('joins what is certain', () => {
    const facts: readonly Fact[] = [
      { ...fact, has: ['a'] },
      { ...fact, has: ['b'] },
      { ...fact, lacks: ['c'] },
      { ...fact, lacks: ['d'], condition: 'it is old' },
    ];
    expect(knowledge(facts)).toEqual({ value: undefined, has: ['a', 'b'], lacks: ['c'] });
  });

  test('of nothing is nothing', () => {
    expect(knowledge()).toEqual({ value: undefined, has: [], lacks: [] });
  });
});

function never(): never {
  throw new Error('it is there');
}
