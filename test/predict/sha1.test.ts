import { describe, expect, test } from 'vitest';
import { clientFor } from '../../src/client/facts.ts';
import type { PublicKey } from '../../src/keys/types.ts';
import { listOf } from '../../src/predict/names.ts';
import type { Server, Verdict } from '../../src/predict/types.ts';
import {
  agent,
  certificateFile,
  certified,
  ecdsa,
  ed25519,
  identity,
  rsa,
  server,
  sigAlgs,
  situationOf,
  type Told,
  verdictOf,
} from '../support/predicting.ts';

/** The systems whose crypto policy forbids SHA-1 signatures. */
const forbidding = ['rhel-9', 'rocky-9', 'rhel-10', 'fedora-41', 'fedora-43'];
/** Systems that allow them, some with the same release of OpenSSH. */
const allowing = ['8.7', 'debian-12', 'rhel-8', 'fedora-40', 'amazon-linux-2023', '9.9', 'macos-15'];

const lets = 'PubkeyAcceptedKeyTypes +ssh-rsa\nHostKeyAlgorithms +ssh-rsa\n';
const oldServer = server({ software: 'lab', serverSigAlgs: sigAlgs(null) });
const oldHostKey = server({ hostKeyAlgorithms: listOf(['ssh-rsa']) });

const judged = (release: string, told: Told): Verdict =>
  verdictOf({ release, keys: [identity(rsa)], config: lets, ...told });
/** The same on a system in FIPS mode. */
function inFips(release: string, told: Told): Verdict {
  const { resolution } = situationOf({ release, config: lets, ...told });
  const client = clientFor({ ...resolution.client, fips: true });
  return judged(release, { ...told, situation: { client, resolution: { ...resolution, client } } });
}

const proposed = ({ repairs, conditions }: Verdict): readonly string[] =>
  [...repairs, ...conditions.flatMap(({ repair }) => repair ?? [])].flatMap(({ lines }) => lines);

describe('an RSA key and a server that knows nothing of SHA-2', () => {
  test.each(forbidding)('fails on %s, whatever the list allows', (release) => {
    const found = judged(release, { server: oldServer });
    expect(found).toMatchObject({ verdict: 'fail', phase: 'auth', cause: 'sigalg-sha1-forbidden', side: 'client' });
    expect(found.message).toContain('crypto policy');
    expect(found.sshMessage).toBe(
      'sign_and_send_pubkey: signing failed for RSA "/home/ada/.ssh/ssh-rsa": error in libcrypto',
    );
  });

  test.each(allowing)('gets in on %s', (release) => {
    expect(judged(release, { server: oldServer })).toMatchObject({ verdict: 'ok' });
  });

  test.each(forbidding)('another key is what helps on %s, and SHA-1 is not proposed', (release) => {
    for (const config of [lets, '']) {
      const found = judged(release, { config, server: oldServer });
      expect(found.verdict).toBe('fail');
      expect(proposed(found)).toEqual(['IdentityFile ~/.ssh/id_ed25519_host']);
    }
  });

  test('the way out that is left to an administrator stands last and is said to weaken', () => {
    const { repairs } = judged('rhel-9', { server: oldServer });
    expect(repairs.map(({ weakens }) => weakens)).toEqual([false, true]);
    expect(repairs.at(-1)?.text).toContain('update-crypto-policies --set DEFAULT:SHA1');
  });

  test('another key that the client has gets in', () => {
    const found = judged('rhel-9', { keys: [identity(rsa), identity(ed25519)], server: oldServer });
    expect(found).toMatchObject({ verdict: 'ok', negotiated: { key: '/home/ada/.ssh/ssh-ed25519' } });
    expect(found.attempts[0]).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining('SHA-1') });
  });

  test('in FIPS mode no Ed25519 key is advised, and nobody is led out of it', () => {
    const found = inFips('rhel-9', { server: oldServer });
    expect(found.cause).toBe('sigalg-sha1-forbidden');
    expect(proposed(found)).toEqual(['IdentityFile ~/.ssh/id_ecdsa_host']);
    expect(found.repairs.map(({ weakens }) => weakens)).toEqual([false]);
  });

  test('a key that would sign with SHA-1 is not offered, and so signs with nothing', () => {
    const [first] = judged('rhel-9', { keys: [identity(rsa), identity(ed25519)], server: oldServer }).attempts;
    expect(first).toMatchObject({ outcome: 'skipped', signatureAlgorithm: undefined });
  });

  test('what an agent does with a certificate of its key is not known; another of its keys makes no difference', () => {
    const reasons = (...keys: readonly PublicKey[]) =>
      judged('rhel-9', {
        keys: [],
        server: oldServer,
        situation: { certificates: [certificateFile(certified(rsa))], agent: agent(...keys) },
      }).attempts.map(({ reason }) => reason);
    expect(reasons(ed25519, rsa)[0]).toBe('the agent would have to sign with SHA-1');
    expect(reasons(ed25519)[0]).not.toBe('the agent would have to sign with SHA-1');
    const beside = judged('rhel-9', {
      server: oldServer,
      situation: { certificates: [certificateFile(certified(rsa))], agent: agent(ecdsa) },
    });
    expect(beside.attempts[0]).toMatchObject({
      outcome: 'skipped',
      reason: 'it would sign with SHA-1, which the crypto policy of this system forbids',
    });
  });

  test('in FIPS mode no Ed25519 key is let in that a list leaves out', () => {
    const told = { config: 'PubkeyAcceptedAlgorithms rsa-sha2-512\n', keys: [identity(ed25519)], server: server() };
    expect(proposed(judged('rhel-9', told))[0]).toBe('PubkeyAcceptedAlgorithms rsa-sha2-512,ssh-ed25519');
    expect(proposed(inFips('rhel-9', told))).toEqual(['IdentityFile ~/.ssh/id_rsa_host']);
  });

  test('the policy is not spoken of where the server wants another key, which the list leaves out', () => {
    const certificate = certificateFile(certified(rsa));
    const config = 'PubkeyAcceptedAlgorithms ssh-rsa,ssh-rsa-cert-v01@openssh.com\n';
    const keys = [identity(rsa), identity(ed25519)];
    const told = { config, keys, server: { ...oldServer, enrolledKeys: [ed25519.fingerprint] } };
    const found = judged('rhel-9', { ...told, situation: { certificates: [certificate] } });
    expect(found.cause).toBe('key-not-listed');
    expect(found.attempts[0]?.reason).toContain('SHA-1');
    expect(proposed(found)).toEqual(['PubkeyAcceptedAlgorithms ssh-rsa,ssh-rsa-cert-v01@openssh.com,ssh-ed25519']);
    expect(found.repairs).toHaveLength(1);
  });

  test('what ssh says without a line for the list hangs on the system’s own', () => {
    expect(judged('rhel-9', { config: '', server: oldServer }).sshMessage).toBeUndefined();
  });

  test('a certificate of an RSA key signs with SHA-1, too', () => {
    const keys = [identity(rsa, { certificate: { ...identity(certified(rsa)).beside } })];
    const list = (more: string) => `PubkeyAcceptedAlgorithms ssh-rsa-cert-v01@openssh.com${more}\n`;
    const said = (told: Told) => {
      const { cause, sshMessage } = judged('rhel-9', { keys, server: oldServer, ...told });
      return [cause, sshMessage];
    };
    const words = (kind: string) =>
      `sign_and_send_pubkey: signing failed for ${kind} "/home/ada/.ssh/ssh-rsa": error in libcrypto`;
    expect(said({ config: list('') })).toEqual(['sigalg-sha1-forbidden', words('RSA-CERT')]);
    expect(said({ config: list(',ssh-rsa') })).toEqual(['sigalg-sha1-forbidden', words('RSA')]);
    const apart = { keys: [identity(rsa)], situation: { certificates: [certificateFile(certified(rsa))] } };
    expect(said({ ...apart, config: list(',ssh-rsa') })).toEqual(['sigalg-sha1-forbidden', undefined]);
  });

  test('an agent may run elsewhere: it hangs on that, and still SHA-1 is not proposed', () => {
    const found = judged('rhel-9', { keys: [], situation: { agent: agent(rsa) }, server: oldServer });
    expect(found).toMatchObject({ verdict: 'unknown', conditions: [{ cause: 'sigalg-sha1-forbidden' }] });
    expect(proposed(found)).toEqual(['IdentityFile ~/.ssh/id_ed25519_host']);
    const pinned = judged('rhel-10', { config: '', keys: [], situation: { agent: agent(rsa) }, server: oldServer });
    expect(pinned).toMatchObject({ verdict: 'fail', cause: 'no-mutual-sigalg' });
    expect(proposed(pinned)).toEqual(['IdentityFile ~/.ssh/id_ed25519_host']);
  });

  test('a list with SHA-1 at its head is repaired by one without, where the server knows SHA-2', () => {
    const both = server({ serverSigAlgs: sigAlgs(['ssh-rsa', 'rsa-sha2-512']) });
    const found = judged('rhel-9', { config: 'PubkeyAcceptedAlgorithms ssh-rsa,rsa-sha2-512\n', server: both });
    expect(found.cause).toBe('sigalg-sha1-forbidden');
    expect(found.repairs[0]?.lines).toEqual(['PubkeyAcceptedAlgorithms rsa-sha2-512,ssh-rsa']);
  });

  test('a server of which nothing is known is not sure to take the key', () => {
    const [on, off] = ['rhel-9', '8.7'].map((release) => judged(release, { server: undefined }));
    expect(off?.verdict).toBe('ok');
    expect(on).toMatchObject({ verdict: 'unknown', conditions: [{ if: 'the server sends no server-sig-algs' }] });
    expect(on && proposed(on)).toEqual(['IdentityFile ~/.ssh/id_ed25519_host']);
  });
});

describe('a host key that is signed for with SHA-1 alone', () => {
  test.each(forbidding)('ends the exchange of keys on %s, whatever the list allows', (release) => {
    const found = judged(release, { keys: [identity(ed25519)], server: oldHostKey });
    expect(found).toMatchObject({
      verdict: 'fail',
      phase: 'key-exchange',
      cause: 'hostkey-sha1-forbidden',
      side: 'client',
    });
    expect(found.sshMessage).toBe('ssh_dispatch_run_fatal: Connection to host port 22: error in libcrypto');
    expect(proposed(found)).toEqual([]);
    expect(found.repairs[0]?.text).toContain('Ed25519 or ECDSA host key');
  });

  test('ends it with words that hang on the patches of the package where PubkeyAcceptedAlgorithms lacks it', () => {
    const config = 'PubkeyAcceptedAlgorithms rsa-sha2-512\nHostKeyAlgorithms ssh-rsa\n';
    const found = judged('rhel-9', { config, keys: [identity(ed25519)], server: oldHostKey });
    expect([found.cause, found.sshMessage]).toEqual(['hostkey-sha1-forbidden', undefined]);
  });

  test.each(allowing)('is taken on %s', (release) => {
    expect(judged(release, { keys: [identity(ed25519)], server: oldHostKey }).verdict).toBe('ok');
  });

  test('is no reason to propose SHA-1 where the list lacks it', () => {
    const found = judged('rhel-10', { config: '', keys: [identity(ed25519)], server: oldHostKey });
    expect(found.cause).toBe('no-common-hostkey-alg');
    expect(proposed(found)).toEqual([]);
    expect(found.repairs.map(({ text }) => text).join()).toContain('does not help');
    expect(proposed(judged('9.9', { config: '', keys: [identity(ed25519)], server: oldHostKey }))).toEqual([
      'HostKeyAlgorithms +ssh-rsa',
    ]);
  });

  test('is one beside another that this client has dropped: the server needs a new one', () => {
    const both = server({ hostKeyAlgorithms: listOf(['ssh-dss', 'ssh-rsa']) });
    const found = judged('rhel-10', { config: '', keys: [identity(ed25519)], server: both });
    expect(found.cause).toBe('no-common-hostkey-alg');
    expect(found.repairs.map(({ text }) => text)).toEqual([
      'Have an Ed25519 or ECDSA host key made for the test server: the crypto policy of this system forbids SHA-1 signatures, so ssh-rsa in HostKeyAlgorithms does not help.',
    ]);
  });

  test('is no reason to ask an administrator where the keys will not get in either', () => {
    const told = { keys: [identity(ed25519)], server: { ...oldHostKey, enrolledKeys: [] } };
    const found = judged('rhel-9', told);
    expect(found.cause).toBe('hostkey-sha1-forbidden');
    expect(found.repairs.map(({ weakens }) => weakens)).toEqual([false]);
  });

  test('is left out of the list where the server has others, whether or not the keys get in then', () => {
    const config = 'HostKeyAlgorithms ssh-rsa,ssh-ed25519\n';
    for (const enrolledKeys of [undefined, []]) {
      const modern = server({ enrolledKeys });
      expect(proposed(judged('rhel-9', { config, keys: [identity(ecdsa)], server: modern }))).toEqual([
        'HostKeyAlgorithms ssh-ed25519',
      ]);
    }
  });

  test('is asked for by a list that names nothing else, whatever the server has', () => {
    const config = 'HostKeyAlgorithms ssh-rsa\n';
    const modern = judged('rhel-9', { config, keys: [identity(ecdsa)], server: server() });
    expect(modern.cause).toBe('hostkey-sha1-forbidden');
    expect(modern.repairs).toHaveLength(1);
    const other = judged('rhel-9', { config, keys: [identity(ecdsa)], server: oldHostKey });
    expect(other.repairs.map(({ weakens }) => weakens)).toEqual([false, true]);
    expect(modern.repairs[0]?.lines[0]).toMatch(/^HostKeyAlgorithms (?!.*ssh-rsa)/);
    expect(judged('rhel-9', { config, keys: [identity(ecdsa)], server: undefined })).toMatchObject({ verdict: 'fail' });
  });

  test('an exchange that may begin with another key goes on', () => {
    const some: Server = server({ hostKeyAlgorithms: { all: undefined, has: ['ssh-rsa'], lacks: [] } });
    expect(judged('rhel-9', { keys: [identity(ed25519)], server: some }).verdict).not.toBe('fail');
    expect(judged('rhel-9', { keys: [identity(ed25519)], server: server() }).verdict).toBe('ok');
  });
});

describe('a client that proposes for host keys only what PubkeyAcceptedAlgorithms has', () => {
  const narrow = 'PubkeyAcceptedAlgorithms ssh-ed25519,rsa-sha2-512\n';
  const told = (config: string): Told => ({ config, keys: [identity(ed25519)], server: oldHostKey });

  test('does not propose SHA-1 because HostKeyAlgorithms alone allows it', () => {
    const found = judged('fedora-40', told(`HostKeyAlgorithms +ssh-rsa\n${narrow}`));
    expect(found).toMatchObject({ verdict: 'fail', phase: 'hostkey-alg', cause: 'no-common-hostkey-alg' });
    expect(found.message).toBe(
      'This client proposes no host key algorithm that PubkeyAcceptedAlgorithms lacks, and so not ssh-rsa, which the test server has.',
    );
    expect(found.repairs.map(({ lines }) => lines)).toEqual([
      ['PubkeyAcceptedAlgorithms ssh-ed25519,rsa-sha2-512,ssh-rsa'],
    ]);
    expect(judged('9.6', told(`HostKeyAlgorithms +ssh-rsa\n${narrow}`)).verdict).toBe('ok');
  });

  test('says nothing of that where it is the key exchange that fails', () => {
    const other = server({ kexAlgorithms: listOf(['x']), hostKeyAlgorithms: listOf(['ssh-rsa']) });
    const found = judged('fedora-40', { ...told(`HostKeyAlgorithms +ssh-rsa\n${narrow}`), server: other });
    expect(found.cause).toBe('no-common-kex');
    expect(found.message).toContain('have no key exchange method in common (it has x)');
  });

  test('needs both lines where neither list has the name', () => {
    const found = judged('fedora-40', told(narrow));
    expect(found.repairs).toMatchObject([
      {
        lines: ['HostKeyAlgorithms +ssh-rsa', 'PubkeyAcceptedAlgorithms ssh-ed25519,rsa-sha2-512,ssh-rsa'],
        weakens: true,
      },
    ]);
    expect(judged('fedora-40', told(found.repairs[0]?.lines.join('\n') ?? '')).verdict).toBe('ok');
  });

  test('allows the strongest that the server has', () => {
    const config = 'HostKeyAlgorithms ssh-ed25519\nPubkeyAcceptedAlgorithms ssh-ed25519\n';
    const old = server({ hostKeyAlgorithms: listOf(['ssh-foo', 'ssh-rsa', 'rsa-sha2-256', 'rsa-sha2-512']) });
    expect(judged('fedora-40', { ...told(config), server: old }).repairs).toMatchObject([
      {
        lines: ['HostKeyAlgorithms ssh-ed25519,rsa-sha2-512', 'PubkeyAcceptedAlgorithms ssh-ed25519,rsa-sha2-512'],
        weakens: false,
      },
    ]);
  });

  test('allows nothing that it does not know, and in FIPS mode no Ed25519', () => {
    const config = 'HostKeyAlgorithms rsa-sha2-512\nPubkeyAcceptedAlgorithms rsa-sha2-512\n';
    const has = (name: string) => ({ ...told(config), server: server({ hostKeyAlgorithms: listOf([name]) }) });
    expect(proposed(judged('fedora-40', has('ssh-foo')))).toEqual([]);
    expect(proposed(judged('rhel-10', has('ssh-ed25519')))).toHaveLength(2);
    expect(proposed(inFips('rhel-10', has('ssh-ed25519')))).toEqual([]);
  });

  test('needs no line where both have it', () => {
    const both = 'HostKeyAlgorithms +ssh-rsa\nPubkeyAcceptedAlgorithms +ssh-rsa\n';
    expect(judged('fedora-40', told(both)).verdict).toBe('ok');
  });
});

test('a new key, where it hangs on the server, is spoken of once', () => {
  const { conditions } = judged('rhel-9', { server: server({ software: 'lab', serverSigAlgs: sigAlgs(undefined) }) });
  expect(conditions.map(({ repair }) => repair?.text)).toEqual([
    'Better: make an Ed25519 key, and give its public half to the server.',
  ]);
});
