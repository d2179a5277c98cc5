import type { Fixed } from '../fix/passes.ts';
import type { Rule } from '../rule.ts';
import { bytesOf, textOf } from '../syntax/source.ts';
import { lintRewritten, type Repair, repairAll } from './fixing.ts';
import type { Group } from './runs.ts';
import { namer, type Session } from './session.ts';

/** The paths that were written, and why the others were not. */
interface Written {
  readonly done: ReadonlySet<string>;
  readonly refusals: ReadonlyMap<string, string>;
}

function refusalOf(path: string, { texts, modes }: Repair, { own }: Session): string | undefined {
  const { read, replaceFile, changeMode } = own.files;
  const text = texts.get(path);
  if (text !== undefined) {
    const before = read(path);
    if (!('bytes' in before)) return before.message;
    const bytes = bytesOf(text);
    if (textOf(bytes) !== text) return 'the new text cannot be encoded';
    const refusal = replaceFile(path, bytes, before.bytes);
    if (refusal !== undefined) return refusal.message;
  }
  const mode = modes.get(path);
  return mode && changeMode(path, mode.to, mode.from)?.message;
}

function write(session: Session, repair: Repair): Written {
  const done = new Set<string>();
  const refusals = new Map<string, string>();
  for (const path of new Set([...repair.texts.keys(), ...repair.modes.keys()])) {
    const why = refusalOf(path, repair, session);
    if (why === undefined) done.add(path);
    else refusals.set(path, why);
  }
  return { done, refusals };
}

const only = <T>(map: ReadonlyMap<string, T>, paths: ReadonlySet<string>): ReadonlyMap<string, T> =>
  new Map([...map].filter(([path]) => paths.has(path)));

/** Says of each file that stays as it is why it does. */
export function sayRefusals({ say, own }: Session, refusals: ReadonlyMap<string, string>): void {
  const nameOf = namer([], own);
  for (const [path, why] of refusals) say(`${nameOf(path)} is not changed: ${why}`);
}

/** Repairs and writes. A file that could not be written is judged as it is. */
export function repairAndWrite(session: Session, groups: readonly Group[], rules: readonly Rule[]): Repair {
  const repair = repairAll(session, groups, rules);
  const isGiven = groups.some(({ inputs }) => inputs.some(({ config }) => config.files.some(({ bytes }) => bytes)));
  if (isGiven) return repair;
  const { done, refusals } = write(session, repair);
  if (refusals.size === 0) return repair;
  const files = { texts: only(repair.texts, done), modes: only(repair.modes, done) };
  const isDone = ({ path }: Fixed): boolean => done.has(path);
  return {
    ...files,
    fixed: repair.fixed.filter(isDone),
    outcomes: groups.map((group) => lintRewritten(session, group, { rules, files })),
    refusals: new Map([...repair.refusals, ...refusals]),
  };
}
