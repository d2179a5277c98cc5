import type { Client } from '../client/client.ts';
import { expand } from '../read/expand.ts';
import { isValidHost, isValidUser } from '../read/names.ts';
import { readerOf } from '../read/read.ts';
import type { ReadContext } from '../read/types.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { dialectOf } from '../syntax/dialect.ts';
import { canonicalHost, canonicalizes } from './canonical.ts';
import { applyCommandLine } from './commandline.ts';
import { dump } from './dump.ts';
import { readConfig } from './files.ts';
import { finish } from './finish.ts';
import { type CommandLine, readCommandLine } from './getopt.ts';
import type { Ended } from './judge.ts';
import { failedExpansion } from './match.ts';
import { documentOpener } from './open.ts';
import { optionsOf } from './provenance.ts';
import { type Run, say } from './run.ts';
import { servicePorts } from './services.ts';
import { newState, valueIn } from './state.ts';
import type { Assumption, Place, Resolution } from './types.ts';
import type { World } from './world.ts';
import { exploreWorlds } from './worlds.ts';

export type { World } from './world.ts';

/** What stays the same for every destination: parsed files and readings are kept between calls. */
export interface Resolver {
  resolve(args: readonly string[]): Resolution;
}

function readFile(run: Run, path: string, asUser: boolean, checked: boolean): Ended {
  return readConfig(run, path, { asUser, checked, never: false, depth: 0 });
}

/** Both files, or the one behind -F; false when ssh ends. */
function readFiles(run: Run, chosen: string | undefined): boolean {
  if (chosen !== undefined) {
    if (lowerCase(chosen) === 'none') return true;
    const ended = readFile(run, chosen, true, false);
    if (ended === 'missing' || ended === 'unreadable') {
      const opened = run.open(chosen);
      say(run, `Can't open user config file ${chosen}: ${'problem' in opened ? opened.message : ''}`, true);
      return false;
    }
    return ended !== 'halt';
  }
  const { userConfig, systemConfig } = run.world;
  if (readFile(run, userConfig, true, true) === 'halt') return false;
  return systemConfig === undefined || readFile(run, systemConfig, false, false) !== 'halt';
}

function newRun(
  client: Client,
  world: World,
  shared: Shared,
  answers: readonly boolean[],
): { run: Run; asked: boolean[] } {
  const asked: boolean[] = [];
  const known = new Map<string, boolean>();
  const assumptions: Assumption[] = [];
  const ask = (place: Place, command: string): boolean => {
    const key = `${place.document.source.path}:${place.directive.lineNumber}:${command}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = answers[asked.length] ?? false;
    asked.push(answer);
    known.set(key, answer);
    assumptions.push({ kind: 'exec-not-run', message: `\`${command}\` was not run`, place, matters: false });
    return answer;
  };
  const run: Run = {
    client,
    world,
    ...shared,
    state: newState(client),
    messages: [],
    documents: [],
    assumptions,
    limits: [],
    answers: known,
    ask,
    originalHost: '',
    host: '',
    final: false,
    wantFinal: false,
    remoteCommand: '',
    stdioForward: false,
    typedUser: false,
    subsystem: false,
    silent: false,
  };
  return { run, asked };
}

type Shared = Pick<Run, 'context' | 'dialect' | 'read' | 'open'>;

/** The host name after the first pass; undefined when ssh ends. */
function hostAfterFirstPass(run: Run): string | undefined {
  const hostName = valueIn(run.state, 'hostname');
  if (hostName === undefined) return canonicalHost(run, run.host);
  const expanded = expand({ text: hostName, tokens: { h: run.host }, environment: undefined });
  if (expanded.text !== undefined) return canonicalHost(run, expanded.text);
  failedExpansion(run, expanded, false);
  return undefined;
}

/** Where the user is checked later, its tokens are replaced by then. */
function checkTyped(run: Run): boolean {
  const { client, state } = run;
  if (!client.does('host-name-checked')) return true;
  const user = client.does('typed-user-checked-first') ? valueIn(state, 'user') : undefined;
  if (!isValidHost(run.originalHost, client)) say(run, 'hostname contains invalid characters', true);
  else if (user !== undefined && !isValidUser(user, client))
    say(run, 'remote username contains invalid characters', true);
  else return true;
  return false;
}

/** Options that ssh fills in after the first pass: the second one cannot set them. */
const FIXED_EARLY = [
  ['canonicalizehostname', 'false'],
  ['canonicalizemaxdots', '1'],
  ['canonicalizefallbacklocal', 'yes'],
] as const;

function fixCanonicalisation(run: Run): void {
  for (const [id, value] of FIXED_EARLY) {
    if (!run.state.slots.has(id)) run.state.slots.set(id, { values: [value], keys: [], by: undefined });
  }
}

function twoPasses(run: Run, commandLine: CommandLine): string | undefined {
  const chosen = commandLine.options.findLast(({ letter }) => letter === 'F')?.argument;
  if (!readFiles(run, chosen)) return undefined;
  const host = hostAfterFirstPass(run);
  if (host === undefined) return undefined;
  fixCanonicalisation(run);
  const again = run.client.does('second-pass') && (canonicalizes(run) || run.wantFinal);
  if (!again) return host;
  run.state.slots.set('hostname', { values: [host], keys: [], by: run.state.slots.get('hostname')?.by });
  run.final = true;
  run.host = host;
  return readFiles(run, chosen) ? host : undefined;
}

function resolveOnce(run: Run, commandLine: CommandLine): Resolution {
  const ends = (): Resolution => ({
    ...base(run),
    status: 'refused',
    exitCode: 255,
    options: new Map(),
    dump: [],
  });
  const typed = applyCommandLine(run, commandLine);
  if (typed === undefined) return ends();
  run.originalHost = typed;
  run.host = typed;
  run.remoteCommand = commandLine.command.join(' ');
  if (!checkTyped(run)) return ends();
  run.silent = run.state.slots.has('loglevel');
  const host = twoPasses(run, commandLine);
  if (host === undefined) return ends();
  const values = finish(run, host);
  const printed = values && dump(run, values);
  if (!printed) return ends();
  const options = optionsOf(run, printed.printed);
  return { ...base(run), status: 'resolved', exitCode: 0, options, dump: printed.lines };
}

function base(run: Run): Pick<Resolution, 'client' | 'host' | 'messages' | 'assumptions' | 'documents' | 'limits'> {
  const { client, originalHost: host, messages, assumptions, documents, limits } = run;
  return { client, host, messages, assumptions, documents, limits };
}

/** A resolver for one client in one world. */
export function resolver(client: Client, world: World): Resolver {
  const context: ReadContext = {
    client,
    environment: world.environment,
    servicePort: servicePorts(world.files),
    fromFile: true,
  };
  const dialect = dialectOf(client);
  const shared: Shared = { context, dialect, read: readerOf(context), open: documentOpener(world.files, dialect) };
  return {
    resolve(args) {
      const commandLine = readCommandLine(args, client);
      return exploreWorlds((answers) => {
        const { run, asked } = newRun(client, world, shared, answers);
        return { resolution: resolveOnce(run, commandLine), asked };
      });
    },
  };
}

/** What a destination gets. `args`: the command line behind `ssh`. Never throws for what a file says. */
export function resolve(args: readonly string[], client: Client, world: World): Resolution {
  return resolver(client, world).resolve(args);
}
