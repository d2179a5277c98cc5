import { cipherListFault } from '../read/algorithms.ts';
import { escapeCharacter } from '../read/escape.ts';
import { decodeForward, encodeForward, parseForward } from '../read/forwards.ts';
import { encodeJump, jumpFault, parseJump } from '../read/jump.ts';
import { readPort } from '../read/numbers.ts';
import { set } from '../read/outcome.ts';
import { tunnelDevice } from '../read/tunnel.ts';
import type { Merge } from '../read/types.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { USAGE } from './commandline.ts';
import { type Option, REFUSED } from './getopt.ts';
import { configLine } from './oneline.ts';
import { type Run, say } from './run.ts';
import { apply, COMMAND_LINE, valueIn } from './state.ts';
import { expandTilde } from './tilde.ts';
import { typedMerge, typeUser } from './typed.ts';

export function put(run: Run, slot: string, value: string, merge: Merge = 'last'): void {
  apply(run.state, set(slot, value, merge), COMMAND_LINE);
}

export function word(run: Run, id: string, written: string): string {
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

export function fatal(run: Run, text: string): false {
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

export function port(run: Run, text: string): boolean {
  const kept = !run.client.does('port-option-overrides');
  if (kept && valueIn(run.state, 'port') !== undefined) return true;
  const value = readPort(text, run.context);
  if (value <= 0) return refuse(run, `Bad port '${text}'`);
  put(run, 'port', String(value));
  return true;
}

const ONE_JUMP = 'Only a single -J option is permitted';

const ONE_JUMP_OLD = 'Only a single -J option permitted';

function jump(run: Run, text: string): boolean {
  if (valueIn(run.state, 'proxyjump') !== undefined) {
    return fatal(
      run,
      run.client.does('single-jump-hint') ? `${ONE_JUMP} (use commas to separate multiple jump hops)` : ONE_JUMP_OLD,
    );
  }
  if (valueIn(run.state, 'proxycommand') !== undefined) return fatal(run, 'Cannot specify -J with ProxyCommand');
  const parsed = parseJump(text, run.context);
  const fault = parsed && jumpFault(text, run.context);
  if (fault !== undefined) say(run, fault);
  if (!parsed || fault !== undefined) return fatal(run, 'Invalid -J argument');
  apply(run.state, set('proxyjump', encodeJump(parsed), 'jump'), COMMAND_LINE);
  const keeps = parsed.hop === 'none' && run.client.does('proxyjump-none-keeps-proxycommand');
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

function toggled(run: Run, id: string, once: string, twice: string): boolean {
  const again = valueIn(run.state, id) === word(run, id, once);
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

function escapeOption(run: Run, text: string): boolean {
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
export function session(run: Run, letter: 'N' | 's'): boolean {
  const [type, other] = letter === 'N' ? ['none', 's'] : ['subsystem', 'N'];
  const before = valueIn(run.state, 'sessiontype');
  if (before !== undefined && before !== type && run.client.does('session-type-conflict')) {
    return fatal(run, `Cannot specify -${letter} with -${other}/SessionType`);
  }
  if (letter === 's') run.subsystem = true;
  put(run, 'sessiontype', type);
  if (letter === 'N') put(run, 'requesttty', word(run, 'requesttty', 'no'));
  return true;
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

export function applyOption(run: Run, { letter, argument }: Option): boolean {
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
      return escapeOption(run, argument);
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
