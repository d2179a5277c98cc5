import type { Document, Source } from '../syntax/document.ts';

/** What ssh says, without what it quotes of files whose text may not be shown; of each of those it is said once. */
export function withoutQuotes(
  messages: readonly string[],
  documents: readonly Document[],
  isHidden: (source: Source) => boolean,
): readonly string[] {
  const hidden = documents.map(({ source }) => source).filter(isHidden);
  const said = new Set<string>();
  return messages.flatMap((message) => {
    const path = hidden.find((each) => isOf(message, each))?.path;
    if (path === undefined) return [message];
    if (said.has(path)) return [];
    said.add(path);
    return [`${path}: what ssh says of its lines is not shown, as this is no config`];
  });
}

const isOf = (message: string, { path }: Source): boolean =>
  message.startsWith(`${path} line `) || message.startsWith(`${path}: line `);
