import { defineRule, locate, note, quoted, wholeLine } from '../src/rule.ts';

const WHY = {
  below: 'because its `IgnoreUnknown` stands below it',
  second: 'because only the first `IgnoreUnknown` counts and that one does not name it',
  block: 'wherever the block of its `IgnoreUnknown` does not apply',
  other: 'wherever another `IgnoreUnknown` comes first, which does not name it',
} as const;

export default defineRule({
  id: 'syntax-ignoreunknown-ineffective',
  description: 'an `IgnoreUnknown` does not silence the keyword that it names',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#IgnoreUnknown',
    'https://github.com/microsoft/vscode-remote-release/issues/2284',
  ],
  keywords: ['ignoreunknown'],
  codes: ['unknown-keyword'],
  check: {
    *refused({ step }, { analysis }) {
      const found = analysis.unknown(step);
      if (found?.kind !== 'ineffective') return;
      const { reason, line, instead } = found.ineffective;
      const { keyword } = step.directive;
      const which = reason === 'other' ? 'this line comes first for some hosts' : 'this line counts';
      yield {
        at: locate(step, keyword),
        message: `${quoted(keyword.value)} is refused, ${WHY[reason]}.`.replace(', wherever', ' wherever'),
        notes: [note('this line names it', wholeLine(line)), ...(instead ? [note(which, wholeLine(instead))] : [])],
      };
    },
    *directive(step, { analysis }) {
      const first = analysis.shadows().get(step)?.by[0];
      if (!first || first.directive.args[0]?.value === step.directive.args[0]?.value) return;
      const message = 'Only the first `IgnoreUnknown` counts, and this is another one.';
      yield { at: wholeLine(step), message, notes: [note('this line counts', wholeLine(first))], severity: 'warning' };
    },
  },
});
