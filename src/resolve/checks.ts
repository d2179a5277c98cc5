import { decodeJump, type HostSpec } from '../read/jump.ts';
import type { Values } from './defaults.ts';
import { type Run, say } from './run.ts';
import { valueIn } from './state.ts';
import { defaultPort, type Target } from './tokens.ts';

/** Options that others overrule. */
export function adjust(run: Run, values: Values): void {
  if (values.has('proxyjump')) values.set('proxyusefdpass', ['no']);
  if (values.get('updatehostkeys')?.[0] === 'ask' && cannotAsk(run, values)) values.set('updatehostkeys', ['false']);
}

/** UpdateHostKeys ask needs a terminal of its own. */
function cannotAsk(run: Run, values: Values): boolean {
  const persists = values.get('controlpersist')?.[0] !== 'no';
  if (!run.client.does('update-ask-checked')) return persists;
  if (persists && values.has('controlpath')) return true;
  const remote = run.remoteCommand !== '' || values.has('remotecommand');
  const quiet = !TALKATIVE.includes(values.get('loglevel')?.[0] ?? 'INFO');
  return quiet || remote || values.get('requesttty')?.[0] === 'false';
}

/** Whether the next hop is the destination itself, over which ssh ends. */
export function loops(run: Run, values: Values, target: Target): boolean {
  const encoded = values.get('proxyjump')?.[0];
  if (encoded === undefined || !run.client.does('jump-loop-check')) return false;
  const { hop } = decodeJump(encoded);
  if (hop === 'none' || !isSame(run, hop, target)) return false;
  say(run, `jumphost loop via ${hop.host}`, true);
  return true;
}

function isSame(run: Run, { host, port, user }: HostSpec, target: Target): boolean {
  const atPort = port === -1 ? defaultPort(run) : port;
  return host === target.host && atPort === target.port && (user ?? target.user) === target.user;
}

/** Whether the options make sense together; if not, says why ssh ends. */
export function sanity(run: Run, values: Values): boolean {
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
  const forks = valueIn(state, 'forkafterauthentication') === 'yes';
  if (forks && run.remoteCommand === '' && remote === undefined && valueIn(state, 'sessiontype') !== 'none') {
    say(run, 'Cannot fork into background without a command to execute.', true);
    return false;
  }
  return true;
}

/** Levels at which ssh says what is worth knowing. */
const TALKATIVE = ['INFO', 'VERBOSE', 'DEBUG', 'DEBUG2', 'DEBUG3'];

/** A shell is wanted, and its input is closed by -n or StdinNull. */
export function sayNoTerminal(run: Run, values: Values): void {
  const tty = values.get('requesttty')?.[0] ?? 'auto';
  const noSession = valueIn(run.state, 'sessiontype') === 'none' && run.client.does('session-type-conflict');
  const none = tty === 'false' || noSession;
  const asked = tty === 'true' || (run.remoteCommand === '' && !values.has('remotecommand'));
  if (none || tty === 'force' || !asked || valueIn(run.state, 'stdinnull') !== 'yes') return;
  if (!TALKATIVE.includes(values.get('loglevel')?.[0] ?? 'INFO')) return;
  say(run, 'Pseudo-terminal will not be allocated because stdin is not a terminal.');
}
