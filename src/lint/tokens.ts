import type { Client } from '../client/client.ts';
import { criterion } from '../client/criteria.ts';
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

/** A part of a line in which tokens count, and the letters that the client replaces there. */
interface Part extends Span {
  readonly known: string;
  /** Those of the newest client, where this one knows none. */
  readonly later: string;
}

/** The tokens of a value that this client does not know for the option; each text once. */
export function strangeTokens(step: Step, client: Client): readonly StrangeToken[] {
  const found: StrangeToken[] = [];
  for (const part of partsOf(step, client)) {
    for (const token of strangeIn(step, part)) if (!found.some(({ text }) => text === token.text)) found.push(token);
  }
  return found;
}

function strangeIn({ document }: Step, { start, end, known, later }: Part): readonly StrangeToken[] {
  if (known === '' && later === '') return [];
  const isKept = known === '';
  const tokens = [...document.source.text.slice(start, end).matchAll(/%([^\s"']?)/gs)];
  return tokens.flatMap(({ 0: text, 1: letter = '', index }) => {
    const isStrange = isKept
      ? /[^%]/.test(letter) && later.includes(letter)
      : letter === '' || !`${known}%`.includes(letter);
    return isStrange ? [{ text, span: { start: start + index, end: start + index + text.length }, isKept }] : [];
  });
}

function partsOf(step: Step, client: Client): readonly Part[] {
  const { directive, reading, block } = step;
  if (directive.name === 'match') {
    const exec = criterion('exec', client)?.tokens ?? '';
    return (block.criteria ?? []).flatMap(({ name, argument }) =>
      name === 'exec' && argument !== undefined ? [{ ...argument, known: exec, later: '' }] : [],
    );
  }
  const option = reading.facts?.option;
  if (option === undefined) return [];
  const known = option.tokens;
  const letters = { known, later: known === '' ? (newest().option(option.id)?.tokens ?? '') : '' };
  // Of a forwarding only the paths of sockets have tokens, of a variable only the value.
  if (option.kind === 'forward')
    return directive.args.flatMap((argument) => (argument.value.includes('/') ? [{ ...argument, ...letters }] : []));
  if (option.id === 'setenv')
    return directive.args.map(({ value, start, end }) => ({
      start: Math.min(end, start + value.indexOf('=') + 1),
      end,
      ...letters,
    }));
  return [{ start: directive.rest.start, end: directive.comment?.start ?? directive.rest.end, ...letters }];
}
