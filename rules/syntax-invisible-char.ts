import { defineRule, invisibleIn, keywordHistory, locate, quoted, replace, spelling } from '../src/rule.ts';

/** What becomes of the rest of the keyword. */
function whatHides(hidden: string): string {
  if (hidden === '') return 'a keyword and refuses the file';
  if (hidden.startsWith('#')) return 'the start of a keyword, and does not see the comment behind it';
  return keywordHistory(hidden)
    ? `a part of the keyword, and does not see \`${spelling(hidden)}\``
    : `a part of the keyword ${quoted(hidden)}`;
}

export default defineRule({
  id: 'syntax-invisible-char',
  description: 'an invisible character makes a keyword unknown',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://github.com/PowerShell/PowerShell/issues/20954'],
  codes: ['unknown-keyword', 'missing-argument'],
  check: {
    *refused({ step }) {
      const { keyword } = step.directive;
      const text = step.document.source.text.slice(keyword.start, keyword.end);
      const found = invisibleIn(text);
      if (!found) return;
      const span = { start: keyword.start + found.at, end: keyword.start + found.at + 1 };
      const before = text.slice(0, found.at).toLowerCase();
      const rest = step.directive.name.replaceAll(found.character, '');
      const hidden = found.blank && keywordHistory(before) ? before : rest;
      yield {
        at: locate(step, span),
        message: `ssh takes ${found.name} for ${whatHides(hidden)}.`,
        fixes: [
          {
            title: 'Take it out',
            safety: 'safe',
            weakens: false,
            edits: [replace(step, span, found.blank ? ' ' : '')],
          },
        ],
      };
    },
  },
});
