import { plainKey } from '../keys/public-key.ts';
import { type CauseId, type Detail, noDetail, type OpenHostKey } from './forecast.ts';
import type { HostKeyVerdict, Presented } from './host-key.ts';
import { hostKeyMessage } from './host-key-message.ts';
import type { Phase } from './types.ts';

export interface HostKeyFailure {
  readonly phase: Phase;
  readonly cause: CauseId;
  readonly detail: Detail;
}

export interface HostKeyOutcome {
  readonly failure: HostKeyFailure | undefined;
  /** Whether it passes cannot be known. */
  readonly open: OpenHostKey | undefined;
}

export const passes: HostKeyOutcome = { failure: undefined, open: undefined };

const causeOf: Readonly<Record<HostKeyVerdict['status'], CauseId>> = {
  ok: 'hostkey-unknown',
  unknown: 'hostkey-unknown',
  changed: 'hostkey-changed',
  revoked: 'hostkey-revoked',
  'too-short': 'hostkey-too-short',
  'revocation-unreadable': 'hostkey-revoked',
  'revocation-unknown': 'hostkey-revoked',
};

/** What a verdict on a host key means for the connection. */
export function outcomeOf(verdict: HostKeyVerdict, presented: Presented): HostKeyOutcome {
  const { passes: says, status, phase, certificateFault } = verdict;
  if (says === 'yes' || says === 'asks') return passes;
  if (says === 'maybe')
    return {
      ...passes,
      open: { text: `${verdict.revokedBy ?? 'RevokedHostKeys'} revokes the host key`, cause: 'hostkey-revoked' },
    };
  const sshMessage = hostKeyMessage(verdict, presented);
  const cause = certificateFault === undefined ? causeOf[status] : 'hostkey-certificate';
  const detail = { ...noDetail, sshMessage, message: sentence(verdict, presented), lines: verdict.lines };
  return { ...passes, failure: { phase: phase ?? 'hostkey-verify', cause, detail } };
}

function sentence({ status, name, lines, revokedBy }: HostKeyVerdict, { key }: Presented): string | undefined {
  const [line] = lines;
  const where = line === undefined ? '' : ` (line ${line.line} of ${line.path})`;
  const { type, fingerprint } = plainKey(key);
  switch (status) {
    case 'changed':
      return line === undefined
        ? undefined
        : `known_hosts has a key of ${name} of type ${line.key.type}${where}, and the server shows ${type} ${fingerprint}.`;
    case 'revoked':
      return `The host key of ${name} is revoked${revokedBy === undefined ? where : ` by ${revokedBy}`}.`;
    case 'revocation-unreadable':
      return `RevokedHostKeys names ${revokedBy ?? 'a file'}, which cannot be read, and then no host key passes.`;
    case 'too-short':
      return `The host key of ${name} (${type}, ${plainKey(key).bits ?? 'too few'} bits) is shorter than this client allows.`;
    default:
      return undefined;
  }
}
