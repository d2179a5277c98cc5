import { cipherListFault } from '../read/algorithms.ts';
import { decodeForward, encodeForward, parseForward } from '../read/forwards.ts';
import { encodeJump, type HostSpec, parseJump, parseUri } from '../read/jump.ts';
import { readPort } from '../read/numbers.ts';
import { set } from '../read/outcome.ts';
import type { Merge } from '../read/types.ts';
import { parse } from '../syntax/parse.ts';
import { sourceFromText } from '../syntax/source.ts';
import { type Run, say, sayAt } from './run.ts';
import { apply, valueOf } from './state.ts';

/** Letters of ssh's options; a colon behind those that take an argument. */
const LETTERS = '1246ab:c:e:fgi:kl:m:no:p:qstvxAB:CD:E:F:GI:J:KL:MNO:P:Q:R:S:TVw:W:XYy';

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

/** What getopt(3) would complain about. */
export interface UsageProblem {
  readonly usage: string;
}

interface Scan {
  readonly options: readonly Option[];
  readonly next: number;
  readonly terminated: boolean;
}

function scanWord(word: string, following: string | undefined): { options: Option[]; used: boolean } | UsageProblem {
  const options: Option[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] ?? '';
    const found = LETTERS.indexOf(letter);
    if (letter === ':' || found === -1) return { usage: `unknown option -- ${letter}` };
    if (LETTERS[found + 1] !== ':') {
      options.push({ letter, argument: '' });
      continue;
    }
    const rest = word.slice(at + 1);
    if (rest !== '') return { options: [...options, { letter, argument: rest }], used: false };
    if (following === undefined) return { usage: `option requires an argument -- ${letter}` };
    return { options: [...options, { letter, argument: following }], used: true };
  }
  return { options, used: false };
}

function scanOptions(args: readonly string[], from: number): Scan | UsageProblem {
  const options: Option[] = [];
  let next = from;
  for (let word = args[next]; word !== undefined && word.startsWith('-') && word !== '-'; word = args[next]) {
    if (word === '--') return { options, next: next + 1, terminated: true };
    const scanned = scanWord(word, args[next + 1]);
    if ('usage' in scanned) return scanned;
    options.push(...scanned.options);
    next += scanned.used ? 2 : 1;
  }
  return { options, next, terminated: false };
}

/** Takes the words behind `ssh` apart: options before and directly behind the host word, then the command. */
export function readCommandLine(args: readonly string[]): CommandLine | UsageProblem {
  const first = scanOptions(args, 0);
  if ('usage' in first) return first;
  const destination = args[first.next];
  const before = first.options.length;
  if (destination === undefined) return { options: first.options, destination, command: [], before };
  if (first.terminated) return { options: first.options, destination, command: args.slice(first.next + 1), before };
  const second = scanOptions(args, first.next + 1);
  if ('usage' in second) return second;
  return { options: [...first.options, ...second.options], destination, command: args.slice(second.next), before };
}

function put(run: Run, slot: string, value: string, merge: Merge = 'last'): void {
  apply(run.state, set(slot, value, merge), undefined);
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
  N: [
    ['sessiontype', 'none'],
    ['requesttty', 'no'],
  ],
  n: [['stdinnull', 'yes']],
  s: [['sessiontype', 'subsystem']],
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
  l: ['user', 'first'],
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
  const expanded = path === '~' || path.startsWith('~/') ? run.world.user.home + path.slice(1) : path;
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

function jump(run: Run, text: string): boolean {
  if (valueOf(run.state, 'proxyjump') !== undefined) {
    return fatal(run, 'Only a single -J option is permitted (use commas to separate multiple jump hops)');
  }
  if (valueOf(run.state, 'proxycommand') !== undefined) return fatal(run, 'Cannot specify -J with ProxyCommand');
  const parsed = parseJump(text, run.context);
  if (!parsed) return fatal(run, 'Invalid -J argument');
  apply(run.state, set('proxyjump', encodeJump(parsed), 'jump'), undefined);
  put(run, 'proxycommand', 'none');
  return true;
}

function forward(run: Run, letter: string, text: string): boolean {
  const remote = letter === 'R';
  const attempts = letter === 'D' ? [true] : remote ? [false, true] : [false];
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

/** One `-o`: a line of config without a file. */
function configLine(run: Run, text: string): boolean {
  const tokeniser = run.dialect.tokeniser === 'argv' ? 'argv' : 'strdelim';
  const document = parse(sourceFromText('command-line', text), { ...run.dialect, tokeniser, lineLimit: 'none' });
  for (const line of document.lines) {
    if (line.kind !== 'directive') continue;
    const directive = { ...line, lineNumber: 0 };
    const place = { document, directive };
    if (directive.name === 'host' || directive.name === 'include') {
      const name = directive.name === 'host' ? 'Host' : 'Include';
      if (directive.problem !== 'missing-argument')
        return fatal(run, `${name} directive not supported as a command-line option`);
    }
    const reading = run.read(text, directive);
    for (const setting of reading.settings) apply(run.state, setting, undefined);
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

function listOption(run: Run, letter: 'c' | 'm', text: string): boolean {
  const of = letter === 'c' ? 'ciphers' : 'macs';
  if (cipherListFault(of, text, run.client))
    return refuse(run, `Unknown ${letter === 'c' ? 'cipher' : 'mac'} type '${text}'`);
  put(run, of, text);
  return true;
}

function applyOption(run: Run, { letter, argument }: Option): boolean {
  for (const [id, written] of SWITCHES[letter] ?? []) put(run, id, word(run, id, written));
  const value = VALUES[letter];
  if (value) put(run, value[0], argument, value[1]);
  switch (letter) {
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
    case 'i':
      return identity(run, argument);
    case 'J':
      return jump(run, argument);
    case 'M':
      return toggled(run, 'controlmaster', 'yes', 'ask');
    case 'o':
      return configLine(run, argument.replace(/^[ \t\r\n]+/, ''));
    case 'p':
      return port(run, argument);
    case 'q':
      put(run, 'loglevel', 'QUIET');
      return true;
    case 't':
      return toggled(run, 'requesttty', 'yes', 'force');
    case 'W':
      put(run, 'sessiontype', 'none');
      put(run, 'requesttty', word(run, 'requesttty', 'no'));
      put(run, 'clearallforwardings', 'yes', 'first');
      put(run, 'exitonforwardfailure', 'yes', 'first');
      return true;
    default:
      return true;
  }
}

/** The host word: user and port go where no option has set them. Undefined when ssh would print its usage. */
function hostWord(run: Run, text: string): string | undefined {
  const uri: HostSpec | 'invalid' | 'none' = run.client.does('destination-uri') ? parseUri(text, run.context) : 'none';
  if (uri === 'invalid') return undefined;
  if (uri !== 'none') {
    if (uri.user !== undefined) put(run, 'user', uri.user, 'first');
    if (uri.port !== -1) put(run, 'port', String(uri.port), 'first');
    return uri.host;
  }
  const at = text.lastIndexOf('@');
  if (at === 0) return undefined;
  if (at > 0) put(run, 'user', text.slice(0, at), 'first');
  return text.slice(at + 1);
}

/** Applies the command line in the order in which ssh reads it; the host, or undefined when ssh ends. */
export function applyCommandLine(run: Run, commandLine: CommandLine): string | undefined {
  const { options, destination, before } = commandLine;
  for (const option of options.slice(0, before)) if (!applyOption(run, option)) return undefined;
  const host = destination === undefined ? undefined : hostWord(run, destination);
  if (host === undefined || host === '') {
    run.messages.push('usage: ssh [options] destination [command [argument ...]]');
    return undefined;
  }
  for (const option of options.slice(before)) if (!applyOption(run, option)) return undefined;
  return host;
}
