import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { callAs, writePolicy } from '../support/connections/foretold.ts';
import { prepare } from '../support/connections/matrix.ts';
import { policyOf, seenBy } from '../support/connections/policy.ts';
import { probe } from '../support/connections/probe.ts';
import { connectionsObstacle, record } from '../support/connections/recording.ts';
import { account, port } from '../support/connections/servers.ts';
import { fetchAs, type Person, personAt, strictClients, withConfig } from '../support/connections/sftp.ts';

const noSftp = existsSync('/usr/bin/sftp') ? undefined : 'needs an sftp';
const clients = strictClients();
const noClients = clients.length === 0 ? 'needs an ssh from 8.8 on' : undefined;
const obstacle = noSftp ?? noClients ?? connectionsObstacle();
if (obstacle === undefined) prepare();

const before = `Host web *.example.com
  User ada
  IdentityFile ~/.ssh/id_own

Host files
  HostName 127.0.0.1
  Port ${port}
  User ${account}
  IdentityFile ~/.ssh/id_own

Host * !files
  Compression yes

Host *
  ServerAliveInterval 30
`;
const others = ['web', 'www.example.com', 'FILES', 'files2', '127.0.0.1', 'xfiles', 'elsewhere'];

/** What `ssh -G` of this client prints for a destination. */
function dumpOf({ client, home }: Person, destination: string): readonly string[] {
  const { status, stdout, stderr } = spawnSync(client.path, ['-G', '-F', join(home, '.ssh', 'config'), destination], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.split('\n');
}

describe.skipIf(obstacle !== undefined)(
  `an RSA key, a server that knows ssh-rsa alone, and --fix${obstacle === undefined ? '' : ` (${obstacle})`}`,
  () => {
    describe.each(clients)('with $label', (client) => {
      const alias = (person: Person): Person => ({ ...person, words: ['files'] });
      const start = () => alias(withConfig(personAt('ssh2-sha1-no-announcement', 'rsa3072', client), before));
      let person: Person;
      let refused: Awaited<ReturnType<typeof fetchAs>>;
      let dumps: ReadonlyMap<string, readonly string[]>;

      beforeAll(async () => {
        person = start();
        refused = await fetchAs(person);
        dumps = new Map([...others, 'files'].map((name) => [name, dumpOf(person, name)]));
        const { answers, results } = await record(person.profile, [probe()]);
        const policy = writePolicy(policyOf(person.profile, seenBy(results[0]?.err ?? ''), answers));
        const path = join(person.home, '.ssh', 'config');
        await callAs(person.home, ['--fix', '--config', policy, '--target', client.banner, path]);
        person = { ...person, config: readFileSync(path, 'utf8') };
      });

      test('sftp is refused before', () => {
        expect(refused.code).toBe(255);
        expect(refused.err).toMatch(/no mutual signature|Permission denied/);
      });

      test('sftp gets in behind it', async () => {
        const { code, err } = await fetchAs(person);
        expect(err).toContain('using "publickey"');
        expect(code).toBe(0);
      });

      test('only the block of that host has changed', () => {
        const fresh = person.config.split('\n').filter((line) => !before.split('\n').includes(line));
        expect(fresh.map((line) => line.replace(/\d{4}-\d\d-\d\d/, 'today'))).toEqual([
          '  # ssh-lint: ssh-rsa (SHA-1) for this host only, needed by ssh2-sha1-no-announcement, today',
          '  PubkeyAcceptedAlgorithms +ssh-rsa',
        ]);
        expect(person.config.replace(`${fresh.join('\n')}\n`, '')).toBe(before);
        expect(person.config).toContain(`Host files\n${fresh.join('\n')}\n`);
      });

      test('all other hosts get what they had, and this one a name more', () => {
        for (const name of others) expect(dumpOf(person, name), name).toEqual(dumps.get(name));
        const old = dumps.get('files') ?? [];
        const changed = dumpOf(person, 'files').filter((line) => !old.includes(line));
        const list = old.find((line) => line.startsWith('pubkeyacceptedalgorithms'));
        expect(changed).toEqual([`${list},ssh-rsa`]);
      });
    });
  },
);
