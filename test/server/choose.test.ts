import { describe, expect, test } from 'vitest';
import { type Choosing, chooseServer } from '../../src/server/choose.ts';
import { type Author, ownPolicy, type WrittenPolicy } from '../../src/server/own-policies.ts';

const user: Author = { trust: 'user', path: '/home/ada/.ssh-lintrc' };
const repository: Author = { trust: 'repository', path: '/repo/.ssh-lintrc' };

function choose(more: Partial<Choosing> & { readonly written?: readonly WrittenPolicy[]; readonly by?: Author }) {
  const { written = [], by = user, ...rest } = more;
  return chooseServer({
    asked: undefined,
    comments: [],
    hosts: [],
    policies: written.map((policy) => ownPolicy(policy, by)),
    destination: 'web1',
    hostName: 'web1.example',
    port: 22,
    day: '2026-11-23',
    ...rest,
  });
}

const chosen = (more: Parameters<typeof choose>[0]) => choose(more).server?.policy;
const github = { destination: 'gh', hostName: 'github.com' };
const old: WrittenPolicy = { id: 'old', match: { host: 'web1.example' }, server: { serverSigAlgs: null } };
const hosts = (claims: Readonly<Record<string, string>>, by = user) =>
  Object.entries(claims).map(([pattern, policy]) => ({ pattern, policy, by }));

describe('the order', () => {
  const all = {
    asked: 'dropbear-2018.76',
    comments: [{ id: 'rhel-8', ...user }],
    hosts: hosts({ gh: 'idrac-8' }),
    written: [{ ...old, match: { host: 'github.com' } }],
    ...github,
  };

  test.each([
    [{}, 'dropbear-2018.76'],
    [{ asked: undefined }, 'rhel-8'],
    [{ asked: undefined, comments: [] }, 'idrac-8'],
    [{ asked: undefined, comments: [], hosts: [] }, 'old'],
    [{ asked: undefined, comments: [], hosts: [], written: [] }, 'github'],
    [{ asked: undefined, comments: [], hosts: [], written: [], hostName: 'nobody.example' }, undefined],
  ])('without %j is %s', (less, id) => {
    expect(chosen({ ...all, ...less })).toBe(id);
  });

  test('of comments is that of reading; one that names nothing is left out, and that is said', () => {
    const comments = ['nonsense', 'rhel-8', 'rhel-9'].map((id) => ({ id, ...user }));
    const { server, remarks } = choose({ comments });
    expect(server?.policy).toBe('rhel-8');
    expect(remarks).toEqual(['/home/ada/.ssh-lintrc names the policy `nonsense`, and there is none of this name']);
  });
});

describe('hosts', () => {
  test.each([
    ['web1', 'rhel-8'],
    ['WEB1', 'rhel-8'],
    ['web12', 'rhel-9'],
    ['db', undefined],
  ])('%s', (destination, id) => {
    expect(chosen({ destination, hosts: hosts({ 'web*': 'rhel-9', Web1: 'rhel-8' }) })).toBe(id);
  });

  test('of patterns takes the first', () => {
    expect(chosen({ hosts: hosts({ 'w*': 'rhel-9', 'web?': 'rhel-8' }) })).toBe('rhel-9');
  });

  test('does not ask for the host name', () => {
    expect(chosen({ hosts: hosts({ 'web1.example': 'rhel-9' }) })).toBeUndefined();
  });

  test('may name a system release', () => {
    expect(choose({ hosts: hosts({ web1: 'debian-11' }) }).server).toMatchObject({
      policy: 'debian-11',
      name: 'Debian 11 bullseye, sshd as it is shipped',
      trust: 'user',
      saidBy: user.path,
      maxAuthTries: 6,
    });
  });
});

describe('policies', () => {
  test.each([
    [{ host: '*.EXAMPLE' }, 'old'],
    [{ host: ['x', 'web1.example'], port: 22 }, 'old'],
    [{ port: 22 }, 'old'],
    [{ host: 'web1.example', port: 2222 }, undefined],
    [{ host: 'web1' }, undefined],
    [{}, undefined],
  ])('are found by %j', (match, id) => {
    expect(chosen({ written: [{ id: 'old', match }] })).toBe(id);
  });

  test('take what they do not say from what they extend', () => {
    const written: readonly WrittenPolicy[] = [
      { ...old, extends: 'middle', server: { minRsaBits: 3072 } },
      { id: 'middle', extends: 'bitbucket-dc-7', server: { ciphers: [], minRsaBits: 1024 } },
    ];
    expect(choose({ written }).server).toMatchObject({
      minRsaBits: 3072,
      ciphers: { all: [] },
      serverSigAlgs: { kind: 'none' },
      userKeyTypes: { has: ['ssh-ed25519', 'ssh-rsa'] },
    });
  });

  test('that are whole come through whole', () => {
    const lists = ['kexAlgorithms', 'hostKeyAlgorithms', 'ciphers', 'macs', 'acceptedSigAlgs', 'userKeyTypes'] as const;
    const server = choose({
      written: [{ ...old, server: Object.fromEntries(lists.map((field) => [field, [field]])) }],
    }).server;
    expect(lists.map((field) => server?.[field].all)).toEqual(lists.map((field) => [field]));
    expect(server).toMatchObject({ confidence: 'high', trust: 'user', saidBy: user.path });
  });

  test('know keys, CAs and addresses', () => {
    const server = { enrolledKeys: ['SHA256:x'], userCAs: [], addressFamilies: ['inet'] as const };
    expect(choose({ written: [{ ...old, server }] }).server).toMatchObject(server);
  });
});

describe('--policy', () => {
  test('that nobody knows is for the caller to complain of', () => {
    expect(choose({ asked: 'nonsense', ...github })).toEqual({ server: undefined, unknown: 'nonsense', remarks: [] });
  });

  test('is what the user says', () => {
    expect(choose({ asked: 'rhel-9' }).server).toMatchObject({ trust: 'user', saidBy: undefined });
    expect(choose({ asked: 'old', written: [old] }).server).toMatchObject({ trust: 'user', saidBy: user.path });
    expect(choose({ asked: 'old', written: [old], by: repository, ...github }).server).toMatchObject({
      policy: 'old',
      trust: 'repository',
    });
  });
});

describe('a repository', () => {
  test('says what a server is that nobody knows', () => {
    expect(choose({ written: [old], by: repository }).server).toMatchObject({
      policy: 'old',
      trust: 'repository',
      saidBy: repository.path,
    });
    expect(choose({ hosts: hosts({ web1: 'rhel-9' }, repository) }).server).toMatchObject({ trust: 'repository' });
  });

  test.each([
    ['a policy', { written: [{ ...old, match: { host: '*' } }], by: repository }],
    ['hosts', { hosts: hosts({ gh: 'old' }, repository), written: [{ id: 'old' }], by: repository }],
    ['a comment', { comments: [{ id: 'old', ...repository }], written: [{ id: 'old' }] }],
  ])('never replaces a known service: %s', (_, claims) => {
    const { server, remarks } = choose({ ...claims, ...github });
    expect(server).toMatchObject({ policy: 'github', trust: 'built-in' });
    expect(remarks).toEqual([
      '/repo/.ssh-lintrc takes this server for `old`, which a repository may not say of GitHub: `github` holds',
    ]);
  });

  test('may say what is known anyway', () => {
    const { server, remarks } = choose({ hosts: hosts({ gh: 'github' }, repository), ...github });
    expect(server).toMatchObject({ policy: 'github' });
    expect(remarks).toEqual([]);
  });

  test('is not heard, and the user behind it is', () => {
    const { server } = choose({
      comments: [{ id: 'rhel-8', ...repository }],
      hosts: hosts({ gh: 'old' }),
      written: [{ id: 'old' }],
      ...github,
    });
    expect(server).toMatchObject({ policy: 'old', trust: 'user' });
  });
});
