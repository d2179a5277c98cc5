import { type Cell, homeOf } from './cells.ts';
import type { Foretold } from './foretold.ts';
import type { Truth } from './truth.ts';

/** One thing in which ssh and the foretelling differ. */
export interface Difference {
  readonly what: string;
  readonly real: string;
  readonly ours: string;
}

/** `<implicit>` stands for the MAC that an AEAD cipher needs not. */
const plainMac = (mac: string | null | undefined): string | undefined =>
  mac === null || mac === undefined || mac === '<implicit>' ? undefined : mac;

const pathOf = (key: string | null | undefined, home: string): string | undefined =>
  key?.startsWith('~/') ? `${home}${key.slice(1)}` : (key ?? undefined);

function difference(what: string, real: string | undefined, ours: string | null | undefined): readonly Difference[] {
  const own = ours ?? undefined;
  return real === own ? [] : [{ what, real: real ?? 'none', ours: own ?? 'none' }];
}

const attemptName = (key: string, isCertificate: boolean): string =>
  `${key.split('/').at(-1)}${isCertificate ? ' (certificate)' : ''}`;

/** The keys that were put to the server and answered with yes or no, in order. */
const trulyOffered = ({ attempts }: Truth): string =>
  attempts
    .filter(({ outcome }) => outcome === 'accepted' || outcome === 'refused')
    .map(({ key, isCertificate, outcome }) => `${outcome} ${attemptName(key, isCertificate)}`)
    .join(', ');

const foretoldOffers = ({ attempts }: Foretold): string =>
  attempts
    .filter(({ outcome }) => outcome === 'accepted' || outcome === 'refused')
    .map(({ key, type, source, outcome }) => {
      const isCertificate = source === 'certificate' || /-cert-v\d+@/.test(type ?? '');
      return `${outcome} ${attemptName(key, isCertificate)}`;
    })
    .join(', ');

function differencesWhereOk(cell: Cell, truth: Truth, foretold: Foretold): readonly Difference[] {
  const { negotiated } = foretold;
  const home = homeOf(cell.keys);
  const signed = truth.signatureAlgorithm;
  return [
    ...difference('kex', truth.kex, negotiated?.kex),
    ...difference('host key algorithm', truth.hostKeyAlgorithm, negotiated?.hostKeyAlgorithm),
    ...difference('cipher', truth.cipher, negotiated?.cipher),
    ...difference('mac', plainMac(truth.mac), plainMac(negotiated?.mac)),
    ...difference('key', truth.key, pathOf(negotiated?.key, home)),
    ...(signed === undefined ? [] : difference('signature', signed, negotiated?.signatureAlgorithm)),
    ...difference('offers', trulyOffered(truth), foretoldOffers(foretold)),
  ];
}

/** All differences of a cell; none when the foretelling was right. */
export function differencesOf(cell: Cell, truth: Truth, foretold: Foretold | string): readonly Difference[] {
  if (typeof foretold === 'string') return [{ what: 'call', real: truth.verdict, ours: foretold }];
  const ends = ({ verdict, phase }: Truth | Foretold): string => `${verdict}${phase ? ` (${phase})` : ''}`;
  const verdict = difference('verdict', ends(truth), ends(foretold));
  if (verdict.length > 0) return verdict;
  return truth.verdict === 'ok' ? differencesWhereOk(cell, truth, foretold) : [];
}

/** Not a frame, a piece of advice or a summary of the connection. */
const isTelling = (line: string): boolean => !/^[@*]|^Disconnected|^Warning: Perm|^ /.test(line);

/** Ssh has no words for these; it ends as it does without any key. */
const wordless = ['key-encrypted', 'key-unreadable', 'key-missing'];

/** No message was foretold where there is one, or it is not among what ssh printed. */
export function messageDifference(truth: Truth, foretold: Foretold | string, err: string): readonly Difference[] {
  if (typeof foretold === 'string' || truth.verdict !== 'fail') return [];
  const { cause, sshMessage } = foretold;
  if (sshMessage === null && wordless.includes(cause ?? '')) return [];
  return sshMessage?.split('\n').every((line) => err.includes(line))
    ? []
    : [{ what: 'message', real: truth.messages.filter(isTelling).slice(-2).join(' | '), ours: sshMessage ?? 'none' }];
}
