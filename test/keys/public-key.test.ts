import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base64Bytes, blobOf } from '../../src/keys/blob.ts';
import { plainKey, publicKeyFrom, publicKeyFromWords } from '../../src/keys/public-key.ts';
import { hasKeygen, type KeyFolder, keyFolder } from '../support/key-maker.ts';

const kinds = {
  rsa: ['-t', 'rsa', '-b', '1024'],
  'rsa-odd': ['-t', 'rsa', '-b', '2047'],
  dsa: ['-t', 'dsa'],
  p256: ['-t', 'ecdsa', '-b', '256'],
  p384: ['-t', 'ecdsa', '-b', '384'],
  p521: ['-t', 'ecdsa', '-b', '521'],
  ed25519: ['-t', 'ed25519'],
} as const;

/** Without a device nobody makes such a key; the public half needs none. */
const securityKeys = {
  'sk-ssh-ed25519@openssh.com': ['x'.repeat(32), 'ssh:'],
  'sk-ecdsa-sha2-nistp256@openssh.com': 'borrowed from p256',
} as const;

const wordsIn = (line: string) => line.trim().split(' ');

describe.skipIf(!hasKeygen)('a public key, beside what ssh-keygen says of it', () => {
  let folder: KeyFolder;
  const made: string[] = [];

  beforeAll(() => {
    folder = keyFolder();
    for (const [name, args] of Object.entries(kinds)) {
      if (folder.tryKeygen('-q', ...args, '-N', '', '-C', 'at work', '-f', name).status === 0) made.push(name);
    }
    folder.write(
      'sk-ed25519.pub',
      `sk-ssh-ed25519@openssh.com ${Buffer.from(blobOf(['sk-ssh-ed25519@openssh.com', ...securityKeys['sk-ssh-ed25519@openssh.com']])).toString('base64')} c\n`,
    );
    const [, p256 = ''] = wordsIn(folder.read('p256.pub').toString());
    const point = (base64Bytes(p256) ?? new Uint8Array()).subarray(-65);
    const type = 'sk-ecdsa-sha2-nistp256@openssh.com';
    const blob = Buffer.from(blobOf([type, 'nistp256', point, 'ssh:'])).toString('base64');
    folder.write('sk-p256.pub', `${type} ${blob} c\n`);
    folder.keygen('-q', '-t', 'ed25519', '-N', '', '-f', 'ca');
    made.push('sk-ed25519', 'sk-p256');
  });
  afterAll(() => folder.remove());

  const keyIn = (name: string) => {
    const [type = '', base64 = ''] = wordsIn(folder.read(name).toString());
    return publicKeyFromWords(type, base64);
  };

  test('has its type, size and fingerprint', () => {
    expect(made).toEqual(expect.arrayContaining(['rsa', 'p521', 'ed25519', 'sk-ed25519', 'sk-p256']));
    for (const name of made) {
      const [bits, fingerprint] = wordsIn(folder.keygen('-l', '-f', `${name}.pub`));
      const [type, blob] = wordsIn(folder.read(`${name}.pub`).toString());
      expect(keyIn(`${name}.pub`)).toEqual({ type, bits: Number(bits), blob, fingerprint, certificate: undefined });
    }
  });

  test('in a certificate is the key itself, its fingerprint the plain key’s', () => {
    for (const name of made) {
      folder.keygen(
        '-q',
        '-s',
        'ca',
        '-I',
        `id of ${name}`,
        '-n',
        'ada,bob',
        '-z',
        '18446744073709551615',
        `${name}.pub`,
      );
      const key = keyIn(`${name}-cert.pub`);
      const [bits, fingerprint] = wordsIn(folder.keygen('-l', '-f', `${name}-cert.pub`));
      expect(key).toMatchObject({ bits: Number(bits), fingerprint });
      expect(key && plainKey(key)).toEqual(keyIn(`${name}.pub`));
      expect(key?.certificate).toMatchObject({
        kind: 'user',
        keyId: `id of ${name}`,
        serial: '18446744073709551615',
        principals: ['ada', 'bob'],
        validAfter: undefined,
        validBefore: undefined,
        criticalOptions: [],
        ca: keyIn('ca.pub'),
        signatureAlgorithm: 'ssh-ed25519',
      });
    }
  });

  test('has what else stands in its certificate', () => {
    folder.keygen('-q', '-t', 'rsa', '-b', '1024', '-N', '', '-f', 'ca-rsa');
    const options = ['-O', 'force-command=true', '-O', 'source-address=::1', '-V', '20200101Z:20300101Z'];
    folder.keygen('-q', '-s', 'ca-rsa', '-I', 'ünï', ...options, 'ed25519.pub');
    expect(keyIn('ed25519-cert.pub')?.certificate).toMatchObject({
      kind: 'user',
      keyId: 'ünï',
      serial: '0',
      principals: [],
      validAfter: Date.UTC(2020, 0, 1) / 1000,
      validBefore: Date.UTC(2030, 0, 1) / 1000,
      criticalOptions: ['force-command', 'source-address'],
      signatureAlgorithm: 'rsa-sha2-512',
    });
    folder.keygen('-q', '-s', 'ca-rsa', '-I', 'h', '-h', 'p256.pub');
    expect(keyIn('p256-cert.pub')?.certificate?.kind).toBe('host');
  });

  test.each([
    'ssh-rsa',
    'rsa',
    'RSA',
    'rsa-sha2-512',
    'rsa-sha2-384',
    'ssh-dss',
    'ssh-rs',
    'ssh-rsa.',
    'rsa-sha2-256x',
  ])('named `%s` is taken when ssh-keygen takes it', (type) => {
    const [, base64 = ''] = wordsIn(folder.read('rsa.pub').toString());
    folder.write('renamed.pub', `${type} ${base64}\n`);
    const taken = folder.tryKeygen('-e', '-f', 'renamed.pub').status === 0;
    expect(publicKeyFromWords(type, base64) !== undefined).toBe(taken);
  });

  test('that is cut short anywhere is none', () => {
    for (const name of [...made, 'ed25519-cert', 'p256-cert']) {
      const whole = Buffer.from(wordsIn(folder.read(`${name}.pub`).toString())[1] ?? '', 'base64');
      for (let length = 0; length < whole.length; length += 1) {
        const key = publicKeyFrom(whole.subarray(0, length));
        expect(key, `${name} at ${length}`).toBeUndefined();
      }
      expect(publicKeyFrom(Buffer.concat([whole, Buffer.alloc(1)])), name).toBeUndefined();
    }
  });
});

describe('a public key', () => {
  const hundred = Uint8Array.from({ length: 100 }, (_, index) => index + 1);

  test('of an unknown type has its name and its blob', () => {
    const blob = blobOf(['ssh-mldsa-65', hundred]);
    expect(publicKeyFrom(blob)).toMatchObject({
      type: 'ssh-mldsa-65',
      bits: undefined,
      blob: Buffer.from(blob).toString('base64'),
    });
  });

  test.each([
    ['a negative modulus', ['ssh-rsa', Uint8Array.of(3), Uint8Array.of(0x80, 1)]],
    ['a modulus of nothing', ['ssh-rsa', Uint8Array.of(3), Uint8Array.of(0, 0)]],
    ['another curve than its type', ['ecdsa-sha2-nistp256', 'nistp384', Uint8Array.of(4, ...hundred.subarray(0, 96))]],
    ['a compressed point', ['ecdsa-sha2-nistp256', 'nistp256', Uint8Array.of(2, ...hundred.subarray(0, 32))]],
    ['a point that is too short', ['ssh-ed25519', hundred.subarray(0, 31)]],
    ['one field too many', ['ssh-ed25519', hundred.subarray(0, 32), '']],
    ['a name with an escape sequence', ['ssh-\u001b[31m', hundred]],
    ['no name', ['', hundred]],
    ['a name of an object’s own', ['__proto__', '\u0000']],
  ] as const)('with %s is none, or unknown', (_, fields) => {
    expect(publicKeyFrom(blobOf(fields))?.bits).toBeUndefined();
  });
});
