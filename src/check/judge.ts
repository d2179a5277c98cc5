import type { Ports } from '../ports.ts';
import { nothing } from '../predict/forecast.ts';
import { predict } from '../predict/predict.ts';
import type { Situation, Verdict } from '../predict/types.ts';
import type { BadPath, Gathered } from './gather.ts';

/** What is foretold, with what the world says besides: paths that end ssh, a connection that stands, another HOME. */
export function judge({ situation, badPaths }: Gathered, ports: Ports): Verdict {
  const [bad] = badPaths;
  const limits = [situation, ...situation.hops].flatMap(({ resolution }) => resolution.limits);
  const foretold = predict(situation);
  if (limits.length > 0) return withLimits(foretold, limits);
  const ended = bad === undefined || foretold.phase === 'config' ? foretold : withBadPath(foretold, bad);
  const master = masterOf(situation, ports);
  const verdict = withCommand(master === undefined ? ended : withMaster(ended, master));
  return { ...verdict, remarks: [...verdict.remarks, ...homeRemark(ports)] };
}

/** Never a part of an answer as if it were the whole. */
function withLimits(verdict: Verdict, limits: readonly string[]): Verdict {
  const message = `The config cannot be read to its end: ${[...new Set(limits)].join('; ')}.`;
  return { ...verdict, ...undecided, verdict: 'unknown', phase: undefined, cause: undefined, side: undefined, message };
}

function withBadPath(verdict: Verdict, { text, sshMessage }: BadPath): Verdict {
  return {
    ...verdict,
    verdict: 'fail',
    phase: 'config',
    cause: 'identity-expansion',
    side: 'client',
    message: `The path \`${text}\` cannot be expanded, and ssh gives up.`,
    ...undecided,
    sshMessage,
  };
}

/** What is not known of a connection that does not come about. */
const undecided = {
  sshMessage: undefined,
  decidedBy: undefined,
  decidedByDefault: undefined,
  repairs: [],
  fallback: [],
  conditions: [],
  attempts: [],
  negotiated: nothing,
  proved: false,
} as const;

/** The socket of a connection that stands, as muxclient of mux.c looks for it. Whether somebody listens is not asked. */
function masterOf({ resolution }: Situation, { files }: Pick<Ports, 'files'>): string | undefined {
  const [path] = resolution.settled.get('controlpath') ?? [];
  const [master = 'false'] = resolution.settled.get('controlmaster') ?? [];
  if (path === undefined || master === 'true' || master === 'ask') return undefined;
  return files.stat(path)?.kind === 'special' ? path : undefined;
}

/** Over a connection that stands nothing is negotiated anew. */
function withMaster(verdict: Verdict, path: string): Verdict {
  const remark = `There is a control socket at ${path}: while that connection stands, ssh uses it.`;
  const remarks = [...verdict.remarks, remark];
  if (verdict.verdict !== 'fail' || verdict.cause === 'config-refused') return { ...verdict, remarks };
  const { cause, sshMessage, repairs } = verdict;
  const condition = {
    if: `no connection stands behind ${path}`,
    verdict: 'fail',
    cause,
    sshMessage,
    repair: repairs[0],
  } as const;
  return { ...verdict, verdict: 'unknown', conditions: [condition], remarks };
}

/** A command that is not run: whether it reaches the server hangs on the world alone. */
function withCommand(verdict: Verdict): Verdict {
  const { situation, conditions } = verdict;
  const isUsed = [situation, ...situation.hops].some(({ resolution }) => resolution.settled.has('proxycommand'));
  if (!isUsed || verdict.verdict === 'fail') return verdict;
  return { ...verdict, conditions: [...conditions, unreached] };
}

const unreached = {
  if: 'the ProxyCommand, which is not run here, does not reach the server',
  verdict: 'fail',
  cause: undefined,
  sshMessage: undefined,
  repair: undefined,
} as const;

/** ssh takes the home folder from the password database. */
function homeRemark({ environment, user, files }: Ports): readonly string[] {
  const { HOME } = environment;
  if (HOME === undefined || HOME === '' || HOME === user.home) return [];
  if (files.realPath(HOME) === files.realPath(user.home) && files.realPath(HOME) !== undefined) return [];
  return [`HOME is ${HOME}, but ssh goes by the password database and reads ${user.home}/.ssh.`];
}
