import { visible } from '../../report/text.ts';
import type { Rule } from '../../rule.ts';
import { bytesOf, textOf } from '../../syntax/source.ts';
import { repairAll } from '../fixing.ts';
import type { Group } from '../runs.ts';
import { namer, type Session } from '../session.ts';
import { sayRefusals } from '../writing.ts';

function textBefore(path: string, groups: readonly Group[], { own }: Session): string {
  const files = groups.flatMap(({ inputs }) => inputs.flatMap(({ config }) => config.files));
  const given = files.find((file) => file.path === path)?.bytes;
  if (given !== undefined) return textOf(given);
  const result = own.files.read(path);
  return 'bytes' in result ? textOf(result.bytes) : '';
}

/** Prints what `--fix` would change, and writes nothing. */
export async function printDiff(session: Session, groups: readonly Group[], rules: readonly Rule[]): Promise<number> {
  const { own, look } = session;
  const { texts, modes, refusals } = repairAll(session, groups, rules);
  sayRefusals(session, refusals);
  const { colored, unifiedDiff } = await import('../../fix/diff.ts');
  const named = groups.flatMap(({ inputs }) => inputs.filter(({ isNamed }) => isNamed).map(({ path }) => path));
  const nameOf = namer(named, own);
  const diffs = [...new Set([...texts.keys(), ...modes.keys()])].map((path) => {
    const before = textBefore(path, groups, session);
    return unifiedDiff({
      name: visible(nameOf(path)),
      before,
      after: texts.get(path) ?? before,
      mode: modes.get(path),
    });
  });
  const diff = diffs.join('');
  // A patch is for programs and keeps every byte; on a terminal nothing may act.
  const shown = own.terminal.out.isTerminal ? diff.split('\n').map(visible).join('\n') : diff;
  own.out(bytesOf(look.color ? colored(shown) : shown));
  return diff === '' ? 0 : 1;
}
