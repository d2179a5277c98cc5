import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readKey } from '../../src/keys/key-file.ts';
import { ppkFile } from '../support/key-files.ts';
import { hasKeygen, type KeyFolder, keyFolder } from '../support/key-maker.ts';

const WINDOW = 12;

/** Pieces of a secret as they would show in a text, in whatever part of base64 they stand. */
function tracesOf(secret: Buffer): readonly string[] {
  const encoded = [0, 1, 2].map((skip) => {
    const rest = secret.subarray(skip);
    return rest.subarray(0, rest.length - (rest.length % 3)).toString('base64');
  });
  return [...encoded, secret.toString('hex')].flatMap((text) =>
    Array.from({ length: Math.floor(text.length / WINDOW) }, (_, index) =>
      text.slice(index * WINDOW, (index + 1) * WINDOW),
    ),
  );
}

/** The numbers of a private key that nobody else may know. */
function scalarsOf(pem: Buffer): readonly Buffer[] {
  const { d, p, q, dp, dq, qi } = createPrivateKey(pem).export({ format: 'jwk' });
  return [d, p, q, dp, dq, qi].flatMap((number) => (number === undefined ? [] : [Buffer.from(number, 'base64url')]));
}

interface Secret {
  readonly content: Buffer;
  readonly traces: readonly string[];
}

describe.skipIf(!hasKeygen)('nothing of a private half leaves the reader', () => {
  let folder: KeyFolder;
  const secrets: Record<string, Secret> = {};

  beforeAll(() => {
    folder = keyFolder();
    const kinds = { rsa: ['-t', 'rsa', '-b', '1024'], p256: ['-t', 'ecdsa'] };
    for (const [name, args] of Object.entries(kinds)) {
      folder.keygen('-q', ...args, '-N', '', '-f', name);
      const openssh = folder.read(name);
      folder.keygen('-q', '-p', '-m', 'PEM', '-P', '', '-N', '', '-f', name);
      const pem = folder.read(name);
      folder.keygen('-q', '-p', '-m', 'PKCS8', '-P', '', '-N', '', '-f', name);
      const traces = scalarsOf(pem).flatMap(tracesOf);
      secrets[`OpenSSH ${name}`] = { content: openssh, traces };
      secrets[`PEM ${name}`] = { content: pem, traces };
      secrets[`PKCS#8 ${name}`] = { content: folder.read(name), traces };
    }
    folder.keygen('-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', 'ed25519');
    const openssh = folder.read('ed25519');
    const bytes = Buffer.from(openssh.toString().replace(/-----.*/g, ''), 'base64');
    const [, publicHalf = ''] = folder.read('ed25519.pub').toString().split(' ');
    const behind = bytes.lastIndexOf(Buffer.from(publicHalf, 'base64').subarray(-32));
    const seed = bytes.subarray(behind - 32, behind);
    secrets['OpenSSH ed25519'] = { content: openssh, traces: tracesOf(seed) };
    secrets['PuTTY ed25519'] = {
      content: Buffer.from(
        ppkFile({
          version: 3,
          publicLine: folder.read('ed25519.pub').toString(),
          encryption: 'none',
          comment: 'c',
          secret: seed,
        }),
      ),
      traces: tracesOf(seed),
    };
    const { privateKey } = generateKeyPairSync('ed25519');
    const content = Buffer.from(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    secrets['PKCS#8 ed25519'] = { content, traces: scalarsOf(content).flatMap(tracesOf) };
  });
  afterAll(() => folder.remove());

  const told = (content: Uint8Array): string => JSON.stringify(readKey(content));
  const leaks = (content: Uint8Array, { traces }: Secret): readonly string[] => {
    const text = told(content);
    return traces.filter((trace) => text.includes(trace));
  };
  const each = () => Object.entries(secrets);

  test('whatever its form', () => {
    expect(each()).toHaveLength(9);
    for (const [name, secret] of each()) {
      expect(secret.traces.length, name).toBeGreaterThan(5);
      expect(leaks(secret.content, secret), name).toEqual([]);
      expect(told(secret.content), name).toContain('AAAA');
    }
  });

  test('the test sees a leak', () => {
    for (const [name, { content, traces }] of each()) {
      const bytes = Buffer.from(
        content
          .toString()
          .replace(/^(?:-----|\S+: ).*$/gm, '')
          .replace(/\s/g, ''),
        'base64',
      );
      const shown = [0, 1, 2].map((skip) => bytes.subarray(skip).toString('base64')).join(' ');
      expect(
        traces.some((trace) => shown.includes(trace)),
        name,
      ).toBe(true);
    }
  });

  test('wherever it is cut', () => {
    for (const [name, secret] of each()) {
      const step = name.startsWith('OpenSSH') ? 1 : 7;
      for (let length = 0; length < secret.content.length; length += step) {
        expect(leaks(secret.content.subarray(0, length), secret), `${name} at ${length}`).toEqual([]);
      }
    }
  });

  test('whichever bytes are other ones', () => {
    for (const [name, secret] of each()) {
      const change = fc.tuple(fc.nat(secret.content.length - 1), fc.nat(255));
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
          const content = Buffer.from(secret.content);
          for (const [at, byte] of changes) content[at] = byte;
          expect(leaks(content, secret), name).toEqual([]);
        }),
      );
    }
  });

  test('whichever bits flip inside the base64', () => {
    for (const [name, secret] of each().filter(([title]) => !title.startsWith('PuTTY'))) {
      const lines = secret.content.toString().trim().split('\n');
      const inside = Buffer.from(lines.slice(1, -1).join(''), 'base64');
      fc.assert(
        fc.property(fc.array(fc.nat(inside.length * 8 - 1), { minLength: 1, maxLength: 3 }), (flips) => {
          const bytes = Buffer.from(inside);
          for (const bit of flips) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          const body = bytes.toString('base64').replace(/.{1,70}/g, '$&\n');
          expect(leaks(Buffer.from(`${lines[0]}\n${body}${lines.at(-1)}\n`), secret), name).toEqual([]);
        }),
      );
    }
  });

  test('nor does a reader fail with any bytes', () => {
    const starts = [
      '',
      '-----BEGIN OPENSSH PRIVATE KEY-----\n',
      '-----BEGIN RSA PRIVATE KEY-----\n',
      'ssh-rsa AAAA',
      'PuTTY-User-Key-File-2: ',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, bytes) => {
        expect(readKey(Buffer.concat([Buffer.from(start), bytes])).readable).toBe(false);
      }),
    );
  });
});
