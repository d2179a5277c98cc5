import messagesJson from './data/messages.json' with { type: 'json' };
import { type Build, holds } from './era.ts';
import { own } from './own.ts';
import type { Messages } from './schema.ts';
import { trusted } from './trusted.ts';

const messages: Messages = trusted(messagesJson);

export interface MessageFacts {
  readonly id: string;
  readonly meaning: string;
  /** As the client prints it; `{}` stands for what it fills in. */
  readonly texts: readonly string[];
}

export function message(id: string, build: Build): MessageFacts | undefined {
  const entry = own(messages, id);
  if (entry === undefined) return undefined;
  const texts = entry.texts.filter((text) => holds(text, build)).map(({ text }) => text);
  return texts.length === 0 ? undefined : { id, meaning: entry.meaning, texts };
}

/** Every message of every client. */
export function allMessages(): readonly MessageFacts[] {
  return Object.entries(messages).map(([id, { meaning, texts }]) => ({
    id,
    meaning,
    texts: texts.map(({ text }) => text),
  }));
}
