import { describe, expect, test } from 'vitest';
import { listOf } from '../../src/predict/names.ts';
import { ed25519, identity, server, verdictOf } from '../support/predicting.ts';

const offers = [['ssh-rsa'], ['rsa-sha2-256'], ['ssh-rsa', 'rsa-sha2-512']];

/** What is agreed on for an RSA host key; the phase where nothing is. */
function agreed(release: string, written: string | undefined, offered: readonly string[]) {
  const config = written === undefined ? '' : `HostKeyAlgorithms ${written}\n`;
  const found = verdictOf({
    release,
    config,
    keys: [identity(ed25519)],
    server: server({ hostKeyAlgorithms: listOf(offered) }),
  });
  return found.verdict === 'fail' ? found.phase : found.negotiated.hostKeyAlgorithm;
}

describe('a server offers for its RSA host key', () => {
  const none = 'hostkey-alg';
  test.each<readonly [string, string | undefined, readonly (string | undefined)[]]>([
    ['8.4', undefined, ['ssh-rsa', 'rsa-sha2-256', 'rsa-sha2-512']],
    ['8.7', undefined, ['ssh-rsa', 'rsa-sha2-256', 'rsa-sha2-512']],
    ['8.8', undefined, [none, 'rsa-sha2-256', 'rsa-sha2-512']],
    ['9.9', undefined, [none, 'rsa-sha2-256', 'rsa-sha2-512']],
    ['10.5', undefined, [none, 'rsa-sha2-256', 'rsa-sha2-512']],
    ['8.4', '+ssh-rsa', ['ssh-rsa', 'rsa-sha2-256', 'rsa-sha2-512']],
    ['9.9', '+ssh-rsa', ['ssh-rsa', 'rsa-sha2-256', 'rsa-sha2-512']],
    ['8.4', 'ssh-rsa', ['ssh-rsa', none, 'ssh-rsa']],
    ['9.9', 'ssh-rsa', ['ssh-rsa', none, 'ssh-rsa']],
  ])('client %s, HostKeyAlgorithms %s', (release, written, expected) => {
    expect(offers.map((offered) => agreed(release, written, offered))).toEqual(expected);
  });
});

test('user keys and host keys have options of their own: only the one that fails is repaired', () => {
  const found = verdictOf({
    release: '9.9',
    keys: [identity(ed25519)],
    server: server({ hostKeyAlgorithms: listOf(['ssh-rsa']) }),
  });
  expect(found.repairs.flatMap(({ lines }) => lines)).toEqual(['HostKeyAlgorithms +ssh-rsa']);
});

describe('names that a client does not know', () => {
  test.each(['HostKeyAlgorithms', 'PubkeyAcceptedKeyTypes'])('%s +ssh-dss ends every run from 9.8 on', (keyword) => {
    const config = `Host elsewhere\n  ${keyword} +ssh-dss\n`;
    const told = { config, keys: [identity(ed25519)], server: server() };
    expect(verdictOf({ ...told, release: '9.6' }).verdict).toBe('ok');
    const refused = verdictOf({ ...told, release: '9.8' });
    expect(refused).toMatchObject({ verdict: 'fail', phase: 'config', cause: 'config-refused' });
    expect(refused.sshMessage).toContain("Bad key types '+ssh-dss'");
  });

  test('-ssh-dss is taken by all', () => {
    const config = 'HostKeyAlgorithms -ssh-dss\n';
    for (const release of ['9.6', '9.8', '10.5'])
      expect(verdictOf({ release, config, keys: [identity(ed25519)], server: server() }).verdict).toBe('ok');
  });

  test('DSA is never advised to a client that has none', () => {
    const old = server({ hostKeyAlgorithms: listOf(['ssh-dss']) });
    expect(verdictOf({ release: '10.0', keys: [identity(ed25519)], server: old })).toMatchObject({
      phase: 'hostkey-alg',
      repairs: [],
    });
    expect(verdictOf({ release: '9.6', keys: [identity(ed25519)], server: old }).repairs[0]?.lines).toEqual([
      'HostKeyAlgorithms +ssh-dss',
    ]);
  });
});

describe('the spelling is the client’s', () => {
  test.each([
    ['8.4', 'PubkeyAcceptedKeyTypes'],
    ['8.5', 'PubkeyAcceptedAlgorithms'],
  ])('client %s: %s', (release, keyword) => {
    const config = `${keyword} ssh-rsa\n`;
    const found = verdictOf({ release, config, keys: [identity(ed25519)], server: server() });
    expect(found.cause).toBe('key-not-listed');
    expect(found.repairs[0]?.lines).toEqual([`${keyword} ssh-rsa,ssh-ed25519`]);
  });
});
