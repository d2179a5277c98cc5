import { defineRule, locate, maySkip, olderSpelling, quoted, replace, skipping, spelling } from '../src/rule.ts';

export default defineRule({
  id: 'syntax-keyword-too-new',
  description: 'a keyword is newer than a target',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://www.openssh.com/releasenotes.html', 'https://github.com/gravitational/teleport/issues/10939'],
  codes: ['unknown-keyword'],
  check: {
    *refused({ step }, { analysis, client }) {
      const found = analysis.unknown(step);
      if (found?.kind !== 'newer') return;
      const { keyword, name } = step.directive;
      const older = olderSpelling(name, client);
      const start = `${quoted(spelling(name))} is new in OpenSSH ${found.history.since}, and older clients refuse the file`;
      if (older !== undefined) {
        const edits = [replace(step, keyword, older)];
        const fix = { title: `Write \`${older}\``, safety: 'safe', weakens: false, edits } as const;
        yield {
          at: locate(step, keyword),
          message: `${start}; \`${older}\` is the spelling that all of them read.`,
          fixes: [fix],
        };
        return;
      }
      const at = locate(step, keyword);
      if (!maySkip(name)) {
        yield { at, message: `${start}.` };
        return;
      }
      const word = spelling(name);
      yield {
        at,
        message: `${start}; \`IgnoreUnknown ${word}\` above it lets them skip it.`,
        fixes: [skipping(step, word, analysis)],
      };
    },
  },
});
