import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Foretold } from '../support/connections/foretold.ts';
import { prepare } from '../support/connections/matrix.ts';
import { connectionsObstacle } from '../support/connections/recording.ts';
import { missingServers } from '../support/connections/servers.ts';
import { check, fetchAs, lenientClients, personAt, repaired, strictClients } from '../support/connections/sftp.ts';

const noSftp = existsSync('/usr/bin/sftp') ? undefined : 'needs an sftp';
const noServer = missingServers().includes('sshd') ? 'needs an sshd' : undefined;
const strict = strictClients();
const lenient = lenientClients();
const noClients = strict.length + lenient.length === 0 ? 'needs an ssh' : undefined;
const obstacle = noSftp ?? noServer ?? noClients ?? connectionsObstacle();

/** What is said of the machine's own file for a client that is not the machine's is no more than information. */
const warnings = ({ findings }: Foretold) => findings.filter(({ severity }) => severity !== 'info');

const old = 'ssh2-sha1-no-announcement';
if (obstacle === undefined) prepare();

describe.skipIf(obstacle !== undefined)(`an old SFTP server${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  describe.each(strict)('and an RSA key, with $label', (client) => {
    const person = () => personAt(old, 'rsa3072', client);

    test('will not be reached, which is said before any connection', async () => {
      const { code, json } = await check(person(), 'policy');
      expect({ code, ...json }).toMatchObject({ code: 1, verdict: 'fail', phase: 'auth', cause: 'no-mutual-sigalg' });
    });

    test('is not reached, and sftp says what was foretold', async () => {
      const { json } = await check(person(), 'policy');
      const { code, err } = await fetchAs(person());
      expect(json.sshMessage).toBeTruthy();
      expect(err).toContain(json.sshMessage);
      expect(code).toBe(255);
    });

    test('is reached with the line that is proposed', async () => {
      const { json } = await check(person(), 'policy');
      const wiser = repaired(person(), json);
      expect((await check(wiser, 'policy')).json.verdict).toBe('ok');
      const { code, err } = await fetchAs(wiser);
      expect(err).toContain('using "publickey"');
      expect(code).toBe(0);
    });

    test('hangs on a condition where nobody knows the server', async () => {
      const { code, json } = await check(person(), 'nothing');
      const { err } = await fetchAs(person());
      expect({ code, verdict: json.verdict }).toEqual({ code: 0, verdict: 'unknown' });
      const condition = json.conditions.find(({ cause }) => cause === 'no-mutual-sigalg');
      expect(condition?.if).toBe('the server sends no server-sig-algs');
      expect(condition?.lines.join()).toContain('+ssh-rsa');
      expect(err).toContain(condition?.sshMessage);
    });
  });

  test.each(lenient)('and an RSA key, with $label: no obstacle', async (client) => {
    const person = personAt(old, 'rsa3072', client);
    const { code, json } = await check(person, 'policy');
    expect({ code, ...json }).toMatchObject({ code: 0, verdict: 'ok', cause: null });
    expect(warnings(json)).toEqual([]);
    expect((await fetchAs(person)).code).toBe(0);
  });
});

describe.skipIf(obstacle !== undefined)(`other servers${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  test.each(strict)(
    'one that announces rsa-sha2 and takes ssh-rsa only: another cause, another repair, with $label',
    async (client) => {
      const person = personAt('sshd-accepts-ssh-rsa', 'rsa3072', client);
      const [{ json }, elsewhere] = [
        await check(person, 'policy'),
        await check(personAt(old, 'rsa3072', client), 'policy'),
      ];
      const { code, err } = await fetchAs(person);
      expect(json).toMatchObject({ verdict: 'fail', phase: 'auth' });
      expect(json.cause).not.toBe('no-mutual-sigalg');
      expect(err).toContain(json.sshMessage);
      expect(code).toBe(255);
      expect(json.repairs[0]?.lines).not.toEqual(elsewhere.json.repairs[0]?.lines);
      expect((await fetchAs(repaired(person, json))).code).toBe(0);
    },
  );

  test.each([...lenient, ...strict])('a usual one, an RSA key: not a word, with $label', async (client) => {
    const person = personAt('sshd-stock', 'rsa3072', client);
    const { code, json } = await check(person, 'policy');
    expect({ code, ...json }).toMatchObject({ code: 0, verdict: 'ok', cause: null, conditions: [] });
    expect(warnings(json)).toEqual([]);
    expect((await fetchAs(person)).code).toBe(0);
  });

  test.each([...lenient, ...strict])(
    'one that announces nothing, an Ed25519 key: not a word, with $label',
    async (client) => {
      const person = personAt('ssh2-any-no-announcement', 'ed25519', client);
      const { code, json } = await check(person, 'policy');
      expect({ code, ...json }).toMatchObject({ code: 0, verdict: 'ok', cause: null, conditions: [] });
      expect(warnings(json)).toEqual([]);
      expect((await fetchAs(person)).code).toBe(0);
    },
  );
});
