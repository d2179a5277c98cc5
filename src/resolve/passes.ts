import { lowerCase } from '../syntax/ascii.ts';
import { canonicalHost, canonicalizes } from './canonical.ts';
import { readConfig } from './files.ts';
import type { Reach } from './frame.ts';
import type { CommandLine } from './getopt.ts';
import type { Ended } from './judge.ts';
import { fatal } from './put.ts';
import type { Run } from './run.ts';
import { newSlot } from './state.ts';
import { currentHost } from './tokens.ts';

function readFile(run: Run, path: string, reach: Pick<Reach, 'asUser' | 'checked'>): Ended {
  return readConfig(
    { run, block: { active: true, isNamed: false }, reach: { ...reach, never: false, depth: 0 } },
    path,
  );
}

function readChosen(run: Run, path: string): boolean {
  if (lowerCase(path) === 'none') return true;
  const ended = readFile(run, path, { asUser: true, checked: false });
  if (ended !== 'missing' && ended !== 'unreadable') return ended !== 'halt';
  const opened = run.open(path);
  return fatal(run, `Can't open user config file ${path}: ${'problem' in opened ? opened.message : ''}`);
}

/** Both files, or the one behind -F; false when ssh ends. */
function readFiles(run: Run, chosen: string | undefined): boolean {
  if (chosen !== undefined) return readChosen(run, chosen);
  const { userConfig, systemConfig } = run.world;
  if (readFile(run, userConfig, { asUser: true, checked: true }) === 'halt') return false;
  return systemConfig === undefined || readFile(run, systemConfig, { asUser: false, checked: false }) !== 'halt';
}

/** Options that ssh fills in after the first pass: the second one cannot set them. */
const FIXED_EARLY = [
  ['canonicalizehostname', 'false'],
  ['canonicalizemaxdots', '1'],
  ['canonicalizefallbacklocal', 'yes'],
] as const;

function fixCanonicalisation({ state }: Run): void {
  for (const [id, value] of FIXED_EARLY) {
    if (!state.slots.has(id)) state.slots.set(id, newSlot([value], undefined));
  }
}

/** Reads the files, and once more where the host name may have changed. The host name; undefined when ssh ends. */
export function twoPasses(run: Run, commandLine: CommandLine): string | undefined {
  const chosen = commandLine.options.findLast(({ letter }) => letter === 'F')?.argument;
  if (!readFiles(run, chosen)) return undefined;
  const name = currentHost(run);
  const host = name === undefined ? undefined : canonicalHost(run, name);
  if (host === undefined) return undefined;
  fixCanonicalisation(run);
  const again = run.client.does('second-pass') && (canonicalizes(run) || run.wantFinal);
  if (!again) return host;
  const { slots } = run.state;
  slots.set('hostname', newSlot([host], slots.get('hostname')?.by));
  run.final = true;
  run.host = host;
  return readFiles(run, chosen) ? host : undefined;
}
