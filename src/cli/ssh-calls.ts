import type { Call } from '../check/gather.ts';
import type { Client } from '../client/client.ts';
import { parseAddress } from '../read/addresses.ts';
import { type CommandLine, type Option, REFUSED, readCommandLine } from '../resolve/getopt.ts';

/** The connections that a command line makes; or, where it makes none, why. */
export type Calls = readonly Call[] | { readonly idle: string } | 'no-destination';

/** Options with which ssh connects to nothing: letter -> what it does instead. */
const IDLE: Readonly<Record<string, string>> = {
  G: 'prints the configuration',
  O: 'talks to a connection that stands',
  Q: 'lists algorithms',
  V: 'prints the version',
};

/** The words behind `ssh`; `git@host:path` and the URL of a repository stand for what git makes of them. */
export function sshCalls(words: readonly string[], client: Client): Calls {
  const line = readCommandLine(words, client);
  const idle = line.options.find(({ letter }) => IDLE[letter] !== undefined);
  if (idle !== undefined) return { idle: `ssh -${idle.letter} ${IDLE[idle.letter]} and connects to nothing` };
  const { destination } = line;
  if (destination === undefined) {
    return line.options.some(({ letter }) => letter === REFUSED) ? [{ destination: '', words }] : 'no-destination';
  }
  const repository = repositoryIn(destination, client);
  return [{ destination, words: repository === undefined ? words : asGit(line, repository) }];
}

/** Where a repository lies, as git takes it apart. */
interface Repository {
  /** `git@host` */
  readonly host: string;
  readonly port: string | undefined;
  readonly path: string;
}

/** `git+ssh` and `ssh+git` are spellings of old. https://git-scm.com/docs/git-clone, «GIT URLS» */
const URL_WITH_PATH = /^(?:git\+ssh|ssh\+git|ssh):\/\/([^/]*?)(?::(\d*))?\/(.+)$/;
const COLON_PATH = /^((?:[^/]*@)?(?:\[[^\]/]+\]|[^:/[\]]+)):(.+)$/;

function repositoryIn(destination: string, client: Client): Repository | undefined {
  const url = URL_WITH_PATH.exec(destination);
  if (url !== null) return { host: url[1] ?? '', port: url[2] || undefined, path: `/${url[3]}` };
  const [, host, path] = COLON_PATH.exec(destination) ?? [];
  const isHost = !client.does('destination-uri') || !destination.startsWith('ssh://');
  if (host === undefined || path === undefined || !isHost || !host.includes('@')) return undefined;
  const address = destination.slice(destination.lastIndexOf('@') + 1);
  return parseAddress(address) === undefined ? { host: host.replace(/\[|\]/g, ''), port: undefined, path } : undefined;
}

/** What git runs: `ssh -o SendEnv=GIT_PROTOCOL -p 22 git@host "git-upload-pack 'path'"`. */
function asGit({ options, before, command }: CommandLine, { host, port, path }: Repository): readonly string[] {
  const asked = command.length > 0 ? command : [`git-upload-pack '${path.replaceAll("'", "'\\''")}'`];
  return [
    ...options.slice(0, before).flatMap(written),
    ...(port === undefined ? [] : ['-p', port]),
    '-o',
    'SendEnv=GIT_PROTOCOL',
    host,
    ...options.slice(before).flatMap(written),
    '--',
    ...asked,
  ];
}

/** An option as it may stand on the command line. */
function written({ letter, argument }: Option): readonly string[] {
  return argument === '' ? [`-${letter}`] : [`-${letter}`, argument];
}

/** As git is called: a repository, or what git itself gives to ssh. */
export function gitCalls(words: readonly string[], client: Client): Calls {
  const line = readCommandLine(words, client);
  const { destination } = line;
  if (destination === undefined) return 'no-destination';
  const repository = repositoryIn(destination, client) ?? withoutUser(destination);
  return repository === undefined ? sshCalls(words, client) : [{ destination, words: asGit(line, repository) }];
}

/** `host:path`, which git takes for a host where no slash stands before the colon. */
function withoutUser(destination: string): Repository | undefined {
  const [, host, path] = COLON_PATH.exec(destination) ?? [];
  if (host === undefined || path === undefined || destination.includes('://')) return undefined;
  return { host: host.replace(/\[|\]/g, ''), port: undefined, path };
}
