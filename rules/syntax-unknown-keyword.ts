import { defineRule, locate, quoted, replace } from '../src/rule.ts';

export default defineRule({
  id: 'syntax-unknown-keyword',
  description: 'a keyword is misspelt or unknown',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://man.openbsd.org/ssh_config'],
  codes: ['unknown-keyword'],
  check: {
    *refused({ step }, { analysis }) {
      const { keyword } = step.directive;
      const found = analysis.unknown(step);
      const at = locate(step, keyword);
      const written = quoted(keyword.value);
      if (found?.kind === 'gone') {
        yield { at, message: `${written} is unknown since OpenSSH ${found.history.gone}, and ssh refuses the file.` };
      } else if (found?.kind === 'template') {
        yield { at, message: `${written} belongs to a template that was never filled in, and ssh refuses the file.` };
      } else if (found?.kind === 'misspelt' && found.meant === undefined) {
        yield { at, message: `ssh has no keyword ${written} and refuses the file.` };
      } else if (found?.kind === 'misspelt') {
        const word = found.meant ?? '';
        const fix = {
          title: `Write \`${word}\``,
          safety: 'unsafe',
          weakens: false,
          edits: [replace(step, keyword, word)],
        } as const;
        yield { at, message: `ssh has no keyword ${written}; did you mean \`${word}\`?`, fixes: [fix] };
      }
    },
  },
});
