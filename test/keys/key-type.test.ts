import { describe, expect, test } from 'vitest';
import { algorithmKeyType, kindOf, plainType } from '../../src/keys/key-type.ts';

describe('types of keys', () => {
  test.each([
    ['ssh-rsa', 'ssh-rsa', 'RSA'],
    ['ssh-dss-cert-v01@openssh.com', 'ssh-dss', 'DSA'],
    ['ecdsa-sha2-nistp521-cert-v01@openssh.com', 'ecdsa-sha2-nistp521', 'ECDSA'],
    ['sk-ssh-ed25519-cert-v01@openssh.com', 'sk-ssh-ed25519@openssh.com', 'ED25519-SK'],
    ['sk-ecdsa-sha2-nistp256@openssh.com', 'sk-ecdsa-sha2-nistp256@openssh.com', 'ECDSA-SK'],
    ['ssh-mldsa44-ed25519', 'ssh-mldsa44-ed25519', 'MLDSA44-ED25519'],
  ])('%s is %s without a certificate, and a key of the kind %s', (type, plain, kind) => {
    expect([plainType(type), kindOf(type)]).toEqual([plain, kind]);
  });

  test.each([
    ['rsa-sha2-512', 'ssh-rsa'],
    ['rsa-sha2-256-cert-v01@openssh.com', 'ssh-rsa'],
    ['ssh-mldsa44-ed25519-cert', 'ssh-mldsa44-ed25519'],
    ['webauthn-sk-ecdsa-sha2-nistp256-cert-v01@openssh.com', 'sk-ecdsa-sha2-nistp256@openssh.com'],
    ['sk-ssh-ed25519-cert-v01@openssh.com', 'sk-ssh-ed25519@openssh.com'],
  ])('%s signs with a key of the type %s', (algorithm, type) => {
    expect(algorithmKeyType(algorithm)).toBe(type);
  });
});
