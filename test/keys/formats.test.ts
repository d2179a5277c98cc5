import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base64Bytes, base64Of, blobOf } from '../../src/keys/blob.ts';
import { isReadBy, readKey, readKeyFile } from '../../src/keys/key-file.ts';
import { opensshFile, ppkFile } from '../support/key-files.ts';
import { hasKeygen, hasOpenssl, type KeyFolder, keyFolder } from '../support/key-maker.ts';
import { memoryPorts } from '../support/memory-ports.ts';
import { release } from '../support/release.ts';

const kinds = {
  rsa: ['-t', 'rsa', '-b', '1024'],
  p256: ['-t', 'ecdsa', '-b', '256'],
  p384: ['-t', 'ecdsa', '-b', '384'],
  p521: ['-t', 'ecdsa', '-b', '521'],
} as const;
const names = ['rsa', 'p256', 'p384', 'p521'] as const;

describe.skipIf(!hasKeygen)('a key in the format', () => {
  let folder: KeyFolder;
  beforeAll(() => {
    folder = keyFolder();
    for (const name of names) folder.keygen('-q', ...kinds[name], '-N', '', '-C', 'mine', '-f', name);
    folder.keygen('-q', '-t', 'ed25519', '-N', '', '-C', 'mine', '-f', 'ed25519');
  });
  afterAll(() => folder.remove());

  const read = (name: string) => readKey(folder.read(name));
  const publicKeyOf = (name: string) => read(`${name}.pub`).publicKey;
  const converted = (name: string, format: string, passphrase = '') => {
    folder.write('converted', folder.read(name));
    folder.keygen('-q', '-p', '-m', format, '-P', '', '-N', passphrase, '-f', 'converted');
    return read('converted');
  };

  test.each(names)('PEM, of the kind %s', (name) => {
    expect(converted(name, 'PEM')).toEqual({
      format: 'pem',
      isPrivate: true,
      isEncrypted: false,
      readable: true,
      publicKey: publicKeyOf(name),
      publicInClear: false,
      comment: '',
      faults: [],
    });
    expect(converted(name, 'PKCS8')).toMatchObject({ format: 'pkcs8', readable: true, publicKey: publicKeyOf(name) });
  });

  test.each(['PEM', 'PKCS8'])('%s with a passphrase hides its public half', (format) => {
    expect(converted('p256', format, 'secret')).toMatchObject({
      isPrivate: true,
      isEncrypted: true,
      readable: true,
      publicKey: undefined,
      faults: [],
    });
  });

  test('PKCS#8, of the kind Ed25519', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
    const point = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    expect(readKey(Buffer.from(pem))).toMatchObject({
      format: 'pkcs8',
      readable: true,
      publicKey: { type: 'ssh-ed25519', bits: 256, blob: base64Of(blobOf(['ssh-ed25519', point])) },
    });
  });

  test('PKCS#8, of the kind Ed25519, is read by newer clients alone', () => {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
    const fileOf = (content: string | Uint8Array) =>
      readKeyFile('/id', memoryPorts({ files: { '/id': content } }).files);
    expect(isReadBy(fileOf(pem), release('9.5'))).toBe(false);
    expect(isReadBy(fileOf(pem), release('9.6'))).toBe(true);
    expect(isReadBy(fileOf(folder.read('ed25519')), release('9.5'))).toBe(true);
    expect(isReadBy(fileOf(folder.read('ed25519.pub')), release('9.5'))).toBe(true);
    expect(isReadBy(fileOf('rubbish'), release('9.6'))).toBe(false);
  });

  test.skipIf(!hasOpenssl)('PEM, with the parameters of the curve written out', () => {
    const explicit = ['-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:explicit'];
    folder.openssl('genpkey', '-algorithm', 'EC', ...explicit, '-out', 'explicit');
    folder.write('explicit', folder.read('explicit'));
    expect(folder.keygen('-y', '-P', '', '-f', 'explicit')).toContain('ecdsa-sha2-nistp256');
    expect(read('explicit')).toMatchObject({ readable: true });
  });

  test.skipIf(!hasOpenssl)('PEM, of the kind DSA', () => {
    folder.openssl(
      'genpkey',
      '-genparam',
      '-algorithm',
      'DSA',
      '-pkeyopt',
      'dsa_paramgen_bits:1024',
      '-out',
      'parameters',
    );
    folder.openssl('genpkey', '-paramfile', 'parameters', '-out', 'dsa');
    const key = read('dsa');
    expect(key).toMatchObject({ format: 'pkcs8', readable: true, publicKey: { type: 'ssh-dss', bits: 1024 } });
    folder.openssl('dsa', '-in', 'dsa', '-out', 'dsa.pem');
    expect(read('dsa.pem').publicKey).toEqual(key.publicKey);
    const { status, stdout } = folder.tryKeygen('-y', '-P', '', '-f', 'dsa');
    if (status === 0) expect(stdout.split(' ')[1]?.trim()).toBe(key.publicKey?.blob);
  });

  test
    .skipIf(!hasOpenssl)
    .each([
      ['ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'],
      ['ed448'],
      ['x25519'],
      ['rsa-pss', '-pkeyopt', 'rsa_keygen_bits:1024'],
    ])('PKCS#8, of a kind that ssh does not know: %s', (algorithm, ...options) => {
    folder.openssl('genpkey', '-algorithm', algorithm, ...options, '-out', 'strange');
    folder.write('strange', folder.read('strange'));
    expect(read('strange')).toMatchObject({ isPrivate: true, readable: false, faults: ['unknown-type'] });
    expect(folder.tryKeygen('-y', '-P', '', '-f', 'strange').status).not.toBe(0);
  });

  test.skipIf(!hasOpenssl)('PEM, with parameters of the curve in front', () => {
    folder.openssl('ecparam', '-genkey', '-name', 'prime256v1', '-out', 'curve');
    folder.write('curve', folder.read('curve'));
    expect(read('curve')).toMatchObject({ format: 'pem', isPrivate: true, readable: true });
    expect(folder.keygen('-y', '-P', '', '-f', 'curve')).toContain(read('curve').publicKey?.blob);
  });

  test('PEM, of RSA with less than 1024 bits', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 768 });
    folder.write('short', privateKey.export({ format: 'pem', type: 'pkcs1' }));
    expect(read('short')).toMatchObject({ readable: false, faults: ['too-short'], publicKey: { bits: 768 } });
    expect(folder.tryKeygen('-y', '-P', '', '-f', 'short').status).not.toBe(0);
  });

  test('PEM, of a public key', () => {
    folder.write('spki', folder.keygen('-e', '-m', 'PKCS8', '-f', 'p384.pub'));
    folder.write('pkcs1', folder.keygen('-e', '-m', 'PEM', '-f', 'rsa.pub'));
    const foreign = { isPrivate: false, readable: false, publicInClear: true, faults: ['foreign-format'] };
    expect(read('spki')).toMatchObject({ ...foreign, format: 'pkcs8', publicKey: publicKeyOf('p384') });
    expect(read('pkcs1')).toMatchObject({ ...foreign, format: 'pem', publicKey: publicKeyOf('rsa') });
  });

  test.each([
    ['CERTIFICATE', false],
    ['PGP PRIVATE KEY BLOCK', true],
    ['AGE ENCRYPTED FILE', false],
  ])('of another program: %s', (label, isPrivate) => {
    const text = `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`;
    expect(readKey(Buffer.from(text))).toMatchObject({ format: 'unknown', isPrivate, faults: ['foreign-format'] });
  });

  test('RFC 4716', () => {
    folder.write('rfc', folder.keygen('-e', '-f', 'rsa.pub'));
    const key = read('rfc');
    expect(key).toMatchObject({ format: 'rfc4716', isPrivate: false, readable: false, faults: ['foreign-format'] });
    expect(key.publicKey).toEqual(publicKeyOf('rsa'));
    const long = folder
      .read('rfc')
      .toString()
      .replace(/^Comment: .*$/m, 'Subject: me\nComment: "my \\\nkey"\nx-y: z\\\nz');
    expect(readKey(Buffer.from(long.replaceAll('\n', '\r\n')))).toMatchObject({
      comment: 'my key',
      publicKey: key.publicKey,
    });
  });

  test('of PuTTY', () => {
    for (const version of [2, 3]) {
      const parts = { version, publicLine: folder.read('ed25519.pub').toString(), comment: 'my key' };
      const key = readKey(Buffer.from(ppkFile({ ...parts, encryption: 'none' })));
      expect(key).toMatchObject({ format: 'ppk', isPrivate: true, isEncrypted: false, faults: ['foreign-format'] });
      expect(key).toMatchObject({ publicInClear: true, comment: 'my key', publicKey: publicKeyOf('ed25519') });
      expect(readKey(Buffer.from(ppkFile({ ...parts, encryption: 'aes256-cbc' }))).isEncrypted).toBe(true);
    }
  });

  test('of protocol 1 and of ssh.com', () => {
    const ssh1 = (cipher: number) =>
      Buffer.from(`SSH PRIVATE KEY FILE FORMAT 1.1\n\0${String.fromCharCode(cipher)}\0\0\0`);
    expect(readKey(ssh1(0))).toMatchObject({ format: 'ssh1', isPrivate: true, isEncrypted: false });
    expect(readKey(ssh1(3))).toMatchObject({ format: 'ssh1', isPrivate: true, isEncrypted: true, readable: false });
    const line = `1024 65537 ${'1234567890'.repeat(31)} me\n`;
    expect(readKey(Buffer.from(line))).toMatchObject({ format: 'ssh1', isPrivate: false, faults: ['foreign-format'] });
    const commercial = '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nAAAA\n---- END SSH2 ENCRYPTED PRIVATE KEY ----\n';
    expect(readKey(Buffer.from(commercial))).toMatchObject({ isPrivate: true, faults: ['foreign-format'] });
  });

  test('OpenSSH, with each cipher and without', () => {
    for (const cipher of ['aes256-ctr', 'aes256-gcm@openssh.com', 'chacha20-poly1305@openssh.com', '3des-cbc']) {
      folder.write('locked', folder.read('ed25519'));
      folder.keygen('-q', '-p', '-P', '', '-N', 'secret', '-Z', cipher, '-f', 'locked');
      expect(read('locked'), cipher).toMatchObject({
        isEncrypted: true,
        readable: true,
        publicKey: publicKeyOf('ed25519'),
      });
    }
  });

  test('OpenSSH, of a security key', () => {
    const [, p256 = ''] = folder.read('p256.pub').toString().split(' ');
    const point = (base64Bytes(p256) ?? new Uint8Array()).subarray(-65);
    const sk = { flags: 1, handle: 'handle '.repeat(9) };
    const ecdsa = ['sk-ecdsa-sha2-nistp256@openssh.com', 'nistp256', point, 'ssh:'];
    const [, ed25519 = ''] = folder.read('ed25519.pub').toString().split(' ');
    const edwards = ['sk-ssh-ed25519@openssh.com', (base64Bytes(ed25519) ?? new Uint8Array()).subarray(-32), 'ssh:'];
    for (const fields of [ecdsa, edwards]) {
      folder.write('sk', opensshFile({ fields, sk, comment: 'token' }));
      const key = read('sk');
      expect(key).toMatchObject({ isPrivate: true, readable: true, comment: 'token', publicKey: { bits: 256 } });
      expect(folder.keygen('-y', '-P', '', '-f', 'sk')).toContain(key.publicKey?.blob);
    }
  });

  test('OpenSSH, whose halves differ or whose padding is wrong, is damaged', () => {
    const point = (fill: number) => new Uint8Array(32).fill(fill);
    const whole = { fields: ['ssh-ed25519', point(1)], own: [point(1), new Uint8Array(64).fill(2)], comment: 'c' };
    const faultsOf = (file: string) => readKey(Buffer.from(file)).faults;
    expect(faultsOf(opensshFile(whole))).toEqual([]);
    expect(faultsOf(opensshFile({ ...whole, own: [point(3), new Uint8Array(64).fill(2)] }))).toEqual(['damaged']);
    expect(faultsOf(opensshFile({ ...whole, padding: [1, 2, 4] }))).toEqual(['damaged']);
    expect(faultsOf(opensshFile({ ...whole, count: 2 }))).toEqual(['damaged']);
    expect(faultsOf(opensshFile({ ...whole, checks: [1, 2] }))).toEqual(['damaged']);
    expect(faultsOf(opensshFile({ ...whole, fields: ['ssh-unheard-of', point(1)] }))).toEqual(['unknown-type']);
  });

  test('of a certificate', () => {
    folder.keygen('-q', '-s', 'p256', '-I', 'me', 'ed25519.pub');
    const key = read('ed25519-cert.pub');
    expect(key).toMatchObject({ format: 'public', readable: true, publicKey: { certificate: { keyId: 'me' } } });
    expect(key.publicKey?.certificate?.key).toEqual(publicKeyOf('ed25519'));
    expect(key.publicKey?.certificate?.ca).toEqual(publicKeyOf('p256'));
  });
});
