import { decodeForward, encodeForward, type ForwardEnd } from '../read/forward-spec.ts';
import { isValidUser } from '../read/names.ts';
import { isNone, type Values } from './defaults.ts';
import { type Run, say } from './run.ts';
import { valueIn, valuesIn } from './state.ts';
import { expandTilde } from './tilde.ts';
import { expandOrEnd, type Target, tokensFor } from './tokens.ts';

/** The user with its tokens replaced; undefined when ssh ends. */
function expandedUser(run: Run, target: Target): string | undefined {
  const { client, world } = run;
  if (!client.does('user-expanded') || (run.typedUser && !client.does('typed-user-expanded'))) return target.user;
  const tokens = tokensFor(run, target, client.option('user')?.tokens ?? '');
  return expandOrEnd(run, { text: target.user, tokens, environment: world.environment });
}

/** The destination with the user expanded, and the user among the values; undefined when ssh ends. */
export function checkUser(run: Run, values: Values, target: Target): Target | undefined {
  const { client, state } = run;
  const user = state.slots.has('user') ? expandedUser(run, target) : target.user;
  if (user === undefined) return undefined;
  const slot = state.slots.get('user');
  const chosen = run.typedUser || (slot !== undefined && slot.by === undefined) || user !== target.user;
  const checked = client.does('every-user-checked') || (client.does('expanded-user-checked') && chosen);
  if (checked && slot && !isValidUser(user, client)) {
    say(run, 'remote username contains invalid characters', true);
    return undefined;
  }
  values.set('user', [user]);
  return { ...target, user };
}

interface Expanding {
  readonly run: Run;
  readonly target: Target;
}

/** A text with its option's tokens and variables replaced; undefined when ssh ends. */
function expanded({ run, target }: Expanding, id: string, text: string): string | undefined {
  const option = run.client.option(id);
  // Variables of forwardings are replaced when the line is read.
  const environment = option?.environment && id !== 'localforward' ? run.world.environment : undefined;
  return expandOrEnd(run, { text, tokens: tokensFor(run, target, option?.tokens ?? ''), environment });
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
  const path = valueIn(run.state, 'forwardagent.path');
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
    const list = valuesIn(run.state, id);
    if (!isNone(list[0])) continue;
    if (list.length > 1 && run.client.does('known-hosts-none')) {
      say(run, `Invalid ${name}KnownHostsFiles: "none" appears with other entries`, true);
      return false;
    }
    if (run.client.does('known-hosts-none')) values.set(id, []);
  }
  if (!run.client.does('known-hosts-expanded')) return true;
  if (!run.state.slots.has('userknownhostsfile')) {
    values.set('userknownhostsfile', (values.get('userknownhostsfile')?.[0] ?? '').split(' '));
  }
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
    values.set(id, done);
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

/** Replaces what `ssh -G` shows replaced; false when ssh ends. */
export function expandAll(at: Expanding, values: Values): boolean {
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
  if (text === undefined) return true;
  const value = expanded(at, id, text);
  if (value !== undefined) values.set(id, [value]);
  return value !== undefined;
}
