import type { Document, Source } from '../syntax/document.ts';

/** What ssh says, without what it quotes of files whose text may not be shown; of each of those it is said once. */
export function withoutQuotes(
  messages: readonly string[],
  documents: readonly Document[],
  isHidden: (source: Source) => boolean,
): readonly string[] {
  if (messages.length === 0) return messages;
  const hidden = new Set(documents.flatMap(({ source }) => (isHidden(source) ? [source.path] : [])));
  if (hidden.size === 0) return messages;
  const kept = messages.flatMap((message) => {
    const path = [...hidden].find(
      (name) => message.startsWith(`${name} line `) || message.startsWith(`${name}: line `),
    );
    return path === undefined ? [message] : [`${path}: what ssh says of its lines is not shown, as this is no config`];
  });
  return [...new Set(kept)];
}
