import { publicIn } from '../keys/key-file.ts';
import type { Certificate } from '../keys/types.ts';
import type { Analysis } from './analysis.ts';
import type { NamedFile } from './surroundings.ts';

/** A certificate, and what its file is called in the config. */
export interface NamedCertificate extends Certificate {
  readonly written: string;
}

/**
 * The certificate that a line names, or that lies beside the key that it names: ssh looks there where no CertificateFile
 * counts (load_public_identity_files of ssh.c).
 */
export function certificateOf(found: NamedFile, analysis: Analysis): NamedCertificate | undefined {
  const { kind, written, step } = found;
  if (kind !== 'certificate' && kind !== 'identity') return undefined;
  const own = found.file();
  const named = publicIn(own)?.certificate;
  if (named !== undefined) return { ...named, written };
  if (kind === 'certificate' || (step !== undefined && analysis.mayMeet('certificatefile', step))) return undefined;
  const beside = own.state === 'present' ? publicIn(found.certificate())?.certificate : undefined;
  return beside && { ...beside, written: `${written}-cert.pub` };
}

/** `2026-11-23`, in UTC. */
export function dayOf(seconds: number): string {
  const day = new Date(seconds * 1000);
  return Number.isNaN(day.getTime()) ? 'a day that no calendar has' : day.toISOString().slice(0, 10);
}
