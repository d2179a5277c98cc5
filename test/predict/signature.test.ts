import { describe, expect, test } from 'vitest';
import { listOf } from '../../src/predict/names.ts';
import { reasons } from '../../src/predict/reasons.ts';
import {
  agent,
  certificateFile,
  certified,
  ecdsa,
  ed25519,
  identity,
  nothing,
  publicKey,
  rsa,
  server,
  sigAlgs,
  verdictOf,
} from '../support/predicting.ts';

const releases = ['8.2', '8.4', '8.7', '8.8', '8.9', '9.3', '9.6', '9.9', '10.0', '10.5'];
const before88 = ['8.2', '8.4', '8.7'];

/** What the RSA key signs with; undefined where ssh does not offer it. */
function signs(
  release: string,
  list: string | undefined,
  announced: readonly string[] | null,
  software = 'OpenSSH_9.9',
) {
  const config = list === undefined ? '' : `PubkeyAcceptedKeyTypes ${list}\n`;
  const verdict = verdictOf({
    release,
    config,
    keys: [identity(rsa)],
    server: server({ software, serverSigAlgs: sigAlgs(announced) }),
  });
  return verdict.attempts[0]?.signatureAlgorithm;
}

const sha2 = ['rsa-sha2-256', 'rsa-sha2-512'];

describe('a plain RSA key, by the list and what the server announces', () => {
  const rows: readonly (readonly [string | undefined, (string | undefined)[]])[] = [
    ['+ssh-rsa', ['ssh-rsa', 'rsa-sha2-512', 'ssh-rsa', undefined]],
    ['rsa-sha2-512', [undefined, 'rsa-sha2-512', undefined, undefined]],
    ['rsa-sha2-256,rsa-sha2-512', [undefined, 'rsa-sha2-256', undefined, undefined]],
    ['ssh-rsa', ['ssh-rsa', undefined, 'ssh-rsa', undefined]],
  ];
  const servers = [null, sha2, ['ssh-rsa'], ['ssh-ed25519']];
  describe.each(releases)('client %s', (release) => {
    test.each(rows)('list %s', (list, expected) => {
      expect(servers.map((announced) => signs(release, list, announced))).toEqual(expected);
    });

    test('default list', () => {
      const old = before88.includes(release);
      const sha1 = old ? 'ssh-rsa' : undefined;
      expect(servers.map((announced) => signs(release, undefined, announced))).toEqual([
        sha1,
        'rsa-sha2-512',
        sha1,
        undefined,
      ]);
    });

    test('an empty announcement is not an absent one', () => {
      expect(signs(release, '+ssh-rsa', [])).toBe(undefined);
    });
  });
});

test.each([
  ['9.9', '+ssh-rsa', 'rsa-sha2-512'],
  ['9.9', '^ssh-rsa', 'ssh-rsa'],
])('a server that announces both: %s with %s signs %s', (release, list, expected) => {
  expect(signs(release, list, ['rsa-sha2-512', 'ssh-rsa'])).toBe(expected);
});

test('other keys are used as they are, whatever the server announces', () => {
  for (const key of [ed25519, ecdsa]) {
    for (const announced of [null, [], ['rsa-sha2-256']]) {
      const { attempts } = verdictOf({ keys: [identity(key)], server: server({ serverSigAlgs: sigAlgs(announced) }) });
      expect(attempts[0]?.signatureAlgorithm).toBe(key.type);
    }
  }
});

test('a key whose curve is not in the list is skipped', () => {
  const { attempts } = verdictOf({
    config: 'PubkeyAcceptedAlgorithms ecdsa-sha2-nistp521\n',
    keys: [identity(ecdsa)],
    server: server(),
  });
  expect(attempts[0]).toMatchObject({ outcome: 'skipped', reason: reasons['not-listed'] });
});

describe('an OpenSSH 7.4 server', () => {
  test.each([
    ['8.4', ['ssh-ed25519'], undefined],
    ['8.7', ['ssh-ed25519'], 'rsa-sha2-512'],
    ['9.9', ['ssh-ed25519'], 'rsa-sha2-512'],
    ['9.9', null, undefined],
  ] as const)('client %s, announced %j', (release, announced, expected) => {
    expect(signs(release, undefined, announced, 'OpenSSH_7.4')).toBe(expected);
  });
});

describe('clients up to 7.7', () => {
  test('sign with the best that the server announces, whatever the list says', () => {
    expect(signs('7.5', 'ssh-rsa', sha2)).toBe('rsa-sha2-512');
    expect(signs('7.5', 'ssh-rsa', ['rsa-sha2-256'])).toBe('rsa-sha2-256');
    expect(signs('7.5', undefined, null)).toBe('ssh-rsa');
  });

  test('compare the list with the type of the key', () => {
    const { attempts } = verdictOf({
      release: '7.5',
      config: 'PubkeyAcceptedKeyTypes rsa-sha2-512\n',
      keys: [identity(rsa)],
      server: server(),
    });
    expect(attempts[0]).toMatchObject({ outcome: 'skipped', reason: reasons['not-listed'] });
  });

  test.each([
    ['7.5', 'offered'],
    ['7.8', 'skipped'],
  ])('client %s holds a private key without a public half against no list: %s', (release, outcome) => {
    const config = 'PubkeyAcceptedKeyTypes ssh-ed25519\n';
    const keys = [identity(ecdsa, { beside: nothing })];
    expect(verdictOf({ release, config, keys, server: server() }).attempts).toMatchObject([{ outcome }]);
  });

  test('before 7.2 there is nothing but SHA-1, and before 7.0 no list', () => {
    expect(['7.1', '6.9'].map((release) => signs(release, undefined, sha2))).toEqual(['ssh-rsa', 'ssh-rsa']);
  });
});

describe('RSA certificates', () => {
  const certificate = certified(rsa);
  const offered = (release: string, software: string, announced: readonly string[] | null, config = '') =>
    verdictOf({
      release,
      config,
      keys: [identity(rsa)],
      situation: { certificates: [certificateFile(certificate)] },
      server: server({ software, serverSigAlgs: sigAlgs(announced) }),
    }).attempts.map(({ type, signatureAlgorithm }) => [type, signatureAlgorithm]);

  test('sign with SHA-2 where it is announced', () => {
    expect(offered('9.9', 'OpenSSH_9.9', sha2)[0]).toEqual([
      'ssh-rsa-cert-v01@openssh.com',
      'rsa-sha2-512-cert-v01@openssh.com',
    ]);
  });

  test('have one name for servers up to 7.7, which lists from 8.8 on lack', () => {
    expect(offered('9.9', 'OpenSSH_7.7', sha2)).toEqual([
      ['ssh-rsa-cert-v01@openssh.com', undefined],
      ['ssh-rsa', 'rsa-sha2-512'],
    ]);
    expect(offered('8.7', 'OpenSSH_7.7', sha2)[0]).toEqual([
      'ssh-rsa-cert-v01@openssh.com',
      'ssh-rsa-cert-v01@openssh.com',
    ]);
    const config = 'PubkeyAcceptedAlgorithms +ssh-rsa-cert-v01@openssh.com\n';
    expect(offered('9.9', 'OpenSSH_7.7', sha2, config)[0]).toEqual([
      'ssh-rsa-cert-v01@openssh.com',
      'ssh-rsa-cert-v01@openssh.com',
    ]);
  });

  test('keep their name for clients up to 7.7', () => {
    const name = 'ssh-rsa-cert-v01@openssh.com';
    expect(['7.5', '7.8'].map((release) => offered(release, 'OpenSSH_9.9', sha2)[0])).toEqual([
      [name, name],
      [name, 'rsa-sha2-512-cert-v01@openssh.com'],
    ]);
  });

  test('go with SHA-1 up to 8.7 where nothing is announced', () => {
    expect(offered('8.7', 'Other', null)[0]).toEqual(['ssh-rsa-cert-v01@openssh.com', 'ssh-rsa-cert-v01@openssh.com']);
    expect(offered('8.8', 'Other', null)[0]).toEqual(['ssh-rsa-cert-v01@openssh.com', undefined]);
  });
});

describe('what a server accepts is not what it announces', () => {
  const only = (accepted: readonly string[], software = 'OpenSSH_9.2') =>
    server({ software, serverSigAlgs: sigAlgs(['ssh-rsa', ...sha2]), acceptedSigAlgs: listOf(accepted) });

  test('a 9.2 server that takes ssh-rsa only is not reached by adding it', () => {
    const told = { release: '9.9', keys: [identity(rsa)], server: only(['ssh-rsa']) };
    expect(verdictOf({ ...told, config: 'PubkeyAcceptedAlgorithms +ssh-rsa\n' })).toMatchObject({
      verdict: 'fail',
      phase: 'auth',
      cause: 'sigalg-not-accepted',
    });
    expect(verdictOf({ ...told, config: 'PubkeyAcceptedAlgorithms ^ssh-rsa\n' }).verdict).toBe('ok');
    expect(verdictOf({ ...told, config: 'PubkeyAcceptedAlgorithms ssh-rsa\n' }).verdict).toBe('ok');
  });

  test('the advice is the one that helps', () => {
    const { repairs } = verdictOf({ release: '9.9', keys: [identity(rsa)], server: only(['ssh-rsa']) });
    expect(repairs[0]?.lines).toEqual(['PubkeyAcceptedAlgorithms ^ssh-rsa']);
    expect(repairs[0]?.change).toEqual({ option: 'pubkeyacceptedalgorithms', names: ['ssh-rsa'], at: 'head' });
    const sha256 = verdictOf({ release: '9.9', keys: [identity(rsa)], server: only(['rsa-sha2-256']) });
    expect(sha256.repairs[0]?.lines).toEqual(['PubkeyAcceptedAlgorithms ^rsa-sha2-256']);
  });

  test('a server up to 7.7 compares with the type of the key', () => {
    const told = { release: '9.9', keys: [identity(rsa)] };
    expect(verdictOf({ ...told, server: only(['ssh-rsa'], 'OpenSSH_7.5') })).toMatchObject({
      verdict: 'ok',
      negotiated: { signatureAlgorithm: 'rsa-sha2-512' },
    });
    expect(verdictOf({ ...told, server: only(['rsa-sha2-512'], 'OpenSSH_7.5') })).toMatchObject({
      verdict: 'fail',
      cause: 'sigalg-not-accepted',
    });
  });
});

describe('a key that the list leaves out', () => {
  test('signs with the strongest that it can', () => {
    const config = 'PubkeyAcceptedAlgorithms ssh-ed25519\n';
    const { cause, repairs } = verdictOf({ release: '9.9', config, keys: [identity(rsa)], server: server() });
    expect(cause).toBe('key-not-listed');
    expect(repairs[0]).toMatchObject({
      text: 'Sign with rsa-sha2-512 for this host.',
      lines: ['PubkeyAcceptedAlgorithms ssh-ed25519,rsa-sha2-512'],
    });
  });

  test('is listed alone where the server would hang up before it otherwise', () => {
    const { cause, repairs } = verdictOf({
      config: 'PubkeyAcceptedAlgorithms ecdsa-sha2-nistp256\n',
      keys: [identity(ecdsa), identity(rsa)],
      server: server({ maxAuthTries: 1, enrolledKeys: [rsa.fingerprint] }),
    });
    expect(cause).toBe('key-not-listed');
    expect(repairs[0]?.lines).toEqual(['PubkeyAcceptedAlgorithms rsa-sha2-512']);
    expect(repairs[0]).not.toHaveProperty('change');
  });

  test('is not advised to a client that has no keys of its type', () => {
    const situation = { agent: agent(publicKey('ssh-dss', 1024)) };
    const repairs = (release: string) => verdictOf({ release, situation, server: server() }).repairs;
    expect(repairs('9.6')[0]?.lines).toEqual(['PubkeyAcceptedAlgorithms +ssh-dss']);
    expect(repairs('10.0').map(({ lines }) => lines)).toEqual([['IdentityFile ~/.ssh/id_ed25519_host']]);
  });
});

test('DSA keys are skipped by a client that has no DSA', () => {
  const dsa = publicKey('ssh-dss', 1024);
  expect(verdictOf({ release: '10.0', keys: [identity(dsa)], server: server() }).attempts[0]).toMatchObject({
    reason: reasons['unknown-type'],
  });
});

test.each(['7.8', '8.4', '8.5', '9.2'])('client %s says that nothing is left to sign with', (release) => {
  const config = 'PubkeyAcceptedKeyTypes rsa-sha2-512\n';
  const found = verdictOf({ release, config, server: server({ serverSigAlgs: sigAlgs(null) }), keys: [identity(rsa)] });
  expect(found.sshMessage).toBe('send_pubkey_test: no mutual signature algorithm');
});
