import { cipherListFault } from '../read/algorithms.ts';
import { escapeCharacter } from '../read/escape.ts';
import { readPort } from '../read/numbers.ts';
import { set } from '../read/outcome.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { fatal, give, put, putWord, refuse, word } from './put.ts';
import type { Run } from './run.ts';
import { valueIn } from './state.ts';
import { expandTilde } from './tilde.ts';

/** -i. */
export function identity(run: Run, path: string): boolean {
  const expanded = expandTilde(run, path);
  if (expanded === undefined) return false;
  if (run.world.files.stat(expanded)) give(run, set('identityfile', expanded, 'distinct'));
  else run.messages.push(`Warning: Identity file ${expanded} not accessible: No such file or directory.`);
  return true;
}

/** -p. */
export function port(run: Run, text: string): boolean {
  const kept = !run.client.does('port-option-overrides');
  if (kept && valueIn(run.state, 'port') !== undefined) return true;
  const value = readPort(text, run.context);
  if (value <= 0) return refuse(run, `Bad port '${text}'`);
  put(run, 'port', String(value));
  return true;
}

/** -M and -t mean more when they come twice. */
export function toggled(run: Run, id: string, [once, twice]: readonly [string, string]): boolean {
  putWord(run, id, valueIn(run.state, id) === word(run, id, once) ? twice : once);
  return true;
}

const LOUDER = ['debug', 'debug2', 'debug3'] as const;

/** Each -v says more, and the first one sets the level, whatever it was. */
export function louder(run: Run): boolean {
  const now = LOUDER.findIndex((level) => word(run, 'loglevel', level) === valueIn(run.state, 'loglevel'));
  putWord(run, 'loglevel', LOUDER[now + 1] ?? 'debug3');
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
  if (!Object.hasOwn(OLD_CIPHERS, name) || !run.client.does('ssh1-cipher-line')) return false;
  const list = OLD_CIPHERS[name];
  if (list !== undefined) put(run, 'ciphers', list);
  put(run, 'cipher', name);
  return true;
}

/** -c and -m. */
export function listOption(run: Run, letter: 'c' | 'm', text: string): boolean {
  if (letter === 'c' && oldCipher(run, text)) return true;
  const of = letter === 'c' ? 'ciphers' : 'macs';
  if (cipherListFault(of, text, run.client))
    return refuse(run, `Unknown ${letter === 'c' ? 'cipher' : 'mac'} type '${text}'`);
  put(run, of, text);
  if (letter === 'c' && run.client.does('ssh1-cipher-line')) put(run, 'cipher', '<unknown>');
  return true;
}

/** -e. */
export function escapeOption(run: Run, text: string): boolean {
  const value = escapeCharacter(text);
  if (value === undefined) return refuse(run, `Bad escape character '${text}'.`);
  put(run, 'escapechar', value);
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
  if (letter === 'N') putWord(run, 'requesttty', 'no');
  return true;
}

/** -1. */
export function protocol1(run: Run): boolean {
  if (!run.client.does('protocol-1-option')) return fatal(run, 'SSH protocol v.1 is no longer supported');
  put(run, 'protocol', '1');
  return true;
}
