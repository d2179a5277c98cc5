import { describe, expect, test } from 'vitest';
import type { Server } from '../../src/predict/types.ts';
import { policyById } from '../../src/server/policies.ts';
import { serverOf } from '../../src/server/server.ts';
import { ed25519, identity, publicKey, rsa, verdictOf } from '../support/predicting.ts';

function known(id: string, hostName = 'host'): Server {
  const policy = policyById(id);
  if (policy === undefined) throw new Error(`there is no policy ${id}`);
  return serverOf(policy, { day: '2026-11-23', hostName, trust: 'built-in', saidBy: undefined });
}

describe('what OpenSSH servers announce', () => {
  test.each([
    ['openssh-6.0', 'none'],
    ['openssh-7.0', 'none'],
    ['openssh-7.2', 'some'],
    ['openssh-7.4', 'some'],
    ['openssh-7.5', 'some'],
    ['openssh-9.6', 'some'],
  ])('%s: %s', (id, kind) => {
    expect(known(id).serverSigAlgs.kind).toBe(kind);
  });

  test('before 7.2 an RSA key does not get in from 8.8 on, and the cure is foretold to help', () => {
    const told = { keys: [identity(rsa)], server: { ...known('openssh-7.0'), enrolledKeys: [rsa.fingerprint] } };
    expect(verdictOf({ ...told, release: '8.7' }).cause).not.toBe('no-mutual-sigalg');
    const failing = verdictOf({ ...told, release: '9.9', args: ['-o', 'HostKeyAlgorithms=+ssh-rsa', 'host'] });
    expect(failing).toMatchObject({ verdict: 'fail', cause: 'no-mutual-sigalg' });
    expect(failing.repairs[0]?.lines).toEqual(['PubkeyAcceptedAlgorithms +ssh-rsa']);
  });

  test('from 7.2 on it does', () => {
    for (const id of ['openssh-7.2', 'openssh-7.5', 'openssh-8.8', 'openssh-9.6', 'openssh-10.0'])
      expect(verdictOf({ release: '9.9', keys: [identity(rsa)], server: known(id) }).verdict, id).not.toBe('fail');
  });
});

describe('services', () => {
  const asked = (id: string, host: string, key: typeof rsa) =>
    verdictOf({ release: '9.9', keys: [identity(key)], args: [`git@${host}`], server: known(id, host) });

  test.each([
    ['github', 'github.com'],
    ['gitlab', 'gitlab.com'],
    ['bitbucket', 'bitbucket.org'],
  ])('%s takes an Ed25519 key', (id, host) => {
    expect(asked(id, host, ed25519).verdict).toBe('ok');
  });

  test('CodeCommit takes RSA keys alone, so none of another type is advised', () => {
    const found = asked('codecommit', 'git-codecommit.eu-west-1.amazonaws.com', ed25519);
    expect(found).toMatchObject({ verdict: 'fail', cause: 'key-type-not-accepted' });
    expect(found.repairs.map(({ command }) => command)).toEqual([expect.stringContaining('-t rsa -b 4096')]);
  });

  test('a DSA key is good for nothing', () => {
    expect(asked('github', 'github.com', publicKey('ssh-dss', 1024)).verdict).toBe('fail');
  });
});
