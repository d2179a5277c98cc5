import { describe, expect, test } from 'vitest';
import { builtIn } from '../../src/server/built-in.ts';
import { systemNames } from '../../src/server/names.ts';
import { policyById } from '../../src/server/policies.ts';
import type { Policy } from '../../src/server/schema.ts';
import { type Circumstances, serverOf } from '../../src/server/server.ts';
import { opensshPolicy, systemPolicy } from '../../src/server/systems.ts';
import { clientOf } from '../support/rule-tester.ts';

const today: Circumstances = { day: '2026-11-23', hostName: 'host.example', trust: 'built-in', saidBy: undefined };

function named(id: string): Policy {
  const policy = policyById(id);
  if (policy === undefined) throw new Error(`no policy ${id}`);
  return policy;
}

const server = (id: string, more: Partial<Circumstances> = {}) => serverOf(named(id), { ...today, ...more });
const unknown = { all: undefined, has: [], lacks: [] };
const fact = { confidence: 'high', sources: ['x'] } as const;
const policy = (more: Partial<Policy>): Policy => ({ id: 'some', name: 'Some', kind: 'software', facts: {}, ...more });

describe('serverOf', () => {
  test('tells all of a list from a part of it and from nothing', () => {
    expect(server('codecommit').userKeyTypes.all).toEqual(['ssh-rsa']);
    expect(server('codecommit').userKeyTypes.has).toEqual(['ssh-rsa']);
    expect(server('bitbucket-dc').userKeyTypes).toEqual({
      all: undefined,
      has: ['ssh-ed25519', 'ssh-rsa'],
      lacks: [],
    });
    expect(server('bitbucket-dc').ciphers).toEqual(unknown);
  });

  test('knows three things of server-sig-algs', () => {
    expect(server('bitbucket-dc-7').serverSigAlgs).toEqual({ kind: 'none', names: unknown });
    expect(server('bitbucket-dc').serverSigAlgs).toEqual({ kind: 'unknown', names: unknown });
    expect(server('openssh-7.4').serverSigAlgs).toEqual({
      kind: 'some',
      names: { all: undefined, has: [], lacks: ['rsa-sha2-256', 'rsa-sha2-512'] },
    });
    expect(server('openssh-7.2').serverSigAlgs).toMatchObject({
      kind: 'some',
      names: { all: ['rsa-sha2-256', 'rsa-sha2-512'] },
    });
  });

  test('an empty list is all of it', () => {
    const none = serverOf(policy({ facts: { serverSigAlgs: [{ ...fact, value: [] }] } }), today);
    expect(none.serverSigAlgs).toEqual({ kind: 'some', names: { all: [], has: [], lacks: [] } });
  });

  test('does not know what hangs on a condition, and says on which', () => {
    const { acceptedSigAlgs, conditional } = server('github');
    expect([...acceptedSigAlgs.has, ...acceptedSigAlgs.lacks]).not.toContain('ssh-rsa');
    expect(conditional).toContainEqual(
      expect.objectContaining({ field: 'acceptedSigAlgs', condition: 'the RSA key was valid before 2021-11-02' }),
    );
  });

  test('is as sure as the least certain fact, of a field and of all', () => {
    const { confidence, confidenceOf } = server('bitbucket-dc');
    expect(confidence).toBe('medium');
    expect([...confidenceOf]).toEqual([
      ['acceptedSigAlgs', 'high'],
      ['userKeyTypes', 'medium'],
    ]);
    expect(serverOf(policy({}), today).confidence).toBe('high');
  });

  test('holds what is neither a list nor a text', () => {
    const facts: Policy['facts'] = {
      minRsaBits: [{ ...fact, value: 2048 }],
      maxAuthTries: [{ ...fact, value: 3 }],
      allowTcpForwarding: [{ ...fact, value: false }],
      pkOkEchoesKeyType: [{ ...fact, value: true }],
      software: [{ ...fact, value: 'OpenSSH_9.2' }],
    };
    expect(serverOf(policy({ facts }), today)).toMatchObject({
      minRsaBits: 2048,
      maxAuthTries: 3,
      allowTcpForwarding: false,
      pkOkEchoesKeyType: true,
      software: 'OpenSSH_9.2',
    });
    expect(serverOf(policy({}), today)).toMatchObject({ minRsaBits: undefined, allowTcpForwarding: undefined });
  });

  test('says who said it', () => {
    const said = serverOf(policy({}), { ...today, trust: 'repository', saidBy: '/repo/.ssh-lintrc' });
    expect(said).toMatchObject({ policy: 'some', name: 'Some', trust: 'repository', saidBy: '/repo/.ssh-lintrc' });
  });

  test.each(builtIn.map(({ id }) => id))('of %s contradicts itself nowhere', (id) => {
    const found = server(id);
    const lists = [found.hostKeyAlgorithms, found.userKeyTypes, found.acceptedSigAlgs, found.kexAlgorithms];
    expect(lists.flatMap(({ has, lacks }) => has.filter((name) => lacks.includes(name)))).toEqual([]);
  });
});

describe('host keys', () => {
  test('are those of the host, with what became of them', () => {
    const { hostKeys = [], hostKeysComplete } = server('github', { hostName: 'GitHub.com' });
    expect(hostKeys.map(({ type, status }) => `${type} ${status}`)).toContain('ssh-rsa revoked');
    expect(hostKeys.map(({ type, status }) => `${type} ${status}`)).toContain('ssh-ed25519 current');
    expect(hostKeysComplete).toBe(false);
  });

  test('of a service are not those of another host that is said to be like it', () => {
    expect(server('github', { hostName: 'git.example' }).hostKeys).toBeUndefined();
    const like = policy({ extends: 'github' });
    expect(serverOf(like, { ...today, hostName: 'github.com' }).hostKeys).toHaveLength(5);
    expect(serverOf(like, today).hostKeys).toBeUndefined();
  });

  test('are all of them where every type that there is has one', () => {
    expect(server('codeberg', { hostName: 'codeberg.org' }).hostKeysComplete).toBe(true);
    expect(server('codeberg', { hostName: 'git.example' }).hostKeysComplete).toBe(false);
  });

  test('of a policy of one’s own are all of them, and for every host', () => {
    const key = {
      ...fact,
      type: 'ssh-ed25519',
      key: 'ssh-ed25519 AAAA',
      fingerprint: 'SHA256:x',
      status: 'current',
    } as const;
    const own = serverOf(policy({ hostKeys: [key] }), today);
    expect(own).toMatchObject({ hostKeysComplete: true, hostKeys: [{ type: 'ssh-ed25519', key: 'ssh-ed25519 AAAA' }] });
    expect(own.hostKeyAlgorithms.has).toEqual(['ssh-ed25519']);
    expect(serverOf(policy({ hostKeys: [] }), today)).toMatchObject({ hostKeysComplete: true, hostKeys: [] });
  });

  test('say which algorithms there are, but for RSA', () => {
    const { hostKeyAlgorithms } = server('codeberg', { hostName: 'codeberg.org' });
    expect(hostKeyAlgorithms.has).toEqual(['ssh-ed25519', 'ecdsa-sha2-nistp256']);
    expect(hostKeyAlgorithms.lacks).toEqual(['ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521', 'ssh-dss']);
    expect(server('amazon-linux-2023').hostKeyAlgorithms.lacks).toContain('rsa-sha2-512');
    expect(server('azure-devops', { hostName: 'ssh.dev.azure.com' }).hostKeyAlgorithms.has).toEqual([]);
  });

  test('and a host certificate', () => {
    const hostCertificate = { ca: 'ssh-ed25519 AAAA' };
    expect(serverOf(policy({ hostCertificate }), today).hostCertificate).toEqual({
      ca: 'ssh-ed25519 AAAA',
      signatureAlgorithm: undefined,
    });
  });
});

describe('OpenSSH', () => {
  const since74 = builtIn.filter(({ id }) => /^openssh-(?:[89]|10|7\.[4-9])/.test(id)).map(({ id }) => id);

  test.each(since74)('%s and a client of its time have methods, ciphers and MACs in common', (id) => {
    const { kexAlgorithms, ciphers, macs, minRsaBits } = server(id);
    const { releases } = named(id);
    const client = clientOf(releases?.from ?? '');
    const isCommon = (theirs: readonly string[], ours: readonly string[]) => theirs.some((name) => ours.includes(name));
    expect(isCommon(kexAlgorithms.has, client.algorithms('kex').defaults)).toBe(true);
    expect(ciphers.all?.toSorted()).toEqual(expect.arrayContaining(['aes128-ctr', 'aes256-gcm@openssh.com']));
    expect(ciphers.all?.filter((name) => !client.algorithms('ciphers').defaults.includes(name))).toEqual([]);
    expect(macs.all).toEqual(client.algorithms('macs').defaults);
    expect(kexAlgorithms.has.filter((name) => !client.algorithms('kex').defaults.includes(name))).toEqual([]);
    expect(minRsaBits ?? 1024).toBe(1024);
  });

  test('10.0 has no finite field left', () => {
    expect(server('openssh-10.0').kexAlgorithms.all?.filter((name) => name.startsWith('diffie'))).toEqual([]);
  });
});

describe('systems', () => {
  test.each([
    ['debian-11', 'openssh-8.2', 'OpenSSH_8.4p1 Debian-*'],
    ['debian-bullseye', 'openssh-8.2', 'OpenSSH_8.4p1 Debian-*'],
    ['fedora-40', 'fedora-33', 'OpenSSH_9.6*'],
    ['ubuntu-24.04', 'openssh-9.6', 'OpenSSH_9.6p1 Ubuntu-*'],
    ['macos-15', 'openssh-9.9', 'OpenSSH_9.9*'],
    ['windows-10', 'openssh-7.6', 'OpenSSH_for_Windows_8.1'],
  ])('%s is %s', (name, parent, software) => {
    const found = systemPolicy(name);
    expect(found?.extends).toBe(parent);
    expect(found && serverOf(found, today).software).toBe(software);
  });

  test.each([
    ['debian-bookworm', 'debian-12'],
    ['rhel-9', 'rhel-9'],
    ['rocky-9', 'rhel-9'],
    ['al-2023', 'amazon-linux-2023'],
  ])('%s is the built-in %s', (name, id) => {
    expect(systemPolicy(name)).toBe(policyById(id));
  });

  test.each(['', 'constructor', 'debian', 'debian-99', 'openssh-9.2'])('%j is none', (name) => {
    expect(systemPolicy(name)).toBeUndefined();
  });

  test('offer what the OpenSSH offers that they ship, and may offer more', () => {
    const found = systemPolicy('ubuntu-24.04');
    const { kexAlgorithms, macs } = serverOf(found ?? policy({}), today);
    expect(kexAlgorithms).toEqual({ all: undefined, has: server('openssh-9.6').kexAlgorithms.all, lacks: [] });
    expect(macs.has).toContain('hmac-sha2-256');
    const fedora = serverOf(systemPolicy('fedora-40') ?? policy({}), today);
    expect(fedora.ciphers.has).toContain('aes256-gcm@openssh.com');
    expect(fedora.ciphers.has).not.toContain('chacha20-poly1305@openssh.com');
  });

  test('all have one', () => {
    expect(systemNames().filter((name) => systemPolicy(name) === undefined)).toEqual([]);
  });

  test.each([
    ['6.0p1', 'openssh-6.0'],
    ['8.1p1', 'openssh-7.6'],
    ['8.7p1', 'openssh-8.2'],
    ['8.8', 'openssh-8.8'],
    ['10.2p1', 'openssh-10.0'],
    ['5.9p1', undefined],
    ['new', undefined],
  ])('OpenSSH %s is %s', (release, id) => {
    expect(opensshPolicy(release)?.id).toBe(id);
  });
});
