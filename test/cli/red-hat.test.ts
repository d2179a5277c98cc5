import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { ed25519Key, rsaKey } from '../support/made-keys.ts';
import { home } from '../support/memory-ports.ts';
import { type Policy, redHat9 } from '../support/red-hat.ts';

const config = `Host old
  HostName git.corp.example
  # ssh-lint-policy bitbucket-dc-7
  IdentityFile ~/.ssh/id_rsa

Host new
  HostName new.example
  # ssh-lint-policy openssh-9.9
  IdentityFile ~/.ssh/id_ed25519
`;
const lets = config.replace('bitbucket-dc-7\n', '$&  PubkeyAcceptedAlgorithms +ssh-rsa\n');
const keys = {
  id_rsa: { content: rsaKey(3072).private, mode: 0o600 },
  id_ed25519: { content: ed25519Key().private, mode: 0o600 },
};

async function run(policy: Policy, args: readonly string[], text = config) {
  const ports = redHat9(policy, { config: text, ...keys });
  const code = await main(args, ports);
  return { code, out: ports.stdout, text: new TextDecoder().decode(bytesOf(ports)) };
}

function bytesOf(ports: ReturnType<typeof redHat9>): Uint8Array {
  const read = ports.files.read(`${home}/.ssh/config`);
  return 'bytes' in read ? read.bytes : new Uint8Array();
}

const checked = async (policy: Policy, destination: string, text = config) =>
  JSON.parse((await run(policy, ['check', destination, '--format', 'json'], text)).out);

async function found(policy: Policy, text = config): Promise<readonly string[]> {
  const { findings } = JSON.parse((await run(policy, ['--format', 'json'], text)).out);
  return findings.map(({ rule }: { readonly rule: string }) => rule);
}

const everything = ['--fix', '--unsafe-fixes'];

describe('RHEL 9, whose files say what its crypto policy is', () => {
  test('the lists of the policy are read as ssh reads them, behind the user’s own', async () => {
    const { out } = await run('DEFAULT', ['resolve', 'old', '--format', 'ssh-g']);
    expect(out).toContain('pubkeyacceptedalgorithms ecdsa-sha2-nistp256,ssh-ed25519,rsa-sha2-256,rsa-sha2-512\n');
  });

  test('under DEFAULT an old server wants another key, and a line for SHA-1 is no way', async () => {
    expect(await checked('DEFAULT', 'old')).toMatchObject({ verdict: 'fail', cause: 'no-mutual-sigalg' });
    expect((await run('DEFAULT', ['check', 'old'])).out).not.toContain('+ssh-rsa');
    const after = await checked('DEFAULT', 'old', lets);
    expect(after).toMatchObject({ verdict: 'fail', cause: 'sigalg-sha1-forbidden' });
    expect(after.sshMessage).toMatch(/^sign_and_send_pubkey: signing failed for RSA ".*id_rsa": error in libcrypto$/);
    expect(await found('DEFAULT', lets)).toContain('algo-crypto-policy-sha1');
  });

  test.each<Policy>(['DEFAULT', 'FIPS'])('nothing is written for SHA-1 under %s', async (policy) => {
    expect((await run(policy, everything)).text).toBe(config);
  });

  test.each<Policy>(['LEGACY', 'DEFAULT:SHA1'])('under %s the old server is reached as it is', async (policy) => {
    expect(await checked(policy, 'old')).toMatchObject({ verdict: 'ok' });
    expect(await found(policy, lets)).not.toContain('algo-crypto-policy-sha1');
  });

  test('a target that is named is not this machine', async () => {
    const { out } = await run('DEFAULT', ['check', 'old', '--target', 'debian-12', '--format', 'json'], lets);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'ok' });
  });
});

describe('FIPS mode', () => {
  test('its lists leave out an Ed25519 key', async () => {
    expect(await checked('FIPS', 'new')).toMatchObject({ verdict: 'fail', cause: 'key-not-listed' });
    expect(await found('FIPS')).toContain('algo-key-not-listed');
    expect(await found('DEFAULT')).not.toContain('algo-key-not-listed');
  });

  test('an ECDSA key is what helps, and no name is proposed that FIPS 140 does not know', async () => {
    for (const text of [config, `${config}  PubkeyAcceptedAlgorithms rsa-sha2-512\n`]) {
      const { out } = await run('FIPS', ['check', 'new'], text);
      expect(out).not.toMatch(/PubkeyAcceptedAlgorithms .*ed25519/);
      expect(out).not.toContain('-t ed25519');
    }
    expect((await run('FIPS', ['check', 'new'])).out).toContain('ssh-keygen -t ecdsa');
  });

  test('nobody is led out of it for SHA-1', async () => {
    expect((await run('FIPS', ['check', 'old'], lets)).out).not.toContain('update-crypto-policies');
    expect((await run('DEFAULT', ['check', 'old'], lets)).out).toContain('update-crypto-policies');
  });
});
