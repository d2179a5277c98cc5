import { foreignKeysIn, namedFilesIn } from '../check/named-files.ts';
import { namedPlacesIn } from '../check/named-places.ts';
import { type Senses, sensesOf } from '../check/senses.ts';
import type { AgentAnswer } from '../keys/types.ts';
import type { LintRequest } from '../lint/request.ts';
import type { Pen, Surroundings } from '../lint/surroundings.ts';
import type { Ports } from '../ports.ts';
import { textOf } from '../syntax/source.ts';
import type { Configuration } from './configuration.ts';
import type { Input } from './inputs.ts';
import type { Session } from './session.ts';

export type Around = NonNullable<LintRequest['surroundings']>;

/** The keys, the agent and the known hosts are those of the caller, and asked for the caller's own config alone. */
export function areKeysRead({ line }: Session): boolean {
  const isFromStdin = line.has('stdin') || line.has('stdin-filename') || line.words.some((word) => word === '-');
  return !line.has('no-keys') && !isFromStdin;
}

export const notAsked: AgentAnswer = { kind: 'off', reason: 'it was not asked' };

/** The agent of the environment, asked once; sockets that a config names are for `check` alone. */
export async function agentFor({ ports }: Session, isAsked: boolean): Promise<AgentAnswer> {
  const own = ports.environment.SSH_AUTH_SOCK;
  return isAsked && own !== undefined && own !== '' ? sensesOf(ports, true).agent(own) : notAsked;
}

interface Near {
  readonly senses: Senses;
  readonly ports: Ports;
  /** Seconds since 1970. */
  readonly now: number;
  readonly agent: AgentAnswer;
}

/** What is looked at whether or not anything is known of the servers. */
export function nearBy(near: Near): Pick<Surroundings, 'namedPlaces' | 'namedFiles' | 'foreignKeys'> {
  const { senses, ports } = near;
  const isAllowed = senses.keysRead && ports.platform !== 'win32';
  return {
    namedPlaces: (loaded) => namedPlacesIn(loaded, { ports, isAllowed }),
    namedFiles: (loaded) => namedFilesIn(loaded, near),
    foreignKeys: (loaded) => foreignKeysIn(loaded, near),
  };
}

/** The key files that a config names, where nothing is known of the servers: what most runs need, without policies. */
export async function nearFilesFor(first: Session, inputs: readonly Input[]): Promise<(session: Session) => Around> {
  const keysRead = areKeysRead(first);
  const agent = await agentFor(first, keysRead);
  const isJumping = someText(inputs, first, mayLoop);
  const pen = isJumping ? await penFor(new Date()) : undefined;
  return ({ ports }) => {
    const [seen, blind] = [sensesOf(ports, keysRead), sensesOf(ports, false)];
    const now = Math.floor(Date.now() / 1000);
    return ({ files, onlyBelow }) => {
      if (!files.some(({ role }) => role === 'user')) return undefined;
      const senses = onlyBelow === undefined ? seen : blind;
      return {
        connections: () => [],
        ...nearBy({ senses, ports, now, agent }),
        ...(pen === undefined ? {} : { pen }),
      };
    };
  };
}

/**
 * What must stand in a config before anything is foretold of its hosts: a name of a service that has a policy, a comment
 * that names one, a pin of host keys, or a part that was not looked at here.
 */
const TELLING =
  /ssh-lint-policy|include|hostkeyalgorithms|acquia|amazonaws|archlinux|azure|bitbucket|codeberg|drush|ghe\.com|gitee|github|gitlab|gnu\.org|hf\.co|huggingface|launchpad|sf\.net|sourceforge|sr\.ht|ubuntu|visualstudio/i;

/** Whether a text may name something of which more is known; says yes where it cannot tell. */
export function isTelling(text: string): boolean {
  return TELLING.test(text);
}

/** Whether the policies, which are large, are worth loading. */
export function mayForetell(inputs: readonly Input[], { policies, hosts }: Configuration, session: Session): boolean {
  if (policies.length > 0 || hosts.length > 0) return true;
  return inputs.some(({ mains }) => mains.length > 0) || someText(inputs, session, isTelling);
}

/** Whether a ProxyJump may hold for its own jump host, which one of the patterns above it may be. */
function mayLoop(text: string): boolean {
  if (!/proxyjump/i.test(text)) return false;
  let names: readonly string[] = ['*'];
  return text.split('\n').some((line) => {
    const [, keyword = '', rest = ''] = /^[^\w#]*(\w+)(.*)$/.exec(line.toLowerCase()) ?? [];
    if (keyword === 'match') names = ['*'];
    if (keyword === 'host') names = rest.split(/[\s="]+/).filter((name) => name !== '');
    return keyword === 'proxyjump' && names.some((name) => /[*?]/.test(name) || rest.includes(name));
  });
}

/** Whether one of the user's files is such a text. */
function someText(inputs: readonly Input[], { ports }: Session, isSuch: (text: string) => boolean): boolean {
  const users = inputs.flatMap(({ config }) => config.files.filter(({ role }) => role === 'user'));
  return users.some(({ path, bytes }) => {
    const result = bytes === undefined ? ports.files.read(path) : { bytes };
    return 'bytes' in result && isSuch(textOf(result.bytes));
  });
}

/** What writes lines into a config; its parts are loaded where lines may be wanted. */
export async function penFor(now: Date): Promise<Pen> {
  const { blockRenderer } = await import('../fix/block.ts');
  return { render: await blockRenderer(), date: now.toISOString().slice(0, 10) };
}
