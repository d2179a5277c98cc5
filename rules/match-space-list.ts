import { defineRule, isSpaceList, locate, quoted, replace } from '../src/rule.ts';

export default defineRule({
  id: 'match-space-list',
  description: 'the patterns of a Match criterion are separated by blanks',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://man.openbsd.org/ssh_config#Match'],
  codes: ['bad-match'],
  check: {
    *refused(found) {
      const list = isSpaceList(found);
      if (!list) return;
      const { step } = found;
      const { gap, criterion, following } = list;
      const text = step.document.source.text;
      const isPlain = text[gap.start - 1] !== '"' && text[gap.end] !== '"';
      const isSeparated = text[gap.start - 1] === ',' || text[gap.end] === ',';
      const title = isSeparated ? 'Take the blank out' : 'Write a comma';
      const edits = [replace(step, gap, isSeparated ? '' : ',')];
      yield {
        at: locate(step, gap),
        message: `Match separates the patterns of ${quoted(criterion)} by commas; behind this blank it expects a criterion.`,
        ...(following === 0 && isPlain && { fixes: [{ title, safety: 'unsafe', weakens: false, edits }] }),
      };
    },
  },
});
