import type { Step } from '../load/config.ts';

export interface OpenQuote {
  readonly at: number;
  readonly character: string;
}

/** The quote of a line that nothing closes, as a shell and the clients from 8.7 count them. */
export function openQuoteIn({ document, directive }: Pick<Step, 'document' | 'directive'>): OpenQuote {
  const { text } = document.source;
  const single = document.dialect.tokeniser === 'argv';
  let open: OpenQuote | undefined;
  for (let at = directive.rest.start; at < directive.rest.end; at += 1) {
    const character = text[at] ?? '';
    if (character === '\\' && single && /["'\\ ]/.test(text[at + 1] ?? '')) at += 1;
    else if (open) open = character === open.character ? undefined : open;
    else if (character === '"' || (single && character === "'")) open = { at, character };
  }
  return open ?? { at: directive.rest.start, character: '"' };
}
