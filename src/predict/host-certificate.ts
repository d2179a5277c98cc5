import type { Certificate } from '../keys/types.ts';
import { matchPattern } from '../syntax/pattern.ts';

export type CertificateFault = 'kind' | 'not-yet' | 'expired' | 'principal' | 'options' | 'signature';

export interface CertificateUse {
  /** HostKeyAlias, or the host name without its port. */
  readonly name: string;
  /** Seconds since 1970. */
  readonly now: number;
  /** CASignatureAlgorithms; undefined: any (before 7.9). */
  readonly caSignatureAlgorithms: readonly string[] | undefined;
}

/** What ssh says against a host certificate whose authority it trusts (sshkey_cert_check_host). */
export const CERTIFICATE_MESSAGES: Readonly<Record<CertificateFault, string>> = {
  kind: 'Certificate invalid: not a host certificate',
  'not-yet': 'Certificate invalid: not yet valid',
  expired: 'Certificate invalid: expired',
  principal: 'Certificate invalid: name is not a listed principal',
  options: 'Certificate contains unsupported critical options(s)',
  signature: 'Certificate signed with disallowed algorithm',
};

export function certificateFault(certificate: Certificate, use: CertificateUse): CertificateFault | undefined {
  const { kind, validAfter = 0, validBefore = Number.POSITIVE_INFINITY, criticalOptions } = certificate;
  if (kind !== 'host') return 'kind';
  if (use.now < validAfter) return 'not-yet';
  if (use.now >= validBefore) return 'expired';
  if (!isNamed(certificate, use.name)) return 'principal';
  if (criticalOptions.length > 0) return 'options';
  return use.caSignatureAlgorithms?.includes(certificate.signatureAlgorithm) === false ? 'signature' : undefined;
}

function isNamed({ principals }: Certificate, name: string): boolean {
  return principals.length === 0 || principals.some((principal) => matchPattern(name, principal));
}
