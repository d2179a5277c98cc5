import { among } from './names.ts';
import type { Method, Terms } from './terms.ts';
import { endsRun, type Reason, type Trial, trialsOf } from './trials.ts';
import type { Server, Situation } from './types.ts';

/** How authentication ends. */
export interface Authentication {
  readonly trials: readonly Trial[];
  readonly outcome: Outcome;
  /** What ssh goes on with, where keys do not get the user in or are not all that is wanted. */
  readonly fallback: readonly Method[];
}

export type Outcome =
  /** With a key, or by something that the user types. `proved`: the server is known to have the key. */
  | { readonly kind: 'in'; readonly trial: Trial | undefined; readonly proved: boolean }
  | { readonly kind: 'out'; readonly why: Why; readonly trial: Trial | undefined }
  /** It hangs on something that is not known. */
  | { readonly kind: 'open'; readonly why: OpenWhy; readonly trial: Trial | undefined };

export type Why =
  | Reason
  | 'no-key'
  | 'no-common-method'
  /** The server wants another method besides, that this client cannot or may not use. */
  | 'required-method';

export type OpenWhy =
  | 'sigalgs-unknown'
  | 'key-unknown'
  | 'agent-sha1'
  | 'no-key'
  | 'no-common-method'
  | 'too-many-failures'
  | 'agent-unknown';

/** Authentication, as far as keys, config and policy decide it. */
export function authenticate(situation: Situation, terms: Terms, server: Server | undefined): Authentication {
  const others = terms.methods.filter((method) => method !== 'publickey' && offers(server, method) !== 'no');
  const withKeys = terms.methods.includes('publickey') && offers(server, 'publickey') !== 'no';
  const trials = withKeys ? trialsOf(situation, terms, server) : [];
  const required = server?.requiredMethods.all ?? [];
  const keyWanted = required.includes('publickey');
  const fallback = keyWanted ? [] : others;
  const failed = (outcome: Outcome): Authentication => ({ trials, outcome, fallback });
  if (server !== undefined && among(server.users, terms.user) === 'no')
    return failed({ kind: 'out', why: 'user', trial: undefined });
  if (!withKeys) return typed({ required, others, server, trials });
  const accepted = trials.find(({ outcome }) => outcome === 'accepted');
  const offered = trials.filter(({ outcome }) => outcome === 'offered');
  const best = accepted ?? offered[0];
  if (best === undefined) return failed(withoutKey(trials, fallback, situation));
  const missing = required.find((method) => method !== 'publickey' && !others.some((other) => other === method));
  if (missing !== undefined) return failed({ kind: 'out', why: 'required-method', trial: best });
  if (mayBeTooMany(trials, server)) return failed({ kind: 'open', why: 'too-many-failures', trial: best });
  if (required.length === 0 && asksFirst(terms, server))
    return { trials, outcome: { kind: 'in', trial: undefined, proved: false }, fallback: others };
  const next = others.filter((method) => required.includes(method));
  return { trials, outcome: { kind: 'in', trial: best, proved: accepted !== undefined }, fallback: next };
}

/** Whether a person is asked for something to type before any key is tried, as PreferredAuthentications may have it. */
function asksFirst({ methods }: Terms, server: Server | undefined): boolean {
  const first = methods.slice(0, methods.indexOf('publickey'));
  return first.some((method) => isTyped(method) && offers(server, method) === 'yes');
}

function isTyped(method: Method): boolean {
  return method === 'password' || method === 'keyboard-interactive';
}

function offers(server: Server | undefined, method: Method) {
  return server === undefined ? 'maybe' : among(server.authMethods, method);
}

interface Typing {
  readonly required: readonly string[];
  readonly others: readonly Method[];
  readonly server: Server | undefined;
  readonly trials: readonly Trial[];
}

/** Where keys play no part. */
function typed({ required, others, server, trials }: Typing): Authentication {
  const missing = required.some((method) => !others.some((other) => other === method));
  const out: Outcome = { kind: 'out', why: 'no-common-method', trial: undefined };
  if (others.length === 0) return { trials, outcome: out, fallback: [] };
  if (missing) return { trials, outcome: { ...out, why: 'required-method' }, fallback: others };
  const isCertain = others.some((method) => offers(server, method) === 'yes');
  if (isCertain) return { trials, outcome: { kind: 'in', trial: undefined, proved: false }, fallback: others };
  return { trials, outcome: { kind: 'open', why: 'no-common-method', trial: undefined }, fallback: others };
}

/** No key was offered that may get in. */
function withoutKey(trials: readonly Trial[], fallback: readonly Method[], situation: Situation): Outcome {
  const open = trials.find(({ outcome }) => outcome === 'unknown');
  if (open !== undefined) {
    const { reason } = open;
    const why = reason === 'key-unknown' || reason === 'agent-sha1' ? reason : 'sigalgs-unknown';
    return { kind: 'open', why, trial: open };
  }
  if (!situation.keysRead) return { kind: 'open', why: 'agent-unknown', trial: undefined };
  const present = trials.filter(({ reason }) => reason !== 'missing');
  if (present.length === 0) return withNothing(fallback, situation);
  const trial = mostTelling(present);
  return { kind: 'out', why: trial.reason ?? 'no-key', trial };
}

function withNothing(fallback: readonly Method[], { server, agent }: Situation): Outcome {
  const some = fallback.filter((method) => offers(server, method) === 'yes');
  if (some.length > 0) return { kind: 'in', trial: undefined, proved: false };
  const isOnlyKeys = fallback.length === 0 && offers(server, 'publickey') === 'yes';
  if (isOnlyKeys && agent.kind !== 'failed') return { kind: 'out', why: 'no-key', trial: undefined };
  return { kind: 'open', why: 'no-key', trial: undefined };
}

/** Whether the keys that ssh offers, or may offer, are more than the server lets pass, where all but the last may be refused. */
function mayBeTooMany(trials: readonly Trial[], server: Server | undefined): boolean {
  if (server?.maxAuthTries === undefined) return false;
  const offers = trials.filter(({ outcome }) => outcome !== 'skipped');
  return offers.length > server.maxAuthTries;
}

/** Whether the server has refused as many keys as it takes. */
export function isHungUp(authentication: Authentication | undefined, server: Server | undefined): boolean {
  const refused = (authentication?.trials ?? []).filter(({ outcome }) => outcome === 'refused');
  return refused.length >= (server?.maxAuthTries ?? Number.POSITIVE_INFINITY);
}

/** The trial that a person should hear of: the one that ended the run, a key that the server wants, then one that the config names. */
function mostTelling(trials: readonly Trial[]): Trial {
  const end = trials.find(endsRun);
  if (end !== undefined) return end;
  const wanted = trials.filter((trial) => trial.wanted);
  const late = trials.filter(({ reason }) => reason === 'too-late');
  const from = wanted.length > 0 ? wanted : late.length > 0 ? late : trials;
  const ranked = [...from].sort((a, b) => weight(a) - weight(b));
  const [first] = ranked;
  if (first === undefined) throw new Error('there is no key to speak of');
  return first;
}

/** Smaller is more telling. */
const order: readonly Reason[] = [
  'user',
  'sha1-forbidden',
  'no-mutual-sigalg',
  'signature',
  'key-type',
  'too-short',
  'short-for-client',
  'unknown-type',
  'not-listed',
  'permissions',
  'damaged',
  'unreadable',
  'mismatch',
  'encrypted',
  'certificate-time',
  'certificate-principal',
  'certificate-signature',
  'certificate-authority',
  'private-not-listed',
  'private-missing',
  'not-enrolled',
];

function weight({ reason, identity }: Trial): number {
  const at = reason === undefined ? order.length : order.indexOf(reason);
  const named = identity.named?.origin === 'default' ? 0.5 : 0;
  return (at === -1 ? order.length : at) + named;
}
