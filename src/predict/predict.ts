import type { Resolution } from '../resolve/types.ts';
import { isHungUp } from './auth.ts';
import { causes } from './causes.ts';
import { conditionsOf } from './conditions.ts';
import { type Deciding, decidingPlace } from './deciding.ts';
import { type Case, type Detail, type Forecast, noDetail, nothing } from './forecast.ts';
import { failure, foretell } from './foretell.ts';
import { reasons } from './reasons.ts';
import { remarksOf } from './remarks.ts';
import { repairsOf } from './repairs.ts';
import { termsOf } from './terms.ts';
import type { Trial } from './trials.ts';
import type { Attempt, Situation, Verdict } from './types.ts';
import { isProxied, sshWords } from './words.ts';

/** More jump hosts than anybody has: the chain never ends. */
export const MOST_HOPS = 16;

/** How a release begins that sees that a jump host is its own jump host; others never come to an end. */
const LOOP = 'jumphost loop via';

/** What will happen when ssh connects. Reads, runs and looks up nothing. */
export function predict(situation: Situation): Verdict {
  const hops = situation.hops.map((hop) => predict({ ...hop, hops: [] }));
  const terms = termsOf(situation.resolution);
  const each: Case = { situation, terms, server: situation.server };
  const forecast = beforeAll(each) ?? throughHops(each, hops) ?? foretell(each);
  return verdictOf(each, forecast, hops);
}

/** What ends ssh before it connects. */
function beforeAll({ situation }: Case): Forecast | undefined {
  const { resolution, identities, hops } = situation;
  if (resolution.status === 'refused') {
    const detail = { ...noDetail, sshMessage: resolution.messages.join('\n') };
    if (detail.sshMessage.startsWith(LOOP)) return failure({ phase: 'local', cause: 'jump-loop', detail });
    const message = refusalOf(resolution);
    return failure({ phase: 'config', cause: 'config-refused', detail: { ...detail, message } });
  }
  if (hops.length >= MOST_HOPS) return failure({ phase: 'local', cause: 'jump-loop' });
  const broken = identities.find(({ problem }) => problem !== undefined);
  if (broken?.problem === undefined) return undefined;
  const message = `The path of a key, \`${broken.path}\`, cannot be expanded, and ssh gives up.`;
  const detail = { ...noDetail, message, sshMessage: broken.problem };
  return failure({ phase: 'config', cause: 'identity-expansion', detail });
}

/** Where a line is to blame, what lints its file. */
function refusalOf({ refusedAt }: Resolution): string | undefined {
  const path = refusedAt?.document.source.path;
  if (path === undefined || !/^[\w./~-]+$/.test(path)) return undefined;
  return `This client refuses the config; \`ssh-lint ${path}\` says what to write instead.`;
}

/** A connection through jump hosts ends where the first of them ends. */
function throughHops({ situation }: Case, hops: readonly Verdict[]): Forecast | undefined {
  for (const [at, hop] of hops.entries()) {
    const name = situation.hops[at]?.destination ?? hop.hostName;
    if (hop.cause === 'jump-loop') {
      const detail: Detail = { ...noDetail, sshMessage: hop.sshMessage };
      return failure({ phase: 'local', cause: hop.cause, detail });
    }
    if (hop.verdict === 'fail') {
      const message = `The jump host ${name} cannot be reached: ${hop.message ?? 'ssh fails there.'}`;
      const detail: Detail = { ...noDetail, message, sshMessage: hop.sshMessage };
      return failure({ phase: hop.phase ?? 'local', cause: 'jump-failed', detail });
    }
    if (situation.hops[at]?.server?.allowTcpForwarding !== false) continue;
    const message = `${name} forwards no connections, so it cannot be a jump host.`;
    return failure({ phase: 'local', cause: 'jump-forwarding-refused', detail: { ...noDetail, message } });
  }
  return undefined;
}

function verdictOf(each: Case, forecast: Forecast, hops: readonly Verdict[]): Verdict {
  const { situation, terms } = each;
  const { authentication, phase } = forecast;
  const culprit = forecast.cause === 'jump-failed' ? hops.find(({ verdict }) => verdict === 'fail') : undefined;
  const conditions = [...hops.flatMap((hop) => hop.conditions), ...conditionsOf(each, forecast)];
  return {
    situation,
    hostName: terms.hostName,
    port: terms.port,
    user: terms.user,
    verdict: forecast.kind === 'fail' ? 'fail' : conditions.length > 0 ? 'unknown' : 'ok',
    phase,
    ...toldOf(each, forecast, culprit),
    repairs: culprit?.repairs ?? repairsOf(each, forecast),
    fallback: authentication?.fallback ?? [],
    conditions: forecast.kind === 'fail' ? [] : conditions,
    negotiated: forecast.kind === 'fail' && phase !== 'auth' ? nothing : forecast.negotiated,
    attempts: (authentication?.trials ?? []).filter(isWorthSaying).map(attemptOf),
    proved: authentication?.outcome.kind === 'in' && authentication.outcome.proved,
    remarks: remarksOf(situation, forecast),
    hops,
  };
}

type ToldFields = Pick<Verdict, 'cause' | 'side' | 'message' | 'sshMessage' | 'decidedBy' | 'decidedByDefault'>;

/** What is said of a failure. */
function toldOf({ situation, terms, server }: Case, forecast: Forecast, culprit: Verdict | undefined): ToldFields {
  const { cause, detail, authentication } = forecast;
  if (cause === undefined) {
    return {
      cause,
      side: undefined,
      message: undefined,
      sshMessage: undefined,
      decidedBy: undefined,
      decidedByDefault: undefined,
    };
  }
  const trial = authentication?.outcome.trial;
  const isOver = isHungUp(authentication, server);
  const said = { cause, terms, server, trial, isOver, isProxied: isProxied(situation) };
  const deciding: Deciding =
    situation.resolution.status === 'refused'
      ? { place: situation.resolution.refusedAt, byDefault: undefined }
      : decidingPlace(situation, { cause, list: detail.list, trial });
  return {
    cause: culprit?.cause ?? cause,
    side: culprit?.side ?? causes[cause].side,
    message: detail.message ?? causes[cause].message({ terms, server, trial, detail }),
    sshMessage: detail.sshMessage ?? sshWords(said),
    decidedBy: culprit?.decidedBy ?? deciding.place,
    decidedByDefault: culprit?.decidedByDefault ?? deciding.byDefault,
  };
}

/** A default key file that is not there is nothing to speak of. */
function isWorthSaying({ reason, identity }: Trial): boolean {
  return reason !== 'missing' || identity.named?.origin !== 'default';
}

function attemptOf({ identity, key, algorithm, outcome, reason }: Trial): Attempt {
  return {
    key: identity.label,
    source: identity.source,
    type: key?.type,
    bits: key?.bits,
    outcome,
    signatureAlgorithm: outcome === 'skipped' ? undefined : algorithm,
    reason: reason === undefined ? undefined : reasons[reason],
    publicKey: key,
    named: identity.named,
  };
}
