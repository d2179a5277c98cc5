import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { policyById } from '../../src/server/policies.ts';
import { serverOf } from '../../src/server/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-sshd-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the sshd of this machine says of its own defaults, if it is that of Debian 12. */
function defaults(): ReadonlyMap<string, string> | undefined {
  if (!spawnSync('ssh', ['-V']).stderr?.toString().startsWith('OpenSSH_9.2p1 Debian-2+deb12')) return undefined;
  const key = join(folder, 'key');
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const { status, stdout } = spawnSync('/usr/sbin/sshd', ['-T', '-f', '/dev/null', '-h', key]);
  if (status !== 0) return undefined;
  return new Map(
    stdout
      .toString()
      .split('\n')
      .map((line) => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1)] as const),
  );
}

const told = defaults();

describe.skipIf(told === undefined)(`sshd${told === undefined ? ' (skipped: needs that of Debian 12)' : ''}`, () => {
  const policy = policyById('debian-12');
  const known = policy && serverOf(policy, { day: '2026-11-23', hostName: 'x', trust: 'built-in', saidBy: undefined });

  test.each(['kexAlgorithms', 'ciphers', 'macs'] as const)('has the %s of its policy', (field) => {
    expect(known?.[field].all).toEqual(told?.get(field.toLowerCase())?.split(','));
  });

  test('accepts the signatures of its policy', () => {
    const accepted = told?.get('pubkeyacceptedalgorithms')?.split(',') ?? [];
    expect(known?.acceptedSigAlgs.has.filter((name) => !accepted.includes(name))).toEqual([]);
    expect(known?.acceptedSigAlgs.lacks.filter((name) => accepted.includes(name))).toEqual([]);
    expect(
      known?.caSignatureAlgorithms.lacks.filter((name) => told?.get('casignaturealgorithms')?.includes(name)),
    ).toEqual([]);
  });

  test('allows as many attempts as its policy says', () => {
    expect(String(known?.maxAuthTries)).toBe(told?.get('maxauthtries'));
  });
});
