import { type ExpandRequest, type Expansion, expand, type Tokens } from '../read/expand.ts';
import { decodeJump } from '../read/jump.ts';
import { equalsIgnoringCase } from '../syntax/ascii.ts';
import { digest } from '../syntax/digest.ts';
import { bytesOf } from '../syntax/source.ts';
import { type Run, say } from './run.ts';
import { valueIn } from './state.ts';

/** Where ssh would connect to. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** The jump host as files that are being read see it; undefined: as the options say. */
  readonly jump?: string;
}

/** getservbyname("ssh", "tcp"), else 22. */
export function defaultPort(run: Run): number {
  return run.context.servicePort('ssh') ?? 22;
}

function jumpHost(run: Run): string {
  const jump = valueIn(run.state, 'proxyjump');
  if (jump === undefined) return '';
  const { hop } = decodeJump(jump);
  return hop === 'none' ? '' : hop.host;
}

/** Percent tokens of a destination; `letters` are those that may be used. */
export function tokensFor(run: Run, target: Target, letters: string): Tokens {
  const { hostName, user } = run.world;
  const jump = target.jump ?? jumpHost(run);
  const all: Record<string, () => string> = {
    L: () => hostName.split('.')[0] ?? hostName,
    d: () => user.home,
    h: () => target.host,
    i: () => String(user.uid),
    j: () => jump,
    k: () => valueIn(run.state, 'hostkeyalias') ?? run.originalHost,
    l: () => hostName,
    n: () => run.originalHost,
    p: () => String(target.port),
    r: () => target.user,
    u: () => user.name,
  };
  const tokens = Object.fromEntries([...letters].map((letter) => [letter, all[letter]?.() ?? '']));
  if (!letters.includes('C')) return tokens;
  return {
    ...tokens,
    get C() {
      return connectionHash(run, target, jump);
    },
  };
}

function connectionHash({ world, client }: Run, { host, port, user }: Target, jump: string): string {
  const parts = [world.hostName, host, String(port), user, ...(client.does('hash-with-jump') ? [jump] : [])];
  return digest('sha1', bytesOf(parts.join('')), 'hex');
}

/** Says why a text cannot be expanded; `dollar`: it may hold `${NAME}`. */
export function sayFailure(run: Run, { messages, broken }: Expansion, dollar: boolean): void {
  const { client } = run;
  if (!client.does('expand-with-environment')) {
    for (const message of messages) say(run, `percent_expand: ${message}`, true);
    return;
  }
  for (const message of messages) say(run, `vdollar_percent_expand: ${message}`);
  const caller = dollar ? 'percent_dollar_expand' : 'percent_expand';
  const failed = client.does('function-names-with-colon') ? `${caller}: failed` : `${caller} failed`;
  say(run, broken ? failed : 'invalid environment variable expansion', true);
}

/** A text with its tokens replaced; undefined when that fails, which ends ssh. */
export function expandOrEnd(run: Run, request: ExpandRequest): string | undefined {
  const expansion = expand(request);
  if (expansion.text === undefined) sayFailure(run, expansion, request.environment !== undefined);
  return expansion.text;
}

/** Host name as far as it is known: expanded from HostName in the first pass. Undefined when ssh ends over it. */
export function currentHost(run: Run): string | undefined {
  const hostName = valueIn(run.state, 'hostname');
  if (hostName === undefined) return run.host;
  if (run.final) return hostName;
  return expandOrEnd(run, { text: hostName, tokens: { h: run.host }, environment: undefined });
}

/** The target as far as it is known while files are read; a jump host of the name none is none yet: option_clear_or_none of readconf.c. */
export function currentTarget(run: Run, host: string): Target {
  const port = Number(valueIn(run.state, 'port') ?? 0);
  const user = valueIn(run.state, 'user') ?? run.world.user.name;
  const jump = jumpHost(run);
  return {
    host,
    port: port > 0 ? port : defaultPort(run),
    user,
    jump: equalsIgnoringCase(jump, 'none') ? '' : jump,
  };
}
