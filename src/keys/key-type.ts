const CERTIFICATE = /-cert-v01@openssh\.com$/;

/** A key of this type is a certificate. */
export function isCertificateType(type: string): boolean {
  return CERTIFICATE.test(type);
}

/** `ssh-rsa` of `ssh-rsa-cert-v01@openssh.com`, and likewise of the names of signatures: a certificate signs as the key in it. */
export function plainType(type: string): string {
  if (!isCertificateType(type)) return type;
  const plain = type.replace(CERTIFICATE, '');
  return /^(?:webauthn-)?sk-/.test(plain) ? `${plain}@openssh.com` : plain;
}

const RSA = 'ssh-rsa';

/** The type of key that an algorithm needs: `ssh-rsa` for `rsa-sha2-512-cert-v01@openssh.com`. */
export function algorithmKeyType(algorithm: string): string {
  const type = plainType(algorithm.replace(/-cert$/, ''));
  return /^rsa-sha2-(?:256|512)$/.test(type) ? RSA : type.replace(/^webauthn-/, '');
}

/** RSA, or a certificate of RSA. */
export function isRsa(type: string): boolean {
  return plainType(type) === RSA;
}

/** `RSA`, `ED25519`, `ECDSA-SK`: what sshkey_type() of sshkey.c calls a plain type, and a person. */
export function kindOf(type: string): string {
  const plain = plainType(type)
    .replace(/^sk-/, '')
    .replace(/@openssh\.com$/, '');
  const kind = plain.startsWith('ecdsa-') ? 'ECDSA' : plain.replace(/^ssh-/, '').replace('dss', 'dsa').toUpperCase();
  return type.startsWith('sk-') ? `${kind}-SK` : kind;
}
