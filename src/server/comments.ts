import type { Span } from '../syntax/document.ts';

/** A whole-line comment that names the policy of the destinations of its block: `# ssh-lint-policy rhel-9 -- why`. */
export interface PolicyComment {
  /** Empty: it names none. */
  readonly id: string;
  /** Of the id, else of the word that marks the comment. */
  readonly span: Span;
}

const COMMENT = /^[ \t]*#[# \t]*ssh-lint-policy(?![\w-])[ \t]*:?[ \t]*([^\s,]*)/gim;
const MARK = 'ssh-lint-policy';

/** Whether it is worth to look for comments. */
export function mayHaveComments(text: string): boolean {
  return /ssh-lint-policy/i.test(text);
}

export function policyComments(text: string): readonly PolicyComment[] {
  if (!mayHaveComments(text)) return [];
  return [...text.matchAll(COMMENT)].map(({ 0: whole, 1: word = '', index }) => {
    const id = word === '--' ? '' : word;
    const end = index + whole.length - (id === '' ? word.length : 0);
    const marked = index + whole.toLowerCase().indexOf(MARK);
    const span = id === '' ? { start: marked, end: marked + MARK.length } : { start: end - id.length, end };
    return { id, span };
  });
}
