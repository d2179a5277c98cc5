import {
  type Block,
  type Context,
  contradicts,
  defineRule,
  guardsOf,
  type Inclusion,
  isLastLine,
  listed,
  locate,
  note,
  type Problem,
  quoted,
} from '../src/rule.ts';

const headerOf = (block: Block | undefined): string =>
  block?.header ? quoted(block.document.source.text.slice(block.header.keyword.start, block.header.rest.end)) : '';

/** Host blocks of the included files that no destination can reach from here. */
function unreachable({ blocks }: Inclusion, { effort }: Context['analysis']): readonly Block[] {
  return blocks.filter((block) => contradicts(block, effort) !== undefined);
}

function cutOff(dead: readonly Block[], guard: Block): string {
  const names = [...new Set(dead.flatMap(({ hosts }) => hosts?.positive ?? []))];
  return `ssh reads this file for ${headerOf(guard)} only, so it never gets to ${listed(names, 4)} in it.`;
}

function problemOf(inclusion: Inclusion, guard: Block, analysis: Context['analysis']): Problem | undefined {
  const { step, argument, blocks, paths } = inclusion;
  const at = locate(step, argument);
  const notes = guard.header ? [note('the Include belongs to this block', locate(guard, guard.header.rest))] : [];
  const dead = unreachable(inclusion, analysis);
  if (dead.length > 0) return { at, message: cutOff(dead, guard), notes };
  const own = blocks.filter(({ kind }) => kind !== 'global');
  if (own.length > 0) {
    return {
      at,
      message: `ssh reads this file for ${headerOf(guard)} only, though it has blocks of its own.`,
      notes,
      severity: 'warning',
    };
  }
  if (paths.length > 0 || !isLastLine(step)) return undefined;
  const message = `This Include belongs to the block ${headerOf(guard)} and counts for nothing else.`;
  return { at, message, notes, severity: 'warning' };
}

export default defineRule({
  id: 'include-inside-block',
  description: 'an Include belongs to the block above it',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://superuser.com/questions/1162387',
    'https://github.com/orbstack/orbstack/issues/544',
    'https://github.com/cli/cli/pull/5345',
    'https://man.openbsd.org/ssh_config#Include',
  ],
  check: {
    *inclusion(inclusion, { analysis }) {
      // A file that is also read for everybody is there in full.
      if (inclusion.paths.length > 0 && inclusion.paths.every((path) => analysis.isReadForAll(path))) return;
      const [guard] = guardsOf(inclusion.step.block);
      const problem = guard && problemOf(inclusion, guard, analysis);
      if (problem) yield problem;
    },
  },
});
