import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { allMessages } from '../../src/client/messages.ts';
import { explain } from '../../src/explain/explain.ts';
import explanationsJson from '../../src/explain/explanations.json' with { type: 'json' };
import { explanationsSchema } from '../../src/explain/schema.ts';

const explanations = v.parse(explanationsSchema, explanationsJson);
const idsOf = (text: string): readonly string[] => explain(text).explanations.map(({ id }) => id);
const one = (text: string) => explain(text).explanations[0];
/** A message as ssh may fill it. */
const filled = (text: string): string => text.replaceAll('{}', 'xyz');

describe('the explanations', () => {
  test('name messages that exist, each once, and leave none out', () => {
    const named = Object.values(explanations).flatMap(({ messages = [] }) => messages);
    expect(named.toSorted()).toEqual(
      allMessages()
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  test('have a meaning and no pattern twice', () => {
    const all = Object.values(explanations);
    expect(all.filter(({ meaning, messages }) => meaning === undefined && messages === undefined)).toEqual([]);
    const patterns = all.flatMap(({ patterns = [] }) => patterns);
    expect(new Set(patterns).size).toBe(patterns.length);
    expect(all.filter(({ patterns, sources }) => (patterns === undefined) !== (sources === undefined))).toEqual([]);
  });

  test('repeat no text of their messages', () => {
    const texts = (ids: readonly string[]) =>
      allMessages().flatMap((message) => (ids.includes(message.id) ? message.texts : []));
    const repeated = Object.values(explanations).flatMap(({ messages = [], patterns = [] }) =>
      texts(messages).filter((text) => patterns.includes(text)),
    );
    expect(repeated).toEqual([]);
  });

  test('are what their own patterns lead to', () => {
    const wrong = Object.entries(explanations).flatMap(([id, { patterns = [] }]) =>
      patterns.filter((text) => idsOf(filled(text))[0] !== id),
    );
    expect(wrong).toEqual([]);
  });

  test('hold only names that a line can tell', () => {
    const holes = Object.values(explanations).flatMap(({ causes }) =>
      causes.flatMap(({ try: command = '' }) => command.match(/\{\w+\}/g) ?? []),
    );
    expect(holes.filter((hole) => !['{host}', '{file}', '{key}'].includes(hole))).toEqual([]);
  });
});

describe('every message of a client', () => {
  const texts = allMessages().flatMap(({ id, texts }) => texts.map((text) => [text, id] as const));
  /** What says which kind of algorithm it was is explained by that kind. */
  const isMeant = (found: string, id: string): boolean =>
    explanations[found]?.messages?.includes(id) === true ||
    /** One text may tell more than its message: which algorithm, which reason. */
    (explanations[found]?.patterns !== undefined && related(found, id));
  const related = (found: string, id: string): boolean =>
    (id.startsWith('negotiation-') && found.startsWith('no-common-')) ||
    (id === 'key-unusable-reason' && found.startsWith('key-'));

  test.each(texts)('%s', (text, id) => {
    for (const form of ['', 'debug1: ', 'ssh: ', '12: ']) {
      const found = one(`${form}${filled(text)}\r`)?.id ?? 'nothing';
      expect(isMeant(found, id), `${form}${text} is ${found}`).toBe(true);
    }
  });
});

const facts = fileURLToPath(new URL('../../../shared/facts/openssh/messages.json', import.meta.url));
const isThere = existsSync(facts);

describe.skipIf(!isThere)(
  `messages that were collected${isThere ? '' : ' (skipped: needs ../shared/facts beside the checkout)'}`,
  () => {
    const collected = v.object({
      messages: v.array(v.object({ id: v.string(), format: v.string(), level: v.array(v.string()) })),
    });

    test('are known, but for what only tells how far ssh has come', () => {
      const { messages } = v.parse(collected, JSON.parse(readFileSync(facts, 'utf8')));
      const progress = new Set(['reading']);
      const heard = messages.filter(
        ({ id, level }) => !progress.has(id) && level.some((each) => !each.startsWith('debug')),
      );
      const lost = heard
        // Its first two holes are never filled like that.
        .filter(({ id }) => id !== 'packet-fatal')
        .map(({ format }) => format.replaceAll(/%[\d.]*(?:l?[usdc])/g, 'xyz').replaceAll('%%', '%'))
        .filter((text) => idsOf(text).length === 0);
      expect(heard.length).toBeGreaterThan(80);
      expect(lost).toEqual([]);
    });
  },
);

describe('a line', () => {
  test.each([
    ['debug1: send_pubkey_test: no mutual signature algorithm', 'no-mutual-sigalg'],
    ['sign_and_send_pubkey: no mutual signature supported', 'no-mutual-sigalg'],
    ['git@github.com: Permission denied (publickey).', 'permission-denied'],
    ['GIT@GITHUB.COM: PERMISSION DENIED (PUBLICKEY)', 'permission-denied'],
    ['Permission denied, please try again.', 'permission-denied'],
    [
      'Unable to negotiate with 10.0.0.1 port 22: no matching host key type found. Their offer: ssh-rsa',
      'no-common-hostkey-alg',
    ],
    ['no matching cipher found. Their offer: aes128-cbc,3des-cbc', 'no-common-cipher'],
    ['Unable to negotiate with 10.0.0.1: no matching key exchange method found. Their offer: x', 'no-common-kex'],
    ['Received disconnect from 1.2.3.4 port 22:2: Too many authentication failures', 'too-many-failures'],
    ['ssh: connect to host web1 port 22: Connection refused', 'connection-refused'],
    ['@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @', 'host-key-changed'],
    ['WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!', 'host-key-changed'],
    ['Load key "/home/me/.ssh/id_rsa": error in libcrypto', 'key-libcrypto'],
    ['kex_exchange_identification: Connection closed by remote host', 'connection-closed'],
    ['Connection closed by UNKNOWN port 65535', 'proxy-failed'],
    ['Connection to 1.2.3.4 port 22: error in libcrypto', 'exchange-libcrypto'],
    ['ssh_dispatch_run_fatal: Connection to 1.2.3.4 port 22: error in libcrypto', 'exchange-libcrypto'],
    ['ssh_dispatch_run_fatal: Connection to 1.2.3.4 port 22: error in libcrypto: invalid digest', 'exchange-libcrypto'],
    ['ssh_dispatch_run_fatal: Connection to 1.2.3.4 port 22: incorrect signature', 'key-exchange-failed'],
    ['sign_and_send_pubkey: signing failed for RSA "/home/me/.ssh/id_rsa": error in libcrypto', 'signing-libcrypto'],
    ['sign_and_send_pubkey: signing failed for RSA "me" from agent: agent refused operation', 'agent-refused'],
    ['ssh_dispatch_run_fatal: Connection to 1.2.3.4 port 22: Connection corrupted', 'key-exchange-failed'],
    ['[12:01:02] debug2: Host key verification failed.', 'host-key-verification-failed'],
    ['Nov 23 13:00:00 box ssh[1234]: Host key verification failed.', 'host-key-verification-failed'],
    ['  /usr/bin/ssh: Could not resolve hostname x: Name or service not known', 'name-unresolved'],
    ['\u001b[31mHost key verification failed.\u001b[0m', 'host-key-verification-failed'],
  ])('%j is %s', (line, id) => {
    expect(idsOf(line)).toEqual([id]);
  });

  test.each(['', ' ', 'hello', 'Host web1', 'permission', '@@@@@@', 'debug1: ', '{}', '{}: {}', '\u0000'])(
    '%j is nothing',
    (line) => {
      expect(explain(line).explanations).toEqual([]);
    },
  );

  test('of several the known ones are explained, each once', () => {
    const log =
      'debug1: Connecting to x\r\nHost key verification failed.\r\n\nHost key verification failed.\nno hostkey alg\n';
    expect(idsOf(log)).toEqual(['host-key-verification-failed', 'no-common-hostkey-alg']);
  });

  test.each([
    ['permission denied for my key', 'Permission denied ({}).'],
    ['no mutual signature algorithms found', 'no mutual signature algorithm'],
    ['host key verification has failed here', 'Host key verification failed.'],
  ])('%j is near to %j', (line, near) => {
    const found = explain(line);
    expect(found.explanations).toEqual([]);
    expect(found.near).toContain(near);
  });

  test('far from everything is near to nothing', () => {
    expect(explain('the quick brown fox jumps over the lazy dog').near).toEqual([]);
  });
});

describe('what a line tells', () => {
  test.each([
    ['git@git.corp.example: Permission denied (publickey).', 'ssh-lint check git@git.corp.example'],
    ['debug1: git@git.corp.example: Permission denied (publickey).', 'ssh-lint check git@git.corp.example'],
    [
      'Unable to negotiate with 10.0.0.1 port 2222: no matching MAC found. Their offer: x',
      'ssh-lint check -p 2222 10.0.0.1',
    ],
    [
      'Unable to negotiate with UNKNOWN port 65535: no matching MAC found. Their offer: x',
      'ssh-lint check <destination>',
    ],
    ['ssh: connect to host fe80::1%eth0 port 22: Connection refused', 'ssh-lint resolve fe80::1%eth0'],
    ['ssh: Could not resolve hostname nosuch.invalid: Name or service not known', 'ssh-lint resolve nosuch.invalid'],
    ['Host key for [web1]:2222 has changed and you have requested strict checking.', 'ssh-lint check -p 2222 web1'],
    ['no mutual signature algorithm', 'ssh-lint check <destination>'],
    ['/home/me/.ssh/config: line 3: Bad configuration option: foo', 'ssh-lint /home/me/.ssh/config'],
    ['Bad owner or permissions on /home/me/.ssh/config', 'ssh-lint /home/me/.ssh/config'],
    ['Missing Match criteria for host', 'ssh-lint'],
    ['me@-oProxyCommand=x: Permission denied (publickey).', 'ssh-lint check <destination>'],
    ['$(id)@web1: Permission denied (publickey).', 'ssh-lint check <destination>'],
    ['me@web1;id: Permission denied (publickey).', 'ssh-lint check <destination>'],
    ['/tmp/$(id) line 3: Missing argument.', 'ssh-lint'],
    ['Cannot fork into background without a command to execute.', undefined],
  ])('%j: %s', (line, call) => {
    expect(one(line)?.call).toBe(call);
  });

  test.each([
    ["Permissions 0644 for '/home/me/.ssh/id_rsa' are too open.", 'chmod 600 /home/me/.ssh/id_rsa'],
    ["Permissions 0644 for '/home/me/$(id)' are too open.", undefined],
    ['Host key for web1 has changed and you have requested strict checking.', 'ssh-keygen -R web1'],
    ['Host key for [web1]:2222 has changed and you have requested strict checking.', "ssh-keygen -R '[web1]:2222'"],
    ['Bad owner or permissions on /home/me/.ssh/config', 'chmod go-w /home/me/.ssh/config'],
  ])('%j: %s', (line, command) => {
    expect(one(line)?.causes[0]?.try).toBe(command);
  });
});

describe('hostile text', () => {
  const parts = ['Unable to negotiate with ', ' line ', ': ', '@', 'port ', 'debug1: ', '\u001b[', 'a@'];

  test.each(parts)('%j a million times is read to its end', (part) => {
    const text = part.repeat(Math.ceil(1_000_000 / part.length));
    expect(explain(text).explanations.length).toBeLessThan(2);
  });

  test('of many lines is not all answered', () => {
    const text = Object.values(explanations)
      .flatMap(({ patterns = [] }) => patterns.map(filled))
      .join('\n');
    expect(explain(text).explanations).toHaveLength(10);
  });
});
