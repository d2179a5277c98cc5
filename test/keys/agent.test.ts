import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentKeysIn, listAgent } from '../../src/keys/agent.ts';
import { blobOf } from '../../src/keys/blob.ts';
import { memoryPorts } from '../support/memory-ports.ts';

const edwards = (fill: number): Uint8Array => blobOf(['ssh-ed25519', new Uint8Array(32).fill(fill)]);

const message = (...parts: readonly Uint8Array[]): Uint8Array => blobOf([Buffer.concat(parts)]);

const identities = (count: number, ...strings: readonly (string | Uint8Array)[]): Uint8Array =>
  message(Uint8Array.of(12, 0, 0, count >> 8, count & 0xff), blobOf(strings));

describe('what an agent answers', () => {
  test('is its keys, in its order', () => {
    const answer = identities(
      3,
      edwards(2),
      'at work',
      edwards(1),
      '',
      blobOf(['ssh-unheard-of', 'x']),
      Buffer.from('ünï'),
    );
    const listed = agentKeysIn(Buffer.from(answer));
    expect(
      typeof listed === 'string' ? listed : listed.map(({ key, comment }) => [key.type, key.bits, comment]),
    ).toEqual([
      ['ssh-ed25519', 256, 'at work'],
      ['ssh-ed25519', 256, ''],
      ['ssh-unheard-of', undefined, 'ünï'],
    ]);
  });

  test('may be no key at all', () => {
    expect(agentKeysIn(identities(0))).toEqual([]);
  });

  test.each([5, 30, 102])('may be a refusal: %i', (kind) => {
    expect(agentKeysIn(message(Uint8Array.of(kind)))).toBe('refused');
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['an empty message', message()],
    ['another kind of message', message(Uint8Array.of(14, 0, 0, 0, 0))],
    ['no number of keys', message(Uint8Array.of(12))],
    ['more keys than ssh takes', identities(2049)],
    ['fewer keys than it says', identities(2, edwards(1), '')],
    ['a key without a comment', identities(1, edwards(1))],
    ['a damaged key', identities(1, edwards(1).subarray(0, 40), '')],
    ['a message that is longer than it says', Buffer.concat([identities(0), Uint8Array.of(0)])],
  ])('is none with %s', (_, answer) => {
    expect(agentKeysIn(answer)).toBe('garbage');
  });

  test('never makes the reader fail', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(['string', 'object']).toContain(typeof agentKeysIn(message(Uint8Array.of(12, 0, 0, 0), bytes)));
      }),
    );
  });
});

describe('an agent', () => {
  const socket = '/run/agent';

  test('lists its keys', async () => {
    const ports = memoryPorts({ agents: { [socket]: { answer: identities(1, edwards(1), 'c') } } });
    expect(await listAgent(socket, ports)).toMatchObject({ kind: 'listed', socket, keys: [{ comment: 'c' }] });
    expect(ports.asked).toEqual([socket]);
  });

  test('that is not there has failed', async () => {
    const failed = { kind: 'failed', socket, reason: 'missing', message: 'No such file or directory' };
    expect(await listAgent(socket, memoryPorts())).toEqual(failed);
  });

  test.each([
    [message(Uint8Array.of(5)), 'refused'],
    [message(Uint8Array.of(1)), 'garbage'],
  ])('that answers %j has failed: %s', async (answer, reason) => {
    const ports = memoryPorts({ agents: { [socket]: { answer } } });
    expect(await listAgent(socket, ports)).toMatchObject({ kind: 'failed', socket, reason });
  });
});
