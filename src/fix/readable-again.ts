import { lowerCase } from '../syntax/ascii.ts';
import type { Change } from './chunks.ts';
import { isRespelled } from './respelled.ts';
import { type Scene, takenAs } from './scene.ts';
import { maySkip } from './silence.ts';

/**
 * The second proof, for a line that the client refuses. `yes`: it is spelt anew in the one way in which it can be read,
 * and every other line counts as written. Undefined: the client does not refuse the line, which the first proof is for.
 */
export function readsAgain({ before, after }: Change, scene: Scene): 'yes' | 'no' | undefined {
  const { silenced } = scene;
  if (before === undefined || takenAs(before, silenced.before) !== 'refused') return undefined;
  if (after === undefined) return 'no';
  const { client } = scene.before;
  if (!isRespelled({ before, after, client })) return 'no';
  const is = takenAs(after, silenced.after);
  if (is === 'skipped' || is === 'partly') return 'no';
  if (after.block.header === after.directive && before.block.header !== before.directive) scene.freed.add(after.block);
  return 'yes';
}

const isSilencer = (change: Change): boolean =>
  [change.before, change.after].some((step) => step?.reading.settings.some(({ slot }) => slot === 'ignoreunknown'));

/** The changes of IgnoreUnknown lines: they set nothing that a connection has, and say which lines are skipped. */
export function silencersIn(scene: Scene): readonly Change[] {
  return scene.parts.flatMap((part) => (part.kind === 'changed' ? part.changes.filter(isSilencer) : []));
}

/**
 * What an IgnoreUnknown is changed to: nothing that was skipped may be refused, and what is skipped now may not concern
 * the way, the host's key, the login or the algorithms. Undefined, or the keyword that stands against it.
 */
export function silencesTooMuch(scene: Scene): string | undefined {
  const { silenced, parts } = scene;
  for (const part of parts) {
    if (part.kind !== 'kept' || !part.before.problems.some(({ code }) => code === 'unknown-keyword')) continue;
    const was = takenAs(part.before, silenced.before);
    const is = takenAs(part.after, silenced.after);
    const { name, keyword } = part.before.directive;
    if (was === 'skipped' && is !== 'skipped') return `\`${keyword.value}\` would no longer be skipped`;
    if (was === 'partly' && is !== 'skipped')
      return `\`${keyword.value}\` may no longer be skipped for some destinations`;
    if (was !== 'skipped' && is === 'skipped' && !maySkip(lowerCase(name)))
      return `\`${keyword.value}\` may concern how ssh connects, and must not be skipped`;
  }
  return undefined;
}
