import { describe, expect, test } from 'vitest';
import { knownHostsFrom } from '../../src/keys/known-hosts.ts';
import { ownKeys } from '../support/own-keys.ts';

const keys = ownKeys();
const kinds = ['ed25519', 'ecdsa-256', 'ecdsa-384', 'rsa-2048', 'rsa-3072', 'rsa-4096'];

const read = (text: string) => knownHostsFrom('/k', Buffer.from(text));

describe('the quick look for damaged lines', () => {
  test.each(kinds)('sees the same in %s as reading all of it, wherever it is cut or changed', (kind) => {
    const whole = `web ${keys.words(kind)}`;
    const [host = '', type = ''] = whole.split(' ');
    const start = host.length + type.length + 2;
    const lengths = Array.from({ length: whole.length - start }, (_, at) => start + at);
    const cut = lengths.map((length) => whole.slice(0, length));
    const odd = lengths.map((at) => `${whole.slice(0, at)}!${whole.slice(at + 1)}`);
    for (const line of [whole, `${whole} me@web`, `${whole}\r`, `${whole}=`, `${whole}A`, ...cut, ...odd]) {
      const { damaged, faults } = read(`${line}\n`);
      expect([line, damaged.length]).toEqual([line, faults.length]);
    }
  });

  test('leaves a line alone beside which another holds a key of this type', () => {
    const sound = `web ${keys.words('ed25519')}`;
    const twin = (other: string) => read(`${sound.slice(0, -4)}\n${other}\n`).damaged.map(({ line }) => line);
    expect(twin(sound)).toEqual([]);
    expect(twin(`web ${keys.words('rsa-2048')}`)).toEqual([1]);
    expect(twin(`db${sound.slice(3)}`)).toEqual([1]);
  });
});
