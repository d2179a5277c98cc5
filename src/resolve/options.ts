import { set } from '../read/outcome.ts';
import type { Merge } from '../read/types.ts';
import { forward, jump, stdioForward, tunnel } from './forward-options.ts';
import { type Option, REFUSED } from './getopt.ts';
import { configLine } from './oneline.ts';
import { give, put, putWord, USAGE } from './put.ts';
import type { Run } from './run.ts';
import { typedMerge, typeUser } from './typed.ts';
import { escapeOption, identity, listOption, louder, port, protocol1, session, toggled } from './value-options.ts';

/** Options that only set one thing: letter -> id and word. */
const SWITCHES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  '2': [['protocol', '2']],
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
  P: [['useprivilegedport', 'no']],
  q: [['loglevel', 'quiet']],
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

/** Options that do more: letter -> what it does with its argument; false when ssh ends. */
const ACTIONS: Readonly<Record<string, (run: Run, argument: string) => boolean>> = {
  '1': protocol1,
  C: (run) => {
    put(run, 'compression', run.client.does('dash-c-unknown') ? 'UNKNOWN' : 'yes');
    return true;
  },
  c: (run, argument) => listOption(run, 'c', argument),
  D: (run, argument) => forward(run, 'D', argument),
  e: escapeOption,
  i: identity,
  J: jump,
  L: (run, argument) => forward(run, 'L', argument),
  l: (run, argument) => {
    typeUser(run, argument, typedMerge(run));
    return true;
  },
  M: (run) => toggled(run, 'controlmaster', ['yes', 'ask']),
  m: (run, argument) => listOption(run, 'm', argument),
  N: (run) => session(run, 'N'),
  o: (run, argument) => configLine(run, argument.replace(/^[ \t\r\n]+/, '')),
  p: port,
  R: (run, argument) => forward(run, 'R', argument),
  s: (run) => session(run, 's'),
  t: (run) => toggled(run, 'requesttty', ['yes', 'force']),
  v: louder,
  W: stdioForward,
  w: tunnel,
  [REFUSED]: (run, argument) => {
    run.messages.push(argument, USAGE);
    return false;
  },
};

/** Does what one option of the command line says; false when ssh ends. */
export function applyOption(run: Run, { letter, argument }: Option): boolean {
  for (const [id, written] of SWITCHES[letter] ?? []) putWord(run, id, written);
  const value = VALUES[letter];
  if (value) give(run, set(value[0], argument, value[1]));
  return ACTIONS[letter]?.(run, argument) ?? true;
}
