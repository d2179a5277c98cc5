import { expect, test } from 'vitest';
import { isTelling } from '../../src/cli/near-files.ts';
import { builtIn } from '../../src/server/built-in.ts';

test('every name of a service that has a policy makes the policies load', () => {
  const hosts = builtIn.flatMap(({ match = [] }) => match.flatMap(({ host }) => host));
  expect(hosts.length).toBeGreaterThan(20);
  expect(hosts.filter((host) => !isTelling(`Host x\n  HostName ${host.toUpperCase()}\n`))).toEqual([]);
});

test.each(['# SSH-LINT-POLICY gitea', 'Include conf.d/*', 'HostKeyAlgorithms ssh-ed25519'])('so does %s', (line) => {
  expect(isTelling(`Host a\n  ${line}\n`)).toBe(true);
});

test('a config of hosts that nobody knows loads none', () => {
  expect(isTelling('Host web\n  HostName web.example.com\n  IdentityFile ~/.ssh/id\n')).toBe(false);
});
