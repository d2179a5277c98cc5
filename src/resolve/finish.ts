import { decodeForward, encodeForward, type ForwardEnd } from '../read/forwards.ts';
import { decodeJump } from '../read/jump.ts';
import { expand } from '../read/expand.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { assembleList } from './lists.ts';
import { failedExpansion } from './match.ts';
import { type Run, say } from './run.ts';
import { valueOf, valuesOf } from './state.ts';
import { defaultPort, type Target, tokensFor } from './tokens.ts';

/** Values by option id, complete with defaults and expanded as far as `ssh -G` shows it. */
export type Values = Map<string, readonly string[]>;

/** How the last steps ended: values, or ssh's exit status without a dump. */
export type Finished = { readonly values: Values } | { readonly exitCode: number };

const ENDS: Finished = { exitCode: 255 };

/** ssh drops these when they say `none`. */
const DROPPED_ON_NONE = [
  'localcommand',
  'remotecommand',
  'proxycommand',
  'controlpath',
  'pkcs11provider',
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

function assembleLists(run: Run, values: Values): Finished | undefined {
  const { client, state } = run;
  for (const [id, of, variable] of LISTS) {
    if (!client.option(id)) continue;
    const list = assembleList(valueOf(state, id), of, client);
    if (list === undefined) {
      const fatal = !client.does('counts-value-errors');
      const name = fatal ? (OLD_NAMES[variable] ?? variable) : variable;
      say(run, `fill_default_options: ${name}: invalid argument`, fatal);
      return { exitCode: client.does('failed-assembly-exits-0') ? 0 : 255 };
    }
    values.set(id, [list.join(',')]);
  }
  return undefined;
}

function dropNones(run: Run, values: Values): void {
  for (const id of DROPPED_ON_NONE) if (isNone(values.get(id)?.[0])) values.delete(id);
  if (run.client.does('revoked-keys-list') ? false : isNone(values.get('revokedhostkeys')?.[0]))
    values.delete('revokedhostkeys');
  if (values.get('clearallforwardings')?.[0] === 'yes') {
    values.delete('localforward');
    values.delete('remoteforward');
    values.set('tunnel', ['false']);
  }
  const jump = values.get('proxyjump')?.[0];
  if (jump !== undefined && run.client.does('proxyjump-none') && isNoJump(jump)) values.delete('proxyjump');
  if (values.has('proxyjump')) values.set('proxyusefdpass', ['no']);
  if (values.get('updatehostkeys')?.[0] === 'ask' && cannotAsk(run, values)) values.set('updatehostkeys', ['false']);
}

/** UpdateHostKeys ask needs a terminal of its own. */
function cannotAsk(run: Run, values: Values): boolean {
  const persists = values.get('controlpersist')?.[0] !== 'no' && values.has('controlpath');
  const remote = run.remoteCommand !== '' || values.has('remotecommand');
  return persists || remote || ['no', 'false'].includes(values.get('requesttty')?.[0] ?? '');
}

function isNoJump(encoded: string): boolean {
  const { hop } = decodeJump(encoded);
  return hop === 'none';
}

function checkUser(run: Run, values: Values, target: Target): Target | undefined {
  const { client, state, world } = run;
  const slot = state.slots.get('user');
  const fromFile =
    slot !== undefined && (slot.by !== undefined || run.state.events.some((event) => event.slot === 'user'));
  let user = slot?.values[0] ?? world.user.name;
  let expanded = false;
  if (slot && fromFile && slot.by !== undefined && client.does('user-expanded')) {
    const letters = client.option('user')?.tokens ?? '';
    const result = expand({ text: user, tokens: tokensFor(run, target, letters), environment: world.environment });
    if (result.text === undefined) {
      failedExpansion(run, result, true);
      return undefined;
    }
    expanded = result.text !== user;
    user = result.text;
  }
  const checked = client.does('every-user-checked') || (client.does('expanded-user-checked') && expanded);
  if (checked && slot && !isValidUser(user)) {
    say(run, 'remote username contains invalid characters', true);
    return undefined;
  }
  values.set('user', [user]);
  return { ...target, user };
}

/** valid_ruser of ssh.c. */
export function isValidUser(user: string): boolean {
  if (user.startsWith('-') || user.endsWith('\\')) return false;
  return !/['`";&<>|(){}\0-\x08\x0e-\x1f\x7f]/.test(user) && !/[ \t-\r]-/.test(user);
}

/** valid_hostname of ssh.c. */
export function isValidHost(host: string): boolean {
  return !host.startsWith('-') && !/['`"$\\;&<>|(){}\0- \x7f]/.test(host);
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

interface Expanding {
  readonly run: Run;
  readonly target: Target;
}

const tilde = (run: Run, path: string): string =>
  path === '~' || path.startsWith('~/') ? run.world.user.home + path.slice(1) : path;

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
    const value = expanded(at, id, tilde(at.run, text));
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
  const value = expanded(at, 'forwardagent', tilde(run, path));
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

/** Everything that ssh does between the last file and the dump: defaults, checks, expansions. */
export function finish(run: Run, host: string): Finished {
  const values = fillDefaults(run);
  const failed = assembleLists(run, values);
  if (failed) return failed;
  dropNones(run, values);
  values.set('hostname', [host]);
  const port = Number(values.get('port')?.[0] ?? 0) || defaultPort(run);
  values.set('port', [String(port)]);
  const alias = values.get('hostkeyalias')?.[0];
  const target = checkUser(run, values, { host, port, user: valueOf(run.state, 'user') ?? run.world.user.name });
  if (!target || loops(run, values, target)) return ENDS;
  if (alias !== undefined) values.set('hostkeyalias', [lowerCase(alias)]);
  if (!sanity(run, values)) return ENDS;
  return expandAll({ run, target }, values) ? { values } : ENDS;
}
