import type { PublicKey } from '../keys/types.ts';
import { type Answer, answerTo, type Refusal, refusedAnyway } from './answer.ts';
import { isForbidden } from './forbidden.ts';
import { type Identity, identitiesOf, isKnownType, isTooShort } from './identities.ts';
import { type Choice, chooseSignature } from './signature.ts';
import { faultOf, type Signing, signsInAgent, type Unable, unableToSign } from './signing.ts';
import type { Terms } from './terms.ts';
import type { Server, Situation } from './types.ts';
import { unknownServer } from './unknown-server.ts';

/** Why a key does not get the user in. */
export type Reason =
  | Refusal
  | Unable
  | 'not-listed'
  | 'short-for-client'
  /** This client was built without keys of its type. */
  | 'unknown-type'
  /** The server sends no server-sig-algs, or none that the client's list has. */
  | 'no-mutual-sigalg'
  /** It would sign with SHA-1, which the client's system forbids. */
  | 'sha1-forbidden'
  /** The same, but an agent signs, which may run on another system. */
  | 'agent-sha1'
  /** Whether it sends server-sig-algs is not known. */
  | 'sigalgs-unknown'
  /** The public half is behind a passphrase. */
  | 'key-unknown'
  /** The server, or the client, has hung up before. */
  | 'too-late'
  /** The server's answer names an algorithm that the client does not allow, which ends the run. */
  | 'answer-not-listed';

/** What became of one key. */
export interface Trial {
  readonly identity: Identity;
  readonly key: PublicKey | undefined;
  readonly algorithm: string | undefined;
  readonly outcome: 'accepted' | 'offered' | 'refused' | 'skipped' | 'unknown';
  readonly reason: Reason | undefined;
  /** The server would take the key. */
  readonly wanted: boolean;
}

interface Run extends Signing {
  readonly server: Server | undefined;
}

/** Every key in the order in which ssh tries them, up to the one that gets in. */
export function trialsOf(situation: Situation, terms: Terms, server: Server | undefined): readonly Trial[] {
  const identities = identitiesOf(situation, terms);
  const run: Run = { identities, situation, terms, server };
  const trials: Trial[] = [];
  let refused = 0;
  for (const identity of identities) {
    const isOver = refused >= (server?.maxAuthTries ?? Number.POSITIVE_INFINITY) || trials.some(endsRun);
    const trial = isOver ? late(identity, run) : tryOne(identity, run);
    trials.push(trial);
    if (trial.outcome === 'accepted') break;
    if (trial.outcome === 'refused') refused += 1;
  }
  return trials;
}

/** The client hangs up over the server's answer. */
export function endsRun({ reason }: Trial): boolean {
  return reason === 'answer-not-listed';
}

function late(identity: Identity, run: Run): Trial {
  const trial = tryOne(identity, run);
  return trial.outcome === 'skipped' ? trial : { ...trial, outcome: 'skipped', reason: 'too-late' };
}

function tryOne(identity: Identity, run: Run): Trial {
  const { key, dropped, named } = identity;
  const base = { identity, key, algorithm: undefined, wanted: isEnrolled(key, run) };
  const skipped = (reason: Reason): Trial => ({ ...base, outcome: 'skipped', reason });
  if (dropped !== undefined) return skipped(dropped === 'too-short' ? 'short-for-client' : 'not-listed');
  if (key !== undefined) return offer(identity, key, run);
  if (named === undefined) return skipped('missing');
  const fault = faultOf(named.file, run.situation);
  if (fault !== undefined) return skipped(fault);
  if (named.file.isEncrypted && run.terms.batch) return skipped('encrypted');
  const loaded = named.file.publicKey;
  if (loaded === undefined) return { ...base, outcome: 'unknown', reason: 'key-unknown' };
  if (!isKnownType(loaded, run.terms.client)) return { ...skipped('unknown-type'), key: loaded };
  if (isTooShort(loaded, run.terms)) return { ...skipped('short-for-client'), key: loaded };
  return offer(identity, loaded, run);
}

/** A key whose public half is known. */
function offer(identity: Identity, key: PublicKey, run: Run): Trial {
  const { server } = run;
  const base = { identity, key, algorithm: undefined, wanted: isEnrolled(key, run) };
  const choice = choiceFor(key, run);
  if (choice.kind === 'open') {
    const why = refusedAnyway({ key, user: run.terms.user }, server);
    if (why !== undefined) return { ...base, outcome: 'refused', reason: why };
    const unable = unableToSign(identity, run);
    if (unable !== undefined) return { ...base, outcome: 'skipped', reason: unable };
    return { ...base, outcome: 'unknown', reason: 'sigalgs-unknown' };
  }
  if (choice.kind === 'none') return { ...base, outcome: 'skipped', reason: 'no-mutual-sigalg' };
  const answer = answerTo({ key, algorithm: choice.name, user: run.terms.user, now: run.situation.now }, server);
  const offered = { ...base, algorithm: choice.name };
  if (answer.kind === 'refuse') return { ...offered, outcome: 'refused', reason: answer.why };
  return taken(offered, answer, run);
}

function choiceFor(key: PublicKey, { terms, server }: Run): Choice {
  const { client, publicKeys: accepted } = terms;
  const announced = server?.serverSigAlgs ?? unknownServer.serverSigAlgs;
  return chooseSignature({ client, key, accepted, announced, software: server?.software });
}

type Offered = Omit<Trial, 'outcome' | 'reason'> & { readonly key: PublicKey };

/** The server knows the key, or may know it: what is left is to sign. */
function taken(trial: Offered, answer: Answer, run: Run): Trial {
  const { terms, server } = run;
  const isOutside = server?.pkOkEchoesKeyType === true && !terms.publicKeys?.includes(trial.key.type);
  if (isOutside && terms.client.does('pk-ok-checked'))
    return { ...trial, outcome: 'refused', reason: 'answer-not-listed' };
  const unable = unableToSign(trial.identity, run);
  if (unable !== undefined) return { ...trial, outcome: 'skipped', reason: unable };
  if (isForbidden(terms.client, trial.algorithm))
    return signsInAgent(trial.identity, run)
      ? { ...trial, outcome: 'unknown', reason: 'agent-sha1' }
      : { ...trial, outcome: 'skipped', reason: 'sha1-forbidden' };
  return { ...trial, outcome: answer.kind === 'accept' ? 'accepted' : 'offered', reason: undefined };
}

function isEnrolled(key: PublicKey | undefined, { server }: Run): boolean {
  if (key === undefined) return false;
  if (key.certificate === undefined) return server?.enrolledKeys?.includes(key.fingerprint) === true;
  return server?.userCAs?.includes(key.certificate.ca.fingerprint) === true;
}
