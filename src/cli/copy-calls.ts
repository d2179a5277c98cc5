import type { Call } from '../check/gather.ts';
import type { Client } from '../client/client.ts';
import { type Option, REFUSED, scanOptions } from '../resolve/getopt.ts';
import type { Calls } from './ssh-calls.ts';
import { UsageError } from './usage-error.ts';

/** What scp and sftp make of their command lines: scp.c and sftp.c of OpenSSH, main; seen with `-S`. */
interface Program {
  readonly name: 'scp' | 'sftp';
  /** Its getopt(3) letters, of all releases. */
  readonly letters: string;
  /** Words in front of those that the user wrote. */
  readonly head: readonly string[];
  /** Options that ssh gets as they are. */
  readonly passed: string;
  readonly batch: string;
}

const scp: Program = {
  name: 'scp',
  letters: '12346ABCTdfOpqRrstvD:F:J:M:P:S:c:i:l:o:X:',
  head: ['-x', '-oPermitLocalCommand=no', '-oClearAllForwardings=yes'],
  passed: '46ACvqociFJ',
  batch: 'B',
};

const sftp: Program = {
  name: 'sftp',
  letters: '1246AafhNpqrvCc:D:i:l:o:s:S:b:B:F:J:P:R:X:',
  head: ['-oForwardX11 no', '-oPermitLocalCommand no', '-oClearAllForwardings yes'],
  passed: '46ACvqociFJ',
  batch: 'b',
};

interface Remote {
  readonly user: string | undefined;
  readonly host: string;
  readonly port: string | undefined;
}

/** `scp source.. target`: each host among them once. */
export function scpCalls(words: readonly string[], client: Client): Calls {
  const { options, rest } = optionsOf(scp, words);
  if (rest.length < 2) return rest.length === 0 ? 'no-destination' : refuse('scp wants a source and a target');
  const remotes = rest.flatMap((word) => remoteOf(word, 'scp') ?? []);
  if (remotes.length === 0) return { idle: 'nothing of it is on another host' };
  const unique = new Map(remotes.map((remote) => [nameOf(remote), remote]));
  return local(options) ?? [...unique.values()].map((remote) => callOf(scp, { options, remote }, client));
}

/** `sftp [user@]host[:path]` */
export function sftpCalls(words: readonly string[], client: Client): Calls {
  const { options, rest } = optionsOf(sftp, words);
  const server = local(options);
  if (server !== undefined) return server;
  const [word] = rest;
  if (word === undefined) return 'no-destination';
  const remote = remoteOf(word, 'sftp') ?? withoutPath(word);
  return [callOf(sftp, { options, remote }, client)];
}

function optionsOf(program: Program, words: readonly string[]) {
  const { options, next } = scanOptions(words, 0, program.letters);
  const refused = options.find(({ letter }) => letter === REFUSED);
  return refused === undefined
    ? { options, rest: words.slice(next) }
    : refuse(`${program.name}: ${refused.argument.replace(' -- ', ' -')}`);
}

function refuse(text: string): never {
  throw new UsageError(text);
}

/** -D starts a server on this machine. */
function local(options: readonly Option[]): Calls | undefined {
  const isLocal = options.some(({ letter }) => letter === 'D');
  return isLocal ? { idle: 'with -D it talks to a server on this machine' } : undefined;
}

/** `[user@]host:path` or `scp://[user@]host[:port][/path]`; undefined for a file of this machine. */
function remoteOf(word: string, scheme: 'scp' | 'sftp'): Remote | undefined {
  const [, place] = new RegExp(`^${scheme}://([^/]+)`).exec(word) ?? [];
  if (place !== undefined) return uriPlace(place);
  const [, user, host] = /^(?:([^/]*)@)?(\[[^\]/]+\]|[^:/@[\]]+):/.exec(word) ?? [];
  return host === undefined ? undefined : { user, host: bare(host), port: undefined };
}

function uriPlace(text: string): Remote {
  const at = text.lastIndexOf('@');
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(text.slice(at + 1)) ?? [];
  const user = at === -1 ? undefined : (text.slice(0, at).split(';')[0] ?? '');
  return { user: user === undefined ? undefined : decoded(user), host: bare(host), port };
}

function decoded(text: string): string {
  return /%(?![0-9a-fA-F]{2})/.test(text) ? text : Buffer.from(unescape(text), 'latin1').toString();
}

function withoutPath(word: string): Remote {
  const at = word.lastIndexOf('@');
  return { user: at === -1 ? undefined : word.slice(0, at), host: bare(word.slice(at + 1)), port: undefined };
}

function bare(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}

function nameOf({ user, host, port }: Remote): string {
  return `${user === undefined ? '' : `${user}@`}${host}${port === undefined ? '' : `:${port}`}`;
}

interface Asked {
  readonly options: readonly Option[];
  readonly remote: Remote;
}

/** The ssh that it starts. */
function callOf(program: Program, { options, remote }: Asked, client: Client): Call {
  const given = options.flatMap((option) => passedOn(option, program));
  const typedPort = options.findLast(({ letter }) => letter === 'P')?.argument;
  const port = remote.port ?? typedPort;
  // Its own addition, which only some releases of ssh know.
  const noCommand = client.option('remotecommand') === undefined ? [] : ['-oRemoteCommand=none'];
  const words = [
    ...program.head,
    ...noCommand,
    '-oRequestTTY=no',
    ...given,
    ...(port === undefined ? [] : ['-p', port]),
    ...(remote.user === undefined ? [] : ['-l', remote.user]),
    '-s',
    '--',
    remote.host,
    'sftp',
  ];
  return { destination: nameOf(remote), words };
}

function passedOn({ letter, argument }: Option, { passed, batch }: Program): readonly string[] {
  if (letter === batch) return ['-oBatchmode=yes'];
  if (!passed.includes(letter)) return [];
  return argument === '' ? [`-${letter}`] : [`-${letter}`, argument];
}
