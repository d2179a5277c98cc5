import { type HostSpec, parseUri } from '../read/jump.ts';
import { isValidHost, isValidUser } from '../read/names.ts';
import { set } from '../read/outcome.ts';
import type { CommandLine, Option } from './getopt.ts';
import { applyOption } from './options.ts';
import { fatal, give, USAGE } from './put.ts';
import type { Run } from './run.ts';
import { valueIn } from './state.ts';
import { typedMerge, typeUser } from './typed.ts';

/** The host word: user and port go where no option has set them. Undefined when ssh would print its usage. */
function hostWord(run: Run, text: string): string | undefined {
  const uri: HostSpec | 'invalid' | 'none' = run.client.does('destination-uri') ? parseUri(text, run.context) : 'none';
  if (uri === 'invalid') return undefined;
  if (uri !== 'none') {
    // From then on ssh takes any user for a typed one, also where the URI has none.
    if (uri.user !== undefined) typeUser(run, uri.user);
    else if (!run.state.slots.has('user')) run.typedUser = true;
    if (uri.port !== -1) give(run, set('port', String(uri.port)));
    return uri.host;
  }
  const at = text.lastIndexOf('@');
  if (at === 0) return undefined;
  if (at !== -1) typeUser(run, text.slice(0, at), typedMerge(run));
  return text.slice(at + 1);
}

/** Names that could harm a shell; some clients check the user later, with its tokens replaced. */
function checkTyped(run: Run, host: string): boolean {
  const { client, state } = run;
  if (!client.does('host-name-checked')) return true;
  const user = client.does('typed-user-checked-first') ? valueIn(state, 'user') : undefined;
  if (!isValidHost(host, client)) return fatal(run, 'hostname contains invalid characters');
  if (user === undefined || isValidUser(user, client)) return true;
  return fatal(run, 'remote username contains invalid characters');
}

/** Before the option SessionType there was a flag of its own. */
function isSubsystem(run: Run): boolean {
  if (!run.client.does('session-type-conflict')) return run.subsystem;
  return valueIn(run.state, 'sessiontype') === 'subsystem';
}

function apply(run: Run, options: readonly Option[]): boolean {
  return options.every((option) => applyOption(run, option));
}

/** What is wrong with the words once all of them are known; false when ssh ends. */
function check(run: Run, host: string, command: readonly string[]): boolean {
  const { client, state } = run;
  if (!checkTyped(run, host)) return false;
  if (command.length > 0) return true;
  if (isSubsystem(run)) {
    run.messages.push('You must specify a subsystem to invoke.', USAGE);
    return false;
  }
  const forks = valueIn(state, 'forkafterauthentication') === 'yes' && client.does('fork-checked-first');
  if (!forks || valueIn(state, 'sessiontype') === 'none') return true;
  return fatal(run, 'Cannot fork into background without a command to execute.');
}

/** Applies the command line in the order in which ssh reads it; the host, or undefined when ssh ends. */
export function applyCommandLine(run: Run, commandLine: CommandLine): string | undefined {
  const { options, destination, before, command } = commandLine;
  if (!apply(run, options.slice(0, before))) return undefined;
  const host = destination === undefined ? undefined : hostWord(run, destination);
  if (host === undefined) {
    run.messages.push(USAGE);
    return undefined;
  }
  return apply(run, options.slice(before)) && check(run, host, command) ? host : undefined;
}
