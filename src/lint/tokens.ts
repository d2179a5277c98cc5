import { lazily } from '../client/memo.ts';
import { newestClient } from '../client/target.ts';
import type { Step } from '../load/config.ts';
import type { Span } from '../syntax/document.ts';

const newest = lazily(newestClient);

/** A percent token that the client does not replace. */
export interface StrangeToken {
  readonly span: Span;
  /** `%x`, or `%` at the end. */
  readonly text: string;
  /** The client knows no tokens here at all, and leaves it as it stands. */
  readonly isKept: boolean;
}

/** Options whose tokens are read by other rules, or count in some values only. */
const OTHERS = ['localforward', 'remoteforward', 'dynamicforward', 'match', 'host', 'setenv'];

/** The tokens of a value that this client does not know for the option; each text once. */
export function strangeTokens(step: Step): readonly StrangeToken[] {
  const { directive, reading, document } = step;
  const option = reading.facts?.option;
  if (!option || OTHERS.includes(option.id)) return [];
  const known = option.tokens;
  const later = known === '' ? (newest().option(option.id)?.tokens ?? '') : '';
  if (known === '' && later === '') return [];
  const end = directive.comment?.start ?? directive.rest.end;
  const text = document.source.text.slice(directive.rest.start, end);
  const found: StrangeToken[] = [];
  for (const { 0: token, 1: letter = '', index } of text.matchAll(/%([^\s"']?)/gs)) {
    const isStrange =
      known === '' ? /[^%]/.test(letter) && later.includes(letter) : letter === '' || !`${known}%`.includes(letter);
    const start = directive.rest.start + index;
    if (isStrange && !found.some((each) => each.text === token))
      found.push({ text: token, span: { start, end: start + token.length }, isKept: known === '' });
  }
  return found;
}
