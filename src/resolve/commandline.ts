import type { Client } from '../client/client.ts';
import { cipherListFault } from '../read/algorithms.ts';
import { decodeForward, encodeForward, parseForward } from '../read/forwards.ts';
import { encodeJump, type HostSpec, jumpFault, parseJump, parseUri } from '../read/jump.ts';
import { isValidHost } from '../read/names.ts';
import { readPort } from '../read/numbers.ts';
import { set } from '../read/outcome.ts';
import { isSteering, readDirective } from '../read/read.ts';
import { escapeCharacter, tunnelDevice } from '../read/special.ts';
import type { Merge } from '../read/types.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { parse } from '../syntax/parse.ts';
import { sourceFromText } from '../syntax/source.ts';
import { type Run, say, sayAt } from './run.ts';
import { apply, COMMAND_LINE, overLimit, valueOf } from './state.ts';
import { expandTilde } from './tilde.ts';

/** Letters of ssh's options; a colon behind those that take an argument. */
function lettersOf(client: Client): string {
  const interfaces = client.does('bind-interface-option') ? 'B:' : '';
  const tag = client.does('tag-option') ? 'P:' : 'P';
  const later = client.does('z-option') ? 'Z' : '';
  return `1246ab:c:e:fgi:kl:m:no:p:qstvx${interfaces}ACD:E:F:GI:J:KL:MNO:${tag}Q:R:S:TVw:W:XYy${later}`;
}

export interface Option {
  readonly letter: string;
  readonly argument: string;
}

export interface CommandLine {
  readonly options: readonly Option[];
  /** The host word; undefined when there is none. */
  readonly destination: string | undefined;
  readonly command: readonly string[];
  /** How many of the options stand before the host word. */
  readonly before: number;
}

/** Stands for an option that getopt(3) refuses; nothing behind it is read. */
const REFUSED = '?';

interface Scan {
  readonly options: readonly Option[];
  readonly next: number;
  readonly terminated: boolean;
}

interface Word {
  readonly options: readonly Option[];
  /** The next word was an argument. */
  readonly used: boolean;
}

function scanWord(word: string, following: string | undefined, letters: string): Word {
  const options: Option[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] ?? '';
    const found = letters.indexOf(letter);
    const refused = (argument: string): Word => ({ options: [...options, { letter: REFUSED, argument }], used: false });
    if (letter === ':' || found === -1) return refused(`unknown option -- ${letter}`);
    if (letters[found + 1] !== ':') {
      options.push({ letter, argument: '' });
      continue;
    }
    const rest = word.slice(at + 1);
    if (rest !== '') return { options: [...options, { letter, argument: rest }], used: false };
    if (following === undefined) return refused(`option requires an argument -- ${letter}`);
    return { options: [...options, { letter, argument: following }], used: true };
  }
  return { options, used: false };
}

function scanOptions(args: readonly string[], from: number, letters: string): Scan {
  const options: Option[] = [];
  let next = from;
  for (let word = args[next]; word !== undefined && word.startsWith('-') && word !== '-'; word = args[next]) {
    if (word === '--') return { options, next: next + 1, terminated: true };
    const scanned = scanWord(word, args[next + 1], letters);
    options.push(...scanned.options);
    next += scanned.used ? 2 : 1;
  }
  return { options, next, terminated: false };
}

/** Takes the words behind `ssh` apart: options before and directly behind the host word, then the command. */
export function readCommandLine(args: readonly string[], client: Client): CommandLine {
  const letters = lettersOf(client);
  const first = scanOptions(args, 0, letters);
  const destination = args[first.next];
  const before = first.options.length;
  if (destination === undefined) return { options: first.options, destination, command: [], before };
  if (first.terminated) return { options: first.options, destination, command: args.slice(first.next + 1), before };
  const second = scanOptions(args, first.next + 1, letters);
  return { options: [...first.options, ...second.options], destination, command: args.slice(second.next), before };
}

function put(run: Run, slot: string, value: string, merge: Merge = 'last'): void {
  apply(run.state, set(slot, value, merge), COMMAND_LINE);
}

function word(run: Run, id: string, written: string): string {
  return run.client.option(id)?.words?.get(written) ?? written;
}

/** Options that only set one thing: letter -> id and word. */
const SWITCHES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  '4': [['addressfamily', 'inet']],
  '6': [['addressfamily', 'inet6']],
  A: [['forwardagent', 'yes']],
  a: [['forwardagent', 'no']],
  f: [
    ['forkafterauthentication', 'yes'],
    ['stdinnull', 'yes'],
  ],
  g: [['gatewayports', 'yes']],
  K: [
    ['gssapiauthentication', 'yes'],
    ['gssapidelegatecredentials', 'yes'],
  ],
  k: [['gssapidelegatecredentials', 'no']],
  n: [['stdinnull', 'yes']],
  T: [['requesttty', 'no']],
  X: [['forwardx11', 'yes']],
  x: [['forwardx11', 'no']],
  Y: [
    ['forwardx11', 'yes'],
    ['forwardx11trusted', 'yes'],
  ],
};

/** Options whose argument is a value as it stands: letter -> id and whether an earlier one stays. */
const VALUES: Readonly<Record<string, readonly [string, Merge]>> = {
  B: ['bindinterface', 'last'],
  b: ['bindaddress', 'last'],
  I: ['pkcs11provider', 'last'],
  P: ['tag', 'first'],
  S: ['controlpath', 'last'],
};

/** Prints without the logger, as fprintf(stderr, …) does, and ends. */
function refuse(run: Run, text: string): false {
  run.messages.push(text);
  return false;
}

function fatal(run: Run, text: string): false {
  say(run, text, true);
  return false;
}

function identity(run: Run, path: string): boolean {
  const expanded = expandTilde(run, path);
  if (expanded === undefined) return false;
  if (!run.world.files.stat(expanded)) {
    run.messages.push(`Warning: Identity file ${expanded} not accessible: No such file or directory.`);
    return true;
  }
  put(run, 'identityfile', expanded, 'distinct');
  return true;
}

function port(run: Run, text: string): boolean {
  const kept = !run.client.does('port-option-overrides');
  if (kept && valueOf(run.state, 'port') !== undefined) return true;
  const value = readPort(text, run.context);
  if (value <= 0) return refuse(run, `Bad port '${text}'`);
  put(run, 'port', String(value));
  return true;
}

const ONE_JUMP = 'Only a single -J option is permitted';
const ONE_JUMP_OLD = 'Only a single -J option permitted';

function jump(run: Run, text: string): boolean {
  if (valueOf(run.state, 'proxyjump') !== undefined) {
    return fatal(
      run,
      run.client.does('single-jump-hint') ? `${ONE_JUMP} (use commas to separate multiple jump hops)` : ONE_JUMP_OLD,
    );
  }
  if (valueOf(run.state, 'proxycommand') !== undefined) return fatal(run, 'Cannot specify -J with ProxyCommand');
  const parsed = parseJump(text, run.context);
  const fault = parsed && jumpFault(text, run.context);
  if (fault !== undefined) say(run, fault);
  if (!parsed || fault !== undefined) return fatal(run, 'Invalid -J argument');
  apply(run.state, set('proxyjump', encodeJump(parsed), 'jump'), COMMAND_LINE);
  const keeps = parsed.hop === 'none' && run.client.does('jump-option-none-keeps-proxycommand');
  if (!keeps) put(run, 'proxycommand', 'none');
  return true;
}

function forward(run: Run, letter: string, text: string): boolean {
  const remote = letter === 'R';
  const reverse = remote && run.client.does('reverse-dynamic-forward');
  const attempts = letter === 'D' ? [true] : reverse ? [false, true] : [false];
  for (const dynamic of attempts) {
    const parsed = parseForward(text, { dynamic, remote }, run.context);
    if ('messages' in parsed) continue;
    put(
      run,
      remote ? 'remoteforward' : 'localforward',
      encodeForward(decodeForward(encodeForward(parsed))),
      'distinct',
    );
    return true;
  }
  const kind = letter === 'D' ? 'dynamic' : remote ? 'remote' : 'local';
  return refuse(run, `Bad ${kind} forwarding specification '${text}'`);
}

/** How an error about `-o` calls a keyword that only files may hold. */
function steeringName(name: string, client: Client): string {
  if (name === 'include') return 'Include';
  return name === 'match' && client.does('match-option-named') ? 'Match' : 'Host';
}

/** One `-o`: a line of config without a file. */
function configLine(run: Run, text: string): boolean {
  const tokeniser = run.dialect.tokeniser === 'argv' ? 'argv' : 'strdelim';
  const document = parse(sourceFromText('command-line', text), { ...run.dialect, tokeniser, lineLimit: 'none' });
  for (const line of document.lines) {
    if (line.kind !== 'directive') continue;
    const directive = { ...line, lineNumber: 0 };
    const place = { document, directive };
    if (isSteering(directive.name)) {
      const name = steeringName(directive.name, run.client);
      if (directive.problem !== 'missing-argument')
        return fatal(run, `${name} directive not supported as a command-line option`);
    }
    const reading = readDirective(text, directive, { ...run.context, fromFile: false });
    for (const setting of reading.settings) {
      const over = overLimit(run.state, setting);
      if (over !== undefined) {
        sayAt(run, { style: 'line', text: over }, place);
        return false;
      }
      apply(run.state, setting, COMMAND_LINE);
    }
    for (const found of reading.problems) {
      for (const message of found.messages) sayAt(run, message, place, found.weight === 'fatal');
      if (found.weight !== 'note') return false;
    }
    break;
  }
  return true;
}

function toggled(run: Run, id: string, once: string, twice: string): boolean {
  const again = valueOf(run.state, id) === word(run, id, once);
  put(run, id, word(run, id, again ? twice : once));
  return true;
}

/** Ciphers of protocol 1, and the cipher of protocol 2 that goes with them. */
const OLD_CIPHERS: Readonly<Record<string, string | undefined>> = {
  des: undefined,
  '3des': '3des-cbc',
  blowfish: 'blowfish-cbc',
};

function oldCipher(run: Run, text: string): boolean {
  const name = lowerCase(text);
  if (!(name in OLD_CIPHERS) || !run.client.does('ssh1-cipher-line')) return false;
  const list = OLD_CIPHERS[name];
  if (list !== undefined) put(run, 'ciphers', list);
  put(run, 'cipher', name);
  return true;
}

function listOption(run: Run, letter: 'c' | 'm', text: string): boolean {
  if (letter === 'c' && oldCipher(run, text)) return true;
  const of = letter === 'c' ? 'ciphers' : 'macs';
  const modified = letter === 'm' && /^[+^-]/.test(text);
  if (modified || cipherListFault(of, text, run.client))
    return refuse(run, `Unknown ${letter === 'c' ? 'cipher' : 'mac'} type '${text}'`);
  put(run, of, text);
  if (letter === 'c' && run.client.does('ssh1-cipher-line')) put(run, 'cipher', '<unknown>');
  return true;
}

function escape(run: Run, text: string): boolean {
  const value = escapeCharacter(text);
  if (value === undefined) return refuse(run, `Bad escape character '${text}'.`);
  put(run, 'escapechar', value);
  return true;
}

function tunnel(run: Run, text: string): boolean {
  const device = tunnelDevice(text);
  if (device === undefined) return refuse(run, `Bad tun device '${text}'`);
  put(run, 'tunnel', word(run, 'tunnel', 'yes'), 'first');
  put(run, 'tunneldevice', device);
  return true;
}

/** -N and -s, which exclude each other. */
function session(run: Run, letter: 'N' | 's'): boolean {
  const [type, other] = letter === 'N' ? ['none', 's'] : ['subsystem', 'N'];
  const before = valueOf(run.state, 'sessiontype');
  if (before !== undefined && before !== type && run.client.does('session-type-conflict')) {
    return fatal(run, `Cannot specify -${letter} with -${other}/SessionType`);
  }
  if (letter === 's') run.subsystem = true;
  put(run, 'sessiontype', type);
  if (letter === 'N') put(run, 'requesttty', word(run, 'requesttty', 'no'));
  return true;
}

const typedMerge = (run: Run): Merge => (run.client.does('typed-user-overrides') ? 'last' : 'first');

function typeUser(run: Run, user: string, merge: Merge = 'first'): void {
  if (merge === 'last' || !run.state.slots.has('user')) run.typedUser = true;
  put(run, 'user', user, merge);
}

function stdioForward(run: Run, text: string): boolean {
  const place = parseForward(text, { dynamic: true, remote: false }, run.context);
  if ('messages' in place) return refuse(run, `Bad stdio forwarding specification '${text}'`);
  if (run.stdioForward) return refuse(run, 'stdio forward already specified');
  run.stdioForward = place.listen.host !== undefined || run.client.does('stdio-forward-path');
  put(run, 'sessiontype', 'none');
  put(run, 'requesttty', word(run, 'requesttty', 'no'));
  return true;
}

function applyOption(run: Run, { letter, argument }: Option): boolean {
  for (const [id, written] of SWITCHES[letter] ?? []) put(run, id, word(run, id, written));
  const value = VALUES[letter];
  if (value) put(run, value[0], argument, value[1]);
  switch (letter) {
    case REFUSED:
      run.messages.push(argument, USAGE);
      return false;
    case 'C':
      put(run, 'compression', run.client.does('dash-c-unknown') ? 'UNKNOWN' : 'yes');
      return true;
    case 'c':
    case 'm':
      return listOption(run, letter, argument);
    case 'D':
    case 'L':
    case 'R':
      return forward(run, letter, argument);
    case 'e':
      return escape(run, argument);
    case '1':
      if (!run.client.does('protocol-1-option')) return fatal(run, 'SSH protocol v.1 is no longer supported');
      put(run, 'protocol', '1');
      return true;
    case 'i':
      return identity(run, argument);
    case 'J':
      return jump(run, argument);
    case 'l':
      typeUser(run, argument, typedMerge(run));
      return true;
    case 'M':
      return toggled(run, 'controlmaster', 'yes', 'ask');
    case 'o':
      return configLine(run, argument.replace(/^[ \t\r\n]+/, ''));
    case 'p':
      return port(run, argument);
    case 'q':
      put(run, 'loglevel', word(run, 'loglevel', 'quiet'));
      return true;
    case 'N':
    case 's':
      return session(run, letter);
    case 't':
      return toggled(run, 'requesttty', 'yes', 'force');
    case 'W':
      return stdioForward(run, argument);
    case 'w':
      return tunnel(run, argument);
    default:
      return true;
  }
}

/** The host word: user and port go where no option has set them. Undefined when ssh would print its usage. */
function hostWord(run: Run, text: string): string | undefined {
  const uri: HostSpec | 'invalid' | 'none' = run.client.does('destination-uri') ? parseUri(text, run.context) : 'none';
  if (uri === 'invalid') return undefined;
  if (uri !== 'none') {
    if (uri.user !== undefined) typeUser(run, uri.user);
    if (uri.port !== -1) put(run, 'port', String(uri.port), 'first');
    return uri.host;
  }
  const at = text.lastIndexOf('@');
  if (at === 0) return undefined;
  if (at > 0) typeUser(run, text.slice(0, at), typedMerge(run));
  return text.slice(at + 1);
}

export const USAGE = 'usage: ssh [options] destination [command [argument ...]]';

/** Before the option SessionType there was a flag of its own. */
function isSubsystem(run: Run): boolean {
  if (!run.client.does('session-type-conflict')) return run.subsystem;
  return valueOf(run.state, 'sessiontype') === 'subsystem';
}

/** Applies the command line in the order in which ssh reads it; the host, or undefined when ssh ends. */
export function applyCommandLine(run: Run, commandLine: CommandLine): string | undefined {
  const { options, destination, before } = commandLine;
  for (const option of options.slice(0, before)) if (!applyOption(run, option)) return undefined;
  const host = destination === undefined ? undefined : hostWord(run, destination);
  if (host === undefined) {
    run.messages.push(USAGE);
    return undefined;
  }
  for (const option of options.slice(before)) if (!applyOption(run, option)) return undefined;
  if (run.client.does('host-checked-first') && !isValidHost(host, run.client)) {
    say(run, 'hostname contains invalid characters', true);
    return undefined;
  }
  if (isSubsystem(run) && commandLine.command.length === 0) {
    run.messages.push('You must specify a subsystem to invoke.', USAGE);
    return undefined;
  }
  const forks = valueOf(run.state, 'forkafterauthentication') === 'yes' && run.client.does('fork-checked-first');
  if (forks && commandLine.command.length === 0 && valueOf(run.state, 'sessiontype') !== 'none') {
    say(run, 'Cannot fork into background without a command to execute.', true);
    return undefined;
  }
  return host;
}
