import { decodeForward, encodeForward, type ForwardEnd } from '../read/forwards.ts';
import { decodeJump } from '../read/jump.ts';
import { isValidUser } from '../read/names.ts';
import { expand } from '../read/expand.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { assembleList } from './lists.ts';
import { failedExpansion } from './match.ts';
import { type Run, say } from './run.ts';
import { valueOf, valuesOf } from './state.ts';
import { expandTilde } from './tilde.ts';
import { defaultPort, type Target, tokensFor } from './tokens.ts';

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

const isNone = (value: string | undefined): boolean => value !== undefined && lowerCase(value) === 'none';

function fillDefaults(run: Run): Values {
  const { client, state } = run;
  const values: Values = new Map();
  for (const name of client.keywords) {
    const option = client.keyword(name)?.option;
    if (!option || values.has(option.id)) continue;
    const slot = state.slots.get(option.id);
    if (slot) values.set(option.id, slot.values);
    else if (option.defaultValue !== undefined) values.set(option.id, option.defaultValue.split('\n'));
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
  const dns = valueOf(run.state, 'verifyhostkeydns');
  const files = run.state.slots.get('userknownhostsfile')?.values;
  const usual = files === undefined || (files.length === 1 && files[0] === '~/.ssh/known_hosts');
  return usual && (dns === undefined || dns === 'false' || dns === 'no') ? 'true' : 'false';
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
    const value = valueOf(state, id);
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

function adjust(run: Run, values: Values): void {
  if (values.has('proxyjump')) values.set('proxyusefdpass', ['no']);
  if (values.get('updatehostkeys')?.[0] === 'ask' && cannotAsk(run, values)) values.set('updatehostkeys', ['false']);
}

function clearForwardings(values: Values): void {
  if (values.get('clearallforwardings')?.[0] !== 'yes') return;
  values.delete('localforward');
  values.delete('remoteforward');
  values.set('tunnel', ['false']);
}

/** UpdateHostKeys ask needs a terminal of its own. */
function cannotAsk(run: Run, values: Values): boolean {
  const persists = values.get('controlpersist')?.[0] !== 'no';
  if (!run.client.does('update-ask-checked')) return persists;
  if (persists && values.has('controlpath')) return true;
  const remote = run.remoteCommand !== '' || values.has('remotecommand');
  const quiet = !TALKATIVE.includes(values.get('loglevel')?.[0] ?? 'INFO');
  return quiet || remote || ['no', 'false'].includes(values.get('requesttty')?.[0] ?? '');
}

function isNoJump(encoded: string): boolean {
  const { hop } = decodeJump(encoded);
  return hop === 'none';
}

/** The user with its tokens replaced; undefined when ssh ends. */
function expandedUser(run: Run, target: Target): string | undefined {
  const { client, world } = run;
  if (!client.does('user-expanded') || (run.typedUser && !client.does('typed-user-expanded'))) return target.user;
  const tokens = tokensFor(run, target, client.option('user')?.tokens ?? '');
  const result = expand({ text: target.user, tokens, environment: world.environment });
  if (result.text === undefined) failedExpansion(run, result, true);
  return result.text;
}

function checkUser(run: Run, values: Values, target: Target): Target | undefined {
  const { client, state } = run;
  const user = state.slots.has('user') ? expandedUser(run, target) : target.user;
  if (user === undefined) return undefined;
  const slot = state.slots.get('user');
  const chosen = (slot !== undefined && slot.by === undefined) || user !== target.user;
  const checked = client.does('every-user-checked') || (client.does('expanded-user-checked') && chosen);
  if (checked && slot && !isValidUser(user, client)) {
    say(run, 'remote username contains invalid characters', true);
    return undefined;
  }
  values.set('user', [user]);
  return { ...target, user };
}

function loops(run: Run, values: Values, target: Target): boolean {
  const encoded = values.get('proxyjump')?.[0];
  if (encoded === undefined || !run.client.does('jump-loop-check')) return false;
  const { hop } = decodeJump(encoded);
  if (hop === 'none') return false;
  const port = hop.port > 0 ? hop.port : defaultPort(run);
  const same = hop.host === target.host && port === target.port && (hop.user ?? target.user) === target.user;
  if (same) say(run, `jumphost loop via ${hop.host}`, true);
  return same;
}

function sanity(run: Run, values: Values): boolean {
  const { state, client } = run;
  if (client.does('connection-attempts-checked') && Number(values.get('connectionattempts')?.[0] ?? 1) <= 0) {
    say(run, 'Invalid number of ConnectionAttempts', true);
    return false;
  }
  const remote = values.get('remotecommand')?.[0];
  if (run.remoteCommand !== '' && remote !== undefined) {
    say(run, 'Cannot execute command-line and remote command.', true);
    return false;
  }
  const forks = valueOf(state, 'forkafterauthentication') === 'yes';
  if (forks && run.remoteCommand === '' && remote === undefined && valueOf(state, 'sessiontype') !== 'none') {
    say(run, 'Cannot fork into background without a command to execute.', true);
    return false;
  }
  return true;
}

/** Levels at which ssh says what is worth knowing. */
const TALKATIVE = ['INFO', 'VERBOSE', 'DEBUG', 'DEBUG2', 'DEBUG3'];

/** A shell is wanted, and its input is closed by -n or StdinNull. */
function sayNoTerminal(run: Run, values: Values): void {
  const tty = values.get('requesttty')?.[0] ?? 'auto';
  const none = tty === 'false' || tty === 'no' || valueOf(run.state, 'sessiontype') === 'none';
  const asked = tty === 'true' || tty === 'yes' || (run.remoteCommand === '' && !values.has('remotecommand'));
  if (none || tty === 'force' || !asked || valueOf(run.state, 'stdinnull') !== 'yes') return;
  if (!TALKATIVE.includes(values.get('loglevel')?.[0] ?? 'INFO')) return;
  say(run, 'Pseudo-terminal will not be allocated because stdin is not a terminal.');
}

interface Expanding {
  readonly run: Run;
  readonly target: Target;
}

/** A text with its option's tokens and variables replaced; undefined when ssh ends. */
function expanded({ run, target }: Expanding, id: string, text: string): string | undefined {
  const option = run.client.option(id);
  const letters = option?.tokens ?? '';
  // Variables of forwardings are replaced when the line is read.
  const environment = option?.environment && id !== 'localforward' ? run.world.environment : undefined;
  if (letters === '' && !environment) return text;
  const result = expand({ text, tokens: letters === '' ? undefined : tokensFor(run, target, letters), environment });
  if (result.text === undefined) failedExpansion(run, result, environment !== undefined);
  return result.text;
}

function expandPaths(at: Expanding, values: Values, id: string): boolean {
  const texts = values.get(id);
  if (!texts) return true;
  const done: string[] = [];
  for (const text of texts) {
    const path = expandTilde(at.run, text);
    const value = path === undefined ? undefined : expanded(at, id, path);
    if (value === undefined) return false;
    done.push(value);
  }
  values.set(id, done);
  return true;
}

function expandAgent(at: Expanding, values: Values): boolean {
  const agent = values.get('identityagent')?.[0];
  if (agent === undefined || !at.run.client.does('identity-agent-expanded')) return true;
  return expandPaths(at, values, 'identityagent');
}

function expandForwardAgent(at: Expanding, values: Values): boolean {
  const { run } = at;
  const path = valueOf(run.state, 'forwardagent.path');
  if (path === undefined) return true;
  const anchored = expandTilde(run, path);
  const value = anchored === undefined ? undefined : expanded(at, 'forwardagent', anchored);
  if (value === undefined) return false;
  values.set('forwardagent', [value]);
  if (!run.client.does('agent-socket-checked') || run.world.files.stat(value)) return true;
  say(run, `Cannot forward agent socket path "${value}": No such file or directory`);
  return values.get('exitonforwardfailure')?.[0] !== 'yes';
}

function knownHosts(at: Expanding, values: Values): boolean {
  const { run } = at;
  for (const [id, name] of [
    ['globalknownhostsfile', 'Global'],
    ['userknownhostsfile', 'User'],
  ] as const) {
    const list = valuesOf(run.state, id);
    if (!isNone(list[0])) continue;
    if (list.length > 1 && run.client.does('known-hosts-none')) {
      say(run, `Invalid ${name}KnownHostsFiles: "none" appears with other entries`, true);
      return false;
    }
    if (run.client.does('known-hosts-none')) values.set(id, []);
  }
  if (!run.client.does('known-hosts-expanded')) return true;
  const list = values.get('userknownhostsfile') ?? [];
  if (!run.state.slots.has('userknownhostsfile')) values.set('userknownhostsfile', (list[0] ?? '').split(' '));
  return expandPaths(at, values, 'userknownhostsfile');
}

function expandEnd(at: Expanding, end: ForwardEnd): ForwardEnd | undefined {
  if (end.path === undefined) return end;
  const path = expanded(at, 'localforward', end.path);
  return path === undefined ? undefined : { ...end, path };
}

function expandForwards(at: Expanding, values: Values): boolean {
  if (!at.run.client.does('forward-tokens')) return true;
  for (const id of ['localforward', 'remoteforward']) {
    const done: string[] = [];
    for (const text of values.get(id) ?? []) {
      const forward = decodeForward(text);
      const listen = expandEnd(at, forward.listen);
      const connect = listen && expandEnd(at, forward.connect);
      if (!listen || !connect) return false;
      done.push(encodeForward({ listen, connect }));
    }
    if (done.length > 0) values.set(id, done);
  }
  return true;
}

function expandSetEnv(at: Expanding, values: Values): boolean {
  const list = values.get('setenv');
  if (!list || (at.run.client.option('setenv')?.tokens ?? '') === '') return true;
  const done: string[] = [];
  for (const text of list) {
    const equals = text.indexOf('=');
    const value = expanded(at, 'setenv', text.slice(equals + 1));
    if (value === undefined) return false;
    done.push(text.slice(0, equals + 1) + value);
  }
  values.set('setenv', done);
  return true;
}

function expandAll(at: Expanding, values: Values): boolean {
  const { client } = at.run;
  if (!expandSetEnv(at, values)) return false;
  if (!expandText(at, values, 'remotecommand')) return false;
  if (client.does('local-command-expanded') && !expandText(at, values, 'localcommand')) return false;
  if (!expandPaths(at, values, 'controlpath')) return false;
  if (!expandAgent(at, values)) return false;
  if (
    client.does('revoked-keys-expanded') &&
    !isNone(values.get('revokedhostkeys')?.[0]) &&
    !expandPaths(at, values, 'revokedhostkeys')
  )
    return false;
  if (!expandForwardAgent(at, values)) return false;
  if (!expandText(at, values, 'versionaddendum')) return false;
  return knownHosts(at, values) && expandForwards(at, values);
}

function expandText(at: Expanding, values: Values, id: string): boolean {
  const text = values.get(id)?.[0];
  if (text === undefined || text === '') return true;
  const value = expanded(at, id, text);
  if (value !== undefined) values.set(id, [value]);
  return value !== undefined;
}

/** Defaults and lists; false when ssh ends over a list. */
function fill(run: Run, values: Values): boolean {
  clearForwardings(values);
  const good = assembleLists(run, values);
  if (good) dropNones(run, values);
  return good || run.client.does('failed-assembly-goes-on');
}

/** Everything that ssh does between the last file and the dump: defaults, checks, expansions. */
export function finish(run: Run, host: string): Values | undefined {
  const values = fillDefaults(run);
  if (!fill(run, values)) return undefined;
  values.set('hostname', [host]);
  const port = Number(values.get('port')?.[0] ?? 0) || defaultPort(run);
  values.set('port', [String(port)]);
  const written = { host, port, user: valueOf(run.state, 'user') ?? run.world.user.name };
  if (loops(run, values, written)) return undefined;
  adjust(run, values);
  const alias = values.get('hostkeyalias')?.[0];
  if (alias !== undefined) values.set('hostkeyalias', [lowerCase(alias)]);
  if (!sanity(run, values)) return undefined;
  run.silent = true;
  sayNoTerminal(run, values);
  const target = checkUser(run, values, written);
  return target && expandAll({ run, target }, values) ? values : undefined;
}
