import { type Block, defineRule, locate, note, type Problem } from '../src/rule.ts';

function keyOf({ hosts }: Block): string {
  const { positive = [], negative = [] } = hosts ?? {};
  return JSON.stringify([positive.toSorted(), negative.toSorted()]);
}

function repeated(block: Block, first: Block): Problem | undefined {
  const [header, before] = [block.header, first.header];
  if (!header || !before || header === before) return undefined;
  return {
    at: locate(block, header.rest),
    message: 'There is another block for the same hosts above; where both set an option, that one counts.',
    notes: [note('the other block', locate(first, before.rest))],
  };
}

export default defineRule({
  id: 'host-duplicate-block',
  description: 'two blocks are for the same hosts',
  category: 'style',
  severity: 'info',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://docs.rs/crate/sshconfig-lint/latest'],
  check: {
    *config({ blocks }) {
      const known = new Map<Block | undefined, Map<string, Block>>();
      for (const block of blocks) {
        if (block.kind !== 'host' || block.universal) continue;
        const beside = known.get(block.outer) ?? new Map<string, Block>();
        known.set(block.outer, beside);
        const key = keyOf(block);
        const first = beside.get(key);
        const problem = first && repeated(block, first);
        if (problem) yield problem;
        if (!first) beside.set(key, block);
      }
    },
  },
});
