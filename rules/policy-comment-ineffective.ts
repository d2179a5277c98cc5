import { defineRule, locate, note, quoted, replace, type StandingComment, standingComments } from '../src/rule.ts';

export default defineRule({
  id: 'policy-comment-ineffective',
  description: 'a policy comment names no policy, or stands where it is for nobody or for somebody else',
  category: 'style',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  check: {
    *document(document, { config, policies }) {
      for (const comment of standingComments(document, config, policies)) {
        const message = complaint(comment);
        if (message === undefined) continue;
        const { near, above, id, span } = comment;
        const notes =
          above && id !== '' ? [note('this begins another block', locate({ document }, above.keyword))] : [];
        const fixes = near
          ? [
              {
                title: `Name ${quoted(near)}`,
                safety: 'unsafe' as const,
                weakens: false,
                edits: [replace({ document }, span, near)],
              },
            ]
          : [];
        yield { at: locate({ document }, span), message, notes: comment.isUnknown ? [] : notes, fixes };
      }
    },
  },
});

/** What is wrong with a comment, if anything is. */
function complaint({ id, isUnknown, near, isInBlock, above }: StandingComment): string | undefined {
  if (id === '') return 'The comment names no policy.';
  if (isUnknown) return `There is no policy ${quoted(id)}${near ? `; did you mean ${quoted(near)}?` : '.'}`;
  if (!isInBlock) return `This names the policy ${quoted(id)} for nobody: it stands in no Host or Match block.`;
  if (above === undefined) return undefined;
  return `This names the policy ${quoted(id)} for the block that ends here, not for the one below.`;
}
