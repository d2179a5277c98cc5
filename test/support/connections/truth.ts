import type { Phase } from '../../../src/predict/types.ts';
import { attemptsOf, type TrueAttempt } from './attempts.ts';
import type { Spoken } from './spoken-run.ts';

/** What happened, read from what `ssh -vvv` said. */
export interface Truth {
  readonly verdict: 'ok' | 'fail' | 'unclear';
  readonly phase: Phase | undefined;
  /** Its lines that are no debugging. */
  readonly messages: readonly string[];
  readonly kex: string | undefined;
  readonly hostKeyAlgorithm: string | undefined;
  readonly cipher: string | undefined;
  readonly mac: string | undefined;
  /** The key that let in, and how it signed. */
  readonly key: string | undefined;
  readonly signatureAlgorithm: string | undefined;
  readonly attempts: readonly TrueAttempt[];
}

const match = (text: string, pattern: RegExp): string | undefined => pattern.exec(text)?.[1];

/** In the order of a connection; the first that was said is where it ended. */
const ends: readonly (readonly [Phase, RegExp])[] = [
  ['kex', /no matching key exchange method found/],
  ['hostkey-alg', /no matching host key type found/],
  ['cipher', /no matching cipher found/],
  ['mac', /no matching MAC found/],
  ['hostkey-verify', /^Host key verification failed\.|^No .* host key is known for .*strict checking/m],
  ['auth', /Permission denied \(|Too many authentication failures|^\S+: Permission denied\b/m],
];

const isConnecting = (err: string): boolean => /^debug1: Connecting to /m.test(err);
const isNegotiated = (err: string): boolean => /^debug1: kex: host key algorithm: /m.test(err);
const hasNewKeys = (err: string): boolean => /^debug1: SSH2_MSG_NEWKEYS received/m.test(err);
const isAuthenticated = (err: string): boolean => /^(debug1: )?Authenticat(ed to |ion succeeded)/m.test(err);

function phaseOf(err: string): Phase | undefined {
  const said = ends.find(([, pattern]) => pattern.test(err));
  if (said !== undefined) return said[0];
  if (!isConnecting(err)) return 'config';
  if (!isNegotiated(err)) return undefined;
  return hasNewKeys(err) ? 'auth' : 'key-exchange';
}

const messagesOf = (err: string): readonly string[] =>
  err
    .split(/\r?\n/)
    .filter(
      (line) =>
        line !== '' && !/^(debug\d|OpenSSH_|Authenticated to|Transferred:|Bytes per second|\*\* | {2}#\d)/.test(line),
    );

/** Reads a whole run. */
export function truthOf({ code, err }: Spoken): Truth {
  const isOk = code === 0 && isAuthenticated(err);
  const phase = isOk ? undefined : phaseOf(err);
  const attempts = attemptsOf(err);
  const accepted = isOk ? attempts.find(({ outcome }) => outcome === 'accepted') : undefined;
  return {
    verdict: isOk ? 'ok' : code === 255 && phase !== undefined ? 'fail' : 'unclear',
    phase,
    messages: messagesOf(err),
    kex: match(err, /^debug1: kex: algorithm: (.*?)\r?$/m),
    hostKeyAlgorithm: match(err, /^debug1: kex: host key algorithm: (.*?)\r?$/m),
    cipher: match(err, /^debug1: kex: server->client cipher: (\S+)/m),
    mac: match(err, /^debug1: kex: server->client cipher: \S+ MAC: (\S+)/m),
    key: accepted?.key,
    signatureAlgorithm: accepted?.signatureAlgorithm,
    attempts,
  };
}
