import { describe, expect, test } from 'vitest';
import { configurationAt } from '../../src/cli/config.ts';
import { builtIn } from '../../src/server/built-in.ts';
import { builtInIds } from '../../src/server/ids.ts';
import { knownNames } from '../../src/server/names.ts';
import { type MemoryEntry, memoryPorts } from '../support/memory-ports.ts';

const path = '/home/ada/.ssh-lintrc.json';

function read(value: unknown, files: Readonly<Record<string, MemoryEntry>> = {}) {
  const ports = memoryPorts({ files: { [path]: JSON.stringify(value, null, 1), ...files } });
  return configurationAt(path, { ports, rules: async () => [], remark: () => undefined });
}

/** The mistakes, without the path. */
async function refusal(value: unknown): Promise<readonly string[]> {
  const said = await read(value).then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );
  return said.split('\n').map((line) => line.replace(`${path}:`, ''));
}

const ed25519 = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';
const fingerprint = 'SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU';

const whole = {
  software: 'SSHD-UNKNOWN',
  kexAlgorithms: [],
  hostKeyAlgorithms: ['ssh-rsa'],
  ciphers: [],
  macs: [],
  serverSigAlgs: null,
  acceptedSigAlgs: ['ssh-rsa'],
  userKeyTypes: ['ssh-rsa'],
  minRsaBits: 2048,
  maxAuthTries: 6,
  authMethods: ['publickey'],
  requiredMethods: ['publickey'],
  users: ['git'],
  enrolledKeys: [fingerprint],
  hostKeys: [`${ed25519} a comment`],
  hostCertificate: { ca: ed25519, signatureAlgorithm: 'ssh-ed25519' },
  userCAs: [fingerprint],
  caSignatureAlgorithms: [],
  allowTcpForwarding: true,
  pkOkEchoesKeyType: false,
  addressFamilies: ['inet', 'inet6'],
};

describe('policies of a configuration', () => {
  test('are read with every field', async () => {
    const { policies } = await read({
      policies: [
        { id: 'old', match: { host: 'git.corp.example', port: 7999 }, extends: 'bitbucket-dc-7', server: whole },
      ],
    });
    expect(policies).toHaveLength(1);
    expect(policies[0]).toMatchObject({
      hosts: ['git.corp.example'],
      port: 7999,
      isFound: true,
      by: { trust: 'user', path },
    });
    const { facts, hostKeys, hostCertificate } = policies[0]?.policy ?? { facts: {} };
    expect(facts.serverSigAlgs).toEqual([{ value: null, confidence: 'high', sources: [path] }]);
    expect(facts.kexAlgorithms).toEqual([{ value: [], confidence: 'high', sources: [path] }]);
    expect(Object.keys(facts)).toHaveLength(Object.keys(whole).length - 2);
    expect(hostKeys).toMatchObject([{ type: 'ssh-ed25519', key: ed25519, fingerprint, status: 'current' }]);
    expect(hostCertificate).toEqual(whole.hostCertificate);
  });

  test('need no more than an id', async () => {
    const { policies } = await read({ policies: [{ id: 'old' }, { id: 'any', match: {} }] });
    expect(policies.map(({ policy, hosts, port, isFound }) => ({ id: policy.id, hosts, port, isFound }))).toEqual([
      { id: 'old', hosts: undefined, port: undefined, isFound: false },
      { id: 'any', hosts: undefined, port: undefined, isFound: false },
    ]);
  });

  test('of the file itself hide those of a file that it extends', async () => {
    const base = {
      policies: [
        { id: 'a', server: { minRsaBits: 1024 } },
        { id: 'b', extends: 'a' },
      ],
      hosts: { x: 'a', y: 'b' },
    };
    const { policies, hosts } = await read(
      {
        extends: './base.json',
        policies: [
          { id: 'a', extends: 'github' },
          { id: 'c', extends: 'b' },
        ],
        hosts: { x: 'c' },
      },
      { '/home/ada/base.json': JSON.stringify(base) },
    );
    expect(policies.map(({ policy, by }) => `${policy.id} ${policy.extends} ${by.path}`)).toEqual([
      `a github ${path}`,
      `c b ${path}`,
      'b a /home/ada/base.json',
    ]);
    expect(hosts.map(({ pattern, policy }) => `${pattern} ${policy}`)).toEqual(['x c', 'x a', 'y b']);
  });

  test('may build on a system release, on what comes later and on what is built in', async () => {
    const policies = [
      { id: 'a', extends: 'b' },
      { id: 'b', extends: 'debian-bookworm' },
      { id: 'c', extends: 'idrac-8' },
    ];
    expect(
      (await read({ policies, hosts: { '*.bmc.example': 'idrac-8', web1: 'rocky-9', web2: 'a' } })).hosts,
    ).toHaveLength(3);
  });
});

describe('mistakes', () => {
  const inServer = (server: object) => ({ policies: [{ id: 'old', server }] });

  test.each([
    [{ policies: [{}] }, ['3:3: `id` is missing']],
    [
      { policies: [{ id: 'old box' }] },
      ['4:10: an id is made of letters and digits, with `-`, `.` or `_` between them'],
    ],
    [{ policies: {} }, ['2:14: a list of policies is expected']],
    [{ policies: ['old'] }, ['3:3: a policy is an object with an `id`']],
    [{ policies: [{ id: 'old', extend: 'x' }] }, ['5:4: unknown key `extend`; did you mean `extends`?']],
    [{ policies: [{ id: 'old', match: { hosts: 'x' } }] }, ['6:5: unknown key `hosts`; did you mean `host`?']],
    [{ policies: [{ id: 'old', match: { port: '22' } }] }, ['6:13: a port from 1 to 65535 is expected']],
    [{ policies: [{ id: 'old', match: { port: 0 } }] }, ['6:13: a port from 1 to 65535 is expected']],
    [{ policies: [{ id: 'old', match: { host: 'a b' } }] }, ['6:13: a host name or a pattern is expected']],
    [inServer({ cipher: [] }), ['6:5: unknown key `cipher`; did you mean `ciphers`?']],
    [inServer({ ciphers: 'aes128-ctr' }), ['6:16: a list of names is expected']],
    [inServer({ ciphers: null }), ['6:16: a list of names is expected']],
    [inServer({ ciphers: ['a,b'] }), ['7:6: one name is expected, without a comma or white space']],
    [inServer({ serverSigAlgs: false }), ['6:22: a list of names is expected, or null where it sends none']],
    [inServer({ minRsaBits: -1 }), ['6:19: a whole number from 0 is expected']],
    [inServer({ minRsaBits: '2048' }), ['6:19: a whole number from 0 is expected']],
    [inServer({ maxAuthTries: 0 }), ['6:21: a whole number from 1 is expected']],
    [inServer({ allowTcpForwarding: 'yes' }), ['6:27: true or false is expected']],
    [inServer({ addressFamilies: ['ipv4'] }), ['7:6: `inet` or `inet6` is expected']],
    [
      inServer({ enrolledKeys: ['MD5:00'] }),
      ['7:6: a fingerprint as `ssh-keygen -l` prints it is expected: `SHA256:…`'],
    ],
    [inServer({ hostKeys: ['ssh-ed25519'] }), ['7:6: a public key is expected: `ssh-ed25519 AAAA…`']],
    [inServer({ hostCertificate: {} }), ['6:24: `ca` is missing']],
    [inServer({ hostCertificate: { ca: ed25519, x: 1 } }), ['8:6: unknown key `x`']],
  ])('of shape: %j', async (value, mistakes) => {
    expect(await refusal(value)).toEqual(mistakes);
  });

  test.each([
    [{ policies: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] }, ['10:10: there are two policies `a`']],
    [{ policies: [{ id: 'github' }] }, ['4:10: `github` is built in, so another id is needed; `extends` builds on it']],
    [{ policies: [{ id: 'debian-11' }] }, ['4:10: `debian-11` is the name of a system, so another id is needed']],
    [{ policies: [{ id: 'a', extends: 'githb' }] }, ['5:15: there is no policy `githb`; did you mean `github`?']],
    [
      { policies: [{ id: 'a', extends: 'xyzzy' }] },
      ['5:15: there is no policy `xyzzy`; ssh-lint policies lists those that are built in'],
    ],
    [{ policies: [{ id: 'a', extends: 'a' }] }, ['5:15: `a` extends itself: a → a']],
    [
      {
        policies: [
          { id: 'a', extends: 'b' },
          { id: 'b', extends: 'c' },
          { id: 'c', extends: 'b' },
        ],
      },
      ['9:15: `b` extends itself: b → c → b', '13:15: `c` extends itself: c → b → c'],
    ],
    [{ hosts: { web1: 'githb' } }, ['3:11: there is no policy `githb`; did you mean `github`?']],
    [{ hosts: { web1: 22 } }, ['3:11: a text is expected']],
    [{ hosts: { 'me@web1': 'github' } }, ['3:3: `me@web1` is no host; it is named without user and port: `web1`']],
    [
      { hosts: { 'ssh://web1:22': 'github' } },
      ['3:3: `ssh://web1:22` is no host; it is named without user and port: `web1`'],
    ],
    [{ hosts: { '': 'github' } }, ['3:3: `` is no host; it is named without user and port']],
    [{ hosts: 'web1' }, ['2:11: destinations and their policies are expected']],
    [
      inServer({ userKeyTypes: ['ssh-ed25519'], acceptedSigAlgs: ['ssh-ed25519', 'rsa-sha2-512'] }),
      ['11:6: `rsa-sha2-512` is accepted, and keys of its type, `ssh-rsa`, are not among userKeyTypes'],
    ],
    [
      inServer({ hostKeys: ['ssh-rsa AAAAC3NzaC1lZDI1NTE5', 'ssh-rsa AA'], hostCertificate: { ca: 'ssh-rsa AAAA' } }),
      [
        '7:6: this is no public key of the type `ssh-rsa`',
        '8:6: this is no public key of the type `ssh-rsa`',
        '11:12: this is no public key of the type `ssh-rsa`',
      ],
    ],
    [
      inServer({ requiredMethods: ['publickey', 'password'], authMethods: ['publickey'] }),
      ['8:6: `password` is required, and not among authMethods'],
    ],
  ])('of content: %j', async (value, mistakes) => {
    expect(await refusal(value)).toEqual(mistakes);
  });

  test('are none where a certificate or a key of a token is accepted', async () => {
    const userKeyTypes = ['ssh-rsa', 'sk-ssh-ed25519@openssh.com', 'ecdsa-sha2-nistp256-cert-v01@openssh.com'];
    const acceptedSigAlgs = [
      'ssh-rsa-cert-v01@openssh.com',
      'rsa-sha2-256-cert-v01@openssh.com',
      'sk-ssh-ed25519@openssh.com',
      'sk-ssh-ed25519-cert-v01@openssh.com',
      'ecdsa-sha2-nistp256-cert-v01@openssh.com',
    ];
    expect(await refusal(inServer({ userKeyTypes, acceptedSigAlgs }))).toEqual(['nothing']);
  });

  test('are said all at once, also with those of rules', async () => {
    const value = { rules: { nonsense: 'off' }, policies: [{ id: 'github' }], hosts: { x: 'xyzzy' } };
    expect(await refusal(value)).toHaveLength(3);
  });
});

describe('names', () => {
  test('are known without a look at the policies', () => {
    expect(builtInIds).toEqual(builtIn.map(({ id }) => id));
    expect(knownNames()).toContain('debian-bookworm');
  });
});
