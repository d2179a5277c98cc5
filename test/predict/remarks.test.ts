import { describe, expect, test } from 'vitest';
import { remarksOf } from '../../src/predict/remarks.ts';
import { ed25519, identity, situationOf, type Told } from '../support/predicting.ts';

const remarks = (told: Told, part: { readonly cause?: 'no-common-hostkey-alg'; readonly kex?: string } = {}) =>
  remarksOf(situationOf(told), {
    cause: part.cause,
    negotiated: {
      kex: part.kex,
      hostKeyAlgorithm: undefined,
      cipher: undefined,
      mac: undefined,
      key: undefined,
      signatureAlgorithm: undefined,
    },
  });

describe('a key of the command line', () => {
  const hops = [situationOf({ situation: { destination: 'gate' } })];
  const given = [identity(ed25519, { origin: 'command-line' })];

  test('is for the destination alone, where there is a way through other hosts', () => {
    expect(remarks({ keys: given, situation: { hops } })).toEqual([
      'What -i and -o say counts for host alone: the way through gate takes its keys from the config.',
    ]);
  });

  test('is so beside a key of the config, too', () => {
    expect(remarks({ keys: [...given, identity(ed25519)], situation: { hops } })).toHaveLength(1);
  });

  test('needs no word without jump hosts, nor does a key of the config with them', () => {
    expect(remarks({ keys: given })).toEqual([]);
    expect(remarks({ keys: [identity(ed25519)], situation: { hops } })).toEqual([]);
  });
});

describe('the warning of 10.1 of a key exchange', () => {
  const warning = ['ssh will warn, and go on: the key exchange curve25519-sha256 is not post-quantum.'];
  test.each([
    ['10.3', '', warning],
    ['10.3', 'WarnWeakCrypto yes\n', warning],
    ['10.3', 'WarnWeakCrypto no\n', []],
    ['9.9', '', []],
  ])('%s with %j', (release, config, expected) => {
    expect(remarks({ release, config }, { kex: 'curve25519-sha256' })).toEqual(expected);
  });

  test('is not given of one that is, or that is not known', () => {
    expect(remarks({ release: '10.3' }, { kex: 'mlkem768x25519-sha256' })).toEqual([]);
    expect(remarks({ release: '10.3' })).toEqual([]);
  });
});

describe('the list that people take for the other one', () => {
  const said = [
    'PubkeyAcceptedAlgorithms, in line 1 of /home/ada/.ssh/config, is about your key, not that of the server.',
  ];
  test.each([
    ['+ssh-rsa', said],
    ['^rsa-sha2-256,ssh-rsa', said],
    ['+ssh-rsa,ssh-dss', said],
    ['-ssh-rsa', []],
    ['-ssh-dss,+ssh-rsa', []],
    ['ssh-rsa', []],
    ['+ssh-rsa-cert-v01@openssh.com', []],
  ])('%s', (list, expected) => {
    const config = `PubkeyAcceptedAlgorithms ${list}\n`;
    expect(remarks({ config }, { cause: 'no-common-hostkey-alg' })).toEqual(expected);
  });
});
