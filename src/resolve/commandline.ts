import { type HostSpec, parseUri } from '../read/jump.ts';
import { isValidHost } from '../read/names.ts';
import type { CommandLine } from './getopt.ts';
import { applyOption, put } from './options.ts';
import { type Run, say } from './run.ts';
import { valueIn } from './state.ts';
import { typedMerge, typeUser } from './typed.ts';

/** The host word: user and port go where no option has set them. Undefined when ssh would print its usage. */
function hostWord(run: Run, text: string): string | undefined {
  const uri: HostSpec | 'invalid' | 'none' = run.client.does('destination-uri') ? parseUri(text, run.context) : 'none';
  if (uri === 'invalid') return undefined;
  if (uri !== 'none') {
    if (uri.user !== undefined) typeUser(run, uri.user);
    if (uri.port !== -1) put(run, 'port', String(uri.port), 'first');
    return uri.host;
  }
  const at = text.lastIndexOf('@');
  if (at === 0) return undefined;
  if (at > 0) typeUser(run, text.slice(0, at), typedMerge(run));
  return text.slice(at + 1);
}

export const USAGE = 'usage: ssh [options] destination [command [argument ...]]';

/** Before the option SessionType there was a flag of its own. */
function isSubsystem(run: Run): boolean {
  if (!run.client.does('session-type-conflict')) return run.subsystem;
  return valueIn(run.state, 'sessiontype') === 'subsystem';
}

/** Applies the command line in the order in which ssh reads it; the host, or undefined when ssh ends. */
export function applyCommandLine(run: Run, commandLine: CommandLine): string | undefined {
  const { options, destination, before } = commandLine;
  for (const option of options.slice(0, before)) if (!applyOption(run, option)) return undefined;
  const host = destination === undefined ? undefined : hostWord(run, destination);
  if (host === undefined) {
    run.messages.push(USAGE);
    return undefined;
  }
  for (const option of options.slice(before)) if (!applyOption(run, option)) return undefined;
  if (run.client.does('host-checked-first') && !isValidHost(host, run.client)) {
    say(run, 'hostname contains invalid characters', true);
    return undefined;
  }
  if (isSubsystem(run) && commandLine.command.length === 0) {
    run.messages.push('You must specify a subsystem to invoke.', USAGE);
    return undefined;
  }
  const forks = valueIn(run.state, 'forkafterauthentication') === 'yes' && run.client.does('fork-checked-first');
  if (forks && commandLine.command.length === 0 && valueIn(run.state, 'sessiontype') !== 'none') {
    say(run, 'Cannot fork into background without a command to execute.', true);
    return undefined;
  }
  return host;
}
