import {
  defineRule,
  type Fix,
  indentOf,
  insertBefore,
  isOldComment,
  keywordOf,
  locate,
  quoted,
  replace,
  type Step,
  textAt,
} from '../src/rule.ts';

/** Lists in which the clients before 8.5 take the words of a comment for values. */
const LISTS = ['host', 'sendenv', 'userknownhostsfile', 'globalknownhostsfile', 'canonicaldomains', 'include'];

function commentAt(step: Step): { readonly start: number; readonly end: number } | undefined {
  const first = step.directive.args.find((argument) => textAt(step, argument).startsWith('#'));
  return first && { start: first.start, end: step.directive.rest.end };
}

/** Puts the comment on a line of its own above. */
function moveUp(step: Step, comment: { readonly start: number; readonly end: number }, safety: Fix['safety']): Fix {
  const before = step.document.source.text.slice(step.directive.start, comment.start);
  const start = comment.start - (before.length - before.trimEnd().length);
  const line = `${indentOf(step)}${textAt(step, comment)}`;
  const edits = [insertBefore(step, line), replace(step, { start, end: comment.end }, '')];
  return { title: 'Put the comment on a line of its own', safety, weakens: false, edits };
}

export default defineRule({
  id: 'syntax-trailing-comment',
  description: 'a comment stands behind a value where a target does not know comments',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://github.com/openssh/openssh-portable/pull/237', 'https://www.openssh.com/txt/release-8.5'],
  keywords: [...LISTS, 'proxyjump'],
  codes: ['extra-arguments', 'bad-match', 'bad-jump'],
  check: {
    *refused({ step, refusal }) {
      const comment = commentAt(step);
      if (!comment) return;
      if (refusal.span.start !== comment.start && !isOldComment(step)) return;
      const message = 'OpenSSH knows comments behind a value since 8.5, and older clients refuse the file.';
      yield { at: locate(step, comment), message, fixes: [moveUp(step, comment, 'safe')] };
    },
    *directive(step, { client }) {
      const comment = commentAt(step);
      const { name } = step.directive;
      const { start } = step.directive.rest;
      const isHost = name === 'proxyjump' && client.does('proxyjump-none');
      if (isHost && /^none[ \t]*#/i.test(textAt(step, step.directive.rest))) {
        const message = 'With a comment behind it, `none` is a host to jump through.';
        yield { at: locate(step, { start, end: start + 4 }), message, severity: 'warning' };
      } else if (comment && name !== 'proxyjump') {
        const message = `OpenSSH before 8.5 takes the words of this comment for values of ${quoted(keywordOf(step))}.`;
        yield { at: locate(step, comment), message, severity: 'warning', fixes: [moveUp(step, comment, 'unsafe')] };
      }
    },
  },
});
