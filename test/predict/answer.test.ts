import { describe, expect, test } from 'vitest';
import { answerTo, refusedAnyway } from '../../src/predict/answer.ts';
import { certificateFault } from '../../src/predict/host-certificate.ts';
import { among, knownOf, listOf } from '../../src/predict/names.ts';
import { isAead, negotiate } from '../../src/predict/negotiate.ts';
import type { Server } from '../../src/predict/types.ts';
import { certified, ed25519, publicKey, rsa, server, sigAlgs, some } from '../support/predicting.ts';

describe('whether a name is in a list', () => {
  test('is certain where all of it is known, and else for the names that are known', () => {
    expect([among(listOf(['a']), 'a'), among(listOf(['a']), 'b')]).toEqual(['yes', 'no']);
    expect(['a', 'b', 'c'].map((name) => among(some(['a'], ['b']), name))).toEqual(['yes', 'no', 'maybe']);
    expect([knownOf(listOf(['a'])), knownOf(some(['b'], ['c']))]).toEqual([['a'], ['b']]);
    expect(listOf(['a'])).toEqual({ all: ['a'], has: [], lacks: [] });
  });
});

describe('two lists', () => {
  test('agree on the first name that is certainly in both', () => {
    expect(negotiate(['a', 'b'], listOf(['b', 'a']))).toEqual({ kind: 'agreed', name: 'a' });
    expect(negotiate(['a'], listOf(['b']))).toEqual({ kind: 'none' });
    expect(negotiate(['a', 'b', 'c'], some(['c'], ['a']))).toEqual({ kind: 'agreed', name: undefined });
    expect(negotiate(['a', 'b', 'c'], some(['d'], ['b']))).toEqual({ kind: 'open', names: ['a', 'c'] });
  });

  test('need no MAC for ciphers that bring their own', () => {
    const ciphers = ['aes128-gcm@openssh.com', 'chacha20-poly1305@openssh.com', 'aes128-ctr', 'aes128-gcm'];
    expect(ciphers.map(isAead)).toEqual([true, true, false, false]);
  });
});

describe('a key that is refused whatever it signs with', () => {
  const refusal = (part: Partial<Server>, key = ed25519) => refusedAnyway({ key, user: 'ada' }, server(part));
  const short = publicKey('ssh-rsa', 1024);

  test.each<readonly [string, Partial<Server>, typeof rsa, string | undefined]>([
    ['another user', { users: listOf(['git']) }, ed25519, 'user'],
    ['this user', { users: listOf(['ada']) }, ed25519, undefined],
    ['another type', { userKeyTypes: listOf(['ssh-rsa']) }, ed25519, 'key-type'],
    ['its type', { userKeyTypes: listOf(['ssh-rsa']) }, rsa, undefined],
    ['a certificate of a type that is taken', { userKeyTypes: listOf(['ssh-rsa']) }, certified(rsa), undefined],
    ['a certificate of another', { userKeyTypes: listOf(['ssh-rsa']) }, certified(ed25519), 'key-type'],
    [
      'a certificate that is named itself',
      { userKeyTypes: some(['ssh-rsa-cert-v01@openssh.com'], ['ssh-rsa']) },
      certified(rsa),
      undefined,
    ],
    ['a short RSA key', { minRsaBits: 2048 }, short, 'too-short'],
    ['one of just that length', { minRsaBits: 1024 }, short, undefined],
    ['a key that is not RSA', { minRsaBits: 2048 }, ed25519, undefined],
    ['no least length', {}, short, undefined],
    ['a key of unknown length', { minRsaBits: 2048 }, { ...short, bits: undefined }, undefined],
  ])('%s', (_, part, key, expected) => {
    expect(refusal(part, key)).toBe(expected);
  });

  test('nothing is known of a server that nobody knows', () => {
    expect(refusedAnyway({ key: ed25519, user: 'ada' }, undefined)).toBe(undefined);
  });
});

describe('the answer to an offer', () => {
  const answer = (part: Partial<Server>, offer: { readonly key?: typeof rsa; readonly algorithm?: string } = {}) => {
    const { key = ed25519, algorithm = 'ssh-ed25519' } = offer;
    const told = answerTo({ key, algorithm, user: 'ada', now: 1000 }, server(part));
    return told.kind === 'refuse' ? told.why : told.kind;
  };
  const sha1 = { key: rsa, algorithm: 'ssh-rsa' };

  test('hangs on what is enrolled', () => {
    expect(answer({})).toBe('maybe');
    expect(answer({ enrolledKeys: [ed25519.fingerprint] })).toBe('accept');
    expect(answer({ enrolledKeys: [rsa.fingerprint] })).toBe('not-enrolled');
    expect(answerTo({ key: ed25519, algorithm: 'ssh-ed25519', user: 'ada', now: 0 }, undefined)).toEqual({
      kind: 'maybe',
    });
  });

  test('hangs on the algorithms that are accepted, more than on those that are announced', () => {
    const announced = { serverSigAlgs: sigAlgs(['rsa-sha2-256']) };
    expect(answer(announced, sha1)).toBe('signature');
    expect(answer(announced, { key: rsa, algorithm: 'rsa-sha2-256' })).toBe('maybe');
    expect(answer(announced)).toBe('maybe');
    expect(answer({ ...announced, acceptedSigAlgs: listOf(['ssh-rsa']) }, sha1)).toBe('maybe');
    expect(answer({ ...announced, acceptedSigAlgs: some(['ssh-rsa']) }, sha1)).toBe('maybe');
    expect(answer({ ...announced, acceptedSigAlgs: some([], ['ssh-ed25519']) })).toBe('signature');
    expect(answer({ serverSigAlgs: { kind: 'some', names: some(['rsa-sha2-256']) } }, sha1)).toBe('maybe');
    expect(answer({ serverSigAlgs: { kind: 'none', names: listOf([]) } }, sha1)).toBe('maybe');
  });

  test('hangs on the type of the key where a server is older than 7.8', () => {
    const old = { software: 'OpenSSH_7.7', acceptedSigAlgs: listOf(['ssh-rsa']) };
    expect(answer(old, { key: rsa, algorithm: 'rsa-sha2-512' })).toBe('maybe');
    expect(answer({ ...old, software: 'OpenSSH_7.8' }, { key: rsa, algorithm: 'rsa-sha2-512' })).toBe('signature');
  });

  const authority = certified(ed25519).certificate?.ca.fingerprint ?? '';
  test.each<readonly [string, Parameters<typeof certified>[1], Partial<Server>, string]>([
    ['of a trusted authority', {}, {}, 'accept'],
    ['of any other', {}, { userCAs: [] }, 'certificate-authority'],
    ['where no authorities are known', {}, { userCAs: undefined }, 'maybe'],
    ['from now on', { validAfter: 1000 }, {}, 'accept'],
    ['from the next second on', { validAfter: 1001 }, {}, 'certificate-time'],
    ['until now', { validBefore: 1000 }, {}, 'certificate-time'],
    ['until the next second', { validBefore: 1001 }, {}, 'accept'],
    ['for others', { principals: ['bob', 'eve'] }, {}, 'certificate-principal'],
    ['for one of several', { principals: ['bob', 'ada'] }, {}, 'accept'],
    [
      'whose signature is not accepted',
      { signatureAlgorithm: 'ssh-rsa' },
      { caSignatureAlgorithms: listOf(['ssh-ed25519']) },
      'certificate-signature',
    ],
    ['that is expired, and of nobody that is known', { validBefore: 1 }, { userCAs: undefined }, 'certificate-time'],
  ])('to a certificate %s', (_, part, known, expected) => {
    const key = certified(ed25519, part);
    expect(answer({ userCAs: [authority], ...known }, { key, algorithm: key.type })).toBe(expected);
  });
});

describe('what is wrong with a host certificate', () => {
  const { certificate } = certified(ed25519, { kind: 'host', principals: [] });
  const use = { name: 'host.example', now: 1000, caSignatureAlgorithms: ['ssh-ed25519'] };

  test.each<readonly [string, Partial<NonNullable<typeof certificate>>, string | undefined]>([
    ['nothing', {}, undefined],
    ['it is a user’s', { kind: 'user' }, 'kind'],
    ['it is valid from now on', { validAfter: 1000 }, undefined],
    ['it is not valid yet', { validAfter: 1001 }, 'not-yet'],
    ['it is valid for a second more', { validBefore: 1001 }, undefined],
    ['it is over', { validBefore: 1000 }, 'expired'],
    ['it names the host among others', { principals: ['other', '*.example'] }, undefined],
    ['it names others', { principals: ['other'] }, 'principal'],
    ['an option that ssh does not know', { criticalOptions: ['x'] }, 'options'],
    ['an algorithm that is not allowed', { signatureAlgorithm: 'ssh-rsa' }, 'signature'],
  ])('%s', (_, part, fault) => {
    if (certificate === undefined) throw new Error('no certificate');
    expect(certificateFault({ ...certificate, ...part }, use)).toBe(fault);
  });

  test('before 7.9 every algorithm is allowed', () => {
    if (certificate === undefined) throw new Error('no certificate');
    const signed = { ...certificate, signatureAlgorithm: 'ssh-rsa' };
    expect(certificateFault(signed, { ...use, caSignatureAlgorithms: undefined })).toBe(undefined);
  });
});
