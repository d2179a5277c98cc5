import { decodeJump } from '../read/jump.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { assembleList } from './lists.ts';
import { type Run, say } from './run.ts';
import { valueIn } from './state.ts';

/** Values by option id, complete with defaults and expanded as far as `ssh -G` shows it. */
export type Values = Map<string, readonly string[]>;

/** ssh drops these when they say `none`. */
const DROPPED_ON_NONE = [
  'localcommand',
  'remotecommand',
  'proxycommand',
  'controlpath',
  'securitykeyprovider',
  'knownhostscommand',
];

/** The word for nothing, in either case. */
export const isNone = (value: string | undefined): boolean => value !== undefined && lowerCase(value) === 'none';

const entriesOf = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));

/** What is set, and the defaults of the rest. */
export function fillDefaults(run: Run): Values {
  const { client, state } = run;
  const values: Values = new Map();
  for (const name of client.keywords) {
    const option = client.keyword(name)?.option;
    if (!option || values.has(option.id)) continue;
    const slot = state.slots.get(option.id);
    if (slot) values.set(option.id, slot.values);
    else if (option.defaultValue !== undefined) values.set(option.id, entriesOf(option.defaultValue));
  }
  for (const id of run.stdioForward ? ['clearallforwardings', 'exitonforwardfailure'] : []) {
    if (!state.slots.has(id)) values.set(id, ['yes']);
  }
  if (client.does('ssh1-cipher-line') && !state.slots.has('identityfile'))
    values.set('identityfile', oldIdentities(values));
  if (!state.slots.has('updatehostkeys') && client.does('update-host-keys-default'))
    values.set('updatehostkeys', [updateHostKeys(run)]);
  if (
    client.does('batch-mode-server-alive-300') &&
    !state.slots.has('serveraliveinterval') &&
    values.get('batchmode')?.[0] === 'yes'
  ) {
    values.set('serveraliveinterval', ['300']);
  }
  return values;
}

/** Protocol 1 has a key of its own, in front of the others. */
function oldIdentities(values: Values): readonly string[] {
  const versions = (values.get('protocol')?.[0] ?? '2').split(',');
  const usual = values.get('identityfile') ?? [];
  return [...(versions.includes('1') ? ['~/.ssh/identity'] : []), ...(versions.includes('2') ? usual : [])];
}

/** Yes, unless the user's known_hosts files or DNS are chosen. */
function updateHostKeys(run: Run): string {
  const dns = valueIn(run.state, 'verifyhostkeydns');
  const files = run.state.slots.get('userknownhostsfile')?.values;
  const usual = files === undefined || (files.length === 1 && files[0] === '~/.ssh/known_hosts');
  return usual && (dns === undefined || dns === 'false') ? 'true' : 'false';
}

const LISTS = [
  ['ciphers', 'ciphers', 'ciphers'],
  ['macs', 'macs', 'macs'],
  ['kexalgorithms', 'kex', 'kex_algorithms'],
  ['hostbasedacceptedalgorithms', 'hostbased', 'hostbased_accepted_algos'],
  ['pubkeyacceptedalgorithms', 'pubkey', 'pubkey_accepted_algos'],
  ['casignaturealgorithms', 'casignature', 'ca_sign_algorithms'],
] as const;

const OLD_NAMES: Readonly<Record<string, string>> = {
  hostbased_accepted_algos: 'hostbased_key_types',
  pubkey_accepted_algos: 'pubkey_key_types',
};

/** Assembles the lists in turn; false when one comes out empty, and the ones behind it stay as written. */
function assembleLists(run: Run, values: Values): boolean {
  const { client, state } = run;
  let good = true;
  for (const [id, of, variable] of LISTS) {
    if (!client.option(id)) continue;
    const value = valueIn(state, id);
    const list = good ? assembleList(value, of, client) : undefined;
    if (list !== undefined) values.set(id, [list.join(',')]);
    else if (good || value === undefined) values.delete(id);
    if (!good || list !== undefined) continue;
    good = false;
    const fatal = !client.does('counts-value-errors');
    say(run, `fill_default_options: ${fatal ? (OLD_NAMES[variable] ?? variable) : variable}: invalid argument`, fatal);
  }
  return good;
}

/** What fill_default_options does behind the lists. */
function dropNones(run: Run, values: Values): void {
  const { client } = run;
  for (const id of DROPPED_ON_NONE) if (isNone(values.get(id)?.[0])) values.delete(id);
  for (const [id, kept] of [
    ['pkcs11provider', !client.does('pkcs11-none')],
    ['revokedhostkeys', client.does('revoked-keys-list')],
  ] as const) {
    if (!kept && isNone(values.get(id)?.[0])) values.delete(id);
  }
  const jump = values.get('proxyjump')?.[0];
  if (jump !== undefined && client.does('proxyjump-none') && isNoJump(jump)) values.delete('proxyjump');
}

function clearForwardings(values: Values): void {
  if (values.get('clearallforwardings')?.[0] !== 'yes') return;
  values.delete('localforward');
  values.delete('remoteforward');
  values.set('tunnel', ['false']);
}

function isNoJump(encoded: string): boolean {
  const { hop } = decodeJump(encoded);
  return hop === 'none';
}

/** Defaults and lists; false when ssh ends over a list. */
export function fill(run: Run, values: Values): boolean {
  clearForwardings(values);
  const good = assembleLists(run, values);
  if (good) dropNones(run, values);
  return good || run.client.does('failed-assembly-goes-on');
}
