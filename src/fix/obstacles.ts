import type { Block, Config } from '../load/config.ts';
import { type Change, partsOf } from './chunks.ts';
import type { Edits } from './edits.ts';
import { readsAgain, silencersIn, silencesTooMuch } from './readable-again.ts';
import { changesMeaning, isSameGuard } from './same-meaning.ts';
import { type Obstacle, type Scene, sceneOf, takenAs } from './scene.ts';

/** Whether a block is the one that this one became, with all that stands around it. */
function isSameBlock(before: Block, after: Block, scene: Scene): boolean {
  if (before.universal && after.universal) return true;
  const known = scene.blocks.get(before);
  if (known !== undefined) return known === after;
  const isHeaderRead = isSameGuard(before, after) || scene.freed.has(after);
  const { outer } = before;
  const around =
    outer === undefined || after.outer === undefined ? outer === after.outer : isSameBlock(outer, after.outer, scene);
  if (!isHeaderRead || !around) return false;
  scene.blocks.set(before, after);
  return true;
}

function obstacleOf(change: Change, scene: Scene): string | undefined {
  const again = readsAgain(change, scene);
  if (again === 'yes') {
    const { before, after } = change;
    // The header was refused with what could be read of it; behind it the lines belong to what it says now.
    if (before && after && before.block.header === before.directive) scene.blocks.set(before.block, after.block);
    return undefined;
  }
  if (again === 'no') return 'the line can be meant in more than one way';
  return changesMeaning(change, scene);
}

function* inScene(scene: Scene): Generator<Obstacle> {
  const silencers = new Set(silencersIn(scene));
  let latest: Edits | undefined;
  for (const part of scene.parts) {
    if (part.kind === 'kept') {
      const { before, after } = part;
      if (!scene.freed.has(after.block) && !isSameBlock(before.block, after.block, scene))
        yield { why: 'lines would stand in another block', edits: latest };
      continue;
    }
    for (const change of part.changes) {
      latest = change.edits;
      const why = silencers.has(change) ? refusedNow(change, scene) : obstacleOf(change, scene);
      if (why !== undefined) yield { why, edits: change.edits };
    }
  }
  const why = silencers.size > 0 ? silencesTooMuch(scene) : undefined;
  if (why !== undefined) yield { why, edits: [...silencers].flatMap(({ edits }) => edits) };
}

function refusedNow({ after }: Change, { silenced, after: { client } }: Scene): string | undefined {
  const isRefused = after !== undefined && takenAs(after, silenced.after) !== 'read';
  return isRefused ? `OpenSSH ${client.label} would refuse the line` : undefined;
}

/** Everything that keeps these edits of one config from being safe for one client, with what is to blame. */
export function obstaclesTo(before: Config, after: Config, edits: ReadonlyMap<string, Edits>): readonly Obstacle[] {
  if (before.cut || after.cut) return [{ why: 'not all of the files could be read', edits: undefined }];
  if (after.problems.length > before.problems.length)
    return [{ why: 'a file would not be read any more', edits: undefined }];
  const parts = partsOf(before, after, edits);
  if (parts === undefined) return [{ why: 'the lines around it would not be read as they are', edits: undefined }];
  return [...inScene(sceneOf(before, after, parts))];
}

/** Both readings, where every line that is kept stands in the block that it stood in. */
export function soundScene(before: Config, after: Config, edits: ReadonlyMap<string, Edits>): Scene | undefined {
  const parts =
    before.cut || after.problems.length > before.problems.length ? undefined : partsOf(before, after, edits);
  const scene = parts && sceneOf(before, after, parts);
  const isSound = scene?.parts.every(
    (part) => part.kind === 'changed' || isSameBlock(part.before.block, part.after.block, scene),
  );
  return isSound ? scene : undefined;
}

/** Lines that a client reads, or has not, and would refuse after the edits. */
export function refusedBy(before: Config, after: Config, edits: ReadonlyMap<string, Edits>): readonly Obstacle[] {
  const parts = partsOf(before, after, edits);
  if (parts === undefined) return [{ why: 'the lines around it would not be read as they are', edits: undefined }];
  const scene = sceneOf(before, after, parts);
  const { silenced } = scene;
  const isFine = ({ before: old, after: now }: Change): boolean => {
    if (now === undefined || ['read', 'skipped'].includes(takenAs(now, silenced.after))) return true;
    return old !== undefined && takenAs(old, silenced.before) === 'refused';
  };
  const changes = parts.flatMap((part) => (part.kind === 'changed' ? part.changes : []));
  const why = `OpenSSH ${before.client.label} would refuse the line`;
  return changes.filter((change) => !isFine(change)).map((change) => ({ why, edits: change.edits }));
}
