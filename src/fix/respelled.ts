import type { Client } from '../client/client.ts';
import { algorithmHistory, optionOf } from '../lint/history.ts';
import { plainly } from '../lint/invisible.ts';
import type { Step } from '../load/config.ts';
import { elementsOf, listModifier } from '../read/algorithms.ts';
import { readMatch } from '../read/match.ts';

/** A line that a client refuses, and what shall stand there. */
export interface Respelling {
  readonly before: Step;
  readonly after: Step;
  readonly client: Client;
}

const squeezed = ({ document, directive }: Step): string =>
  plainly(document.source.text.slice(directive.start, directive.end)).replace(/[ \t]+/g, ' ');

/** The value as written, without a comment behind it. */
function valueIn({ document, directive: { rest } }: Step): string {
  const text = document.source.text.slice(rest.start, rest.end).trim();
  return text.replace(/(?:^|[ \t]+)#.*$/s, '');
}

/** Nothing but characters that nobody sees, or quotes of a word processor, became what they look like. */
const isSameToTheEye = ({ before, after }: Respelling): boolean => squeezed(before) === squeezed(after);

/** Another name of the same option, and nothing else. */
function isRenamed({ before, after }: Respelling): boolean {
  const [old, now] = [optionOf(before.directive.name), optionOf(after.directive.name)];
  return old !== undefined && old === now && valueIn(before) === valueIn(after);
}

/** The blanks of a list became commas, or went where they stand beside one; a repeated sign went. */
function isJoined(before: string, after: string): boolean {
  const joined = before
    .replace(/^([+^-])[ \t]+/, '$1')
    .replace(/[ \t]*,[ \t]*|[ \t]+/g, ',')
    .replace(/,{2,}/g, ',')
    .replace(/^([+^-]?),|,$/g, '$1');
  const sign = /^[+^-]/.exec(joined)?.[0];
  return after === joined || (sign !== undefined && after === joined.replaceAll(`,${sign}`, ','));
}

/** Names went that this client does not have and another release has or had: they offered nothing here. */
function isWithoutUnknown({ before, after, client }: Respelling): boolean {
  const of = after.reading.facts?.option?.algorithms;
  if (of === undefined) return false;
  const sign = listModifier(valueIn(before), client);
  const names = elementsOf(valueIn(before).slice(sign.length));
  const left = elementsOf(valueIn(after).slice(sign.length));
  const known = names.filter((name) => left.includes(name));
  const gone = names.filter((name) => !left.includes(name));
  const isKnown = (name: string): boolean => client.algorithms(of).supported.includes(name);
  const isSame = valueIn(after) === `${sign}${known.join(',')}`;
  return isSame && left.length > 0 && gone.every((name) => !isKnown(name) && algorithmHistory(of, name) !== undefined);
}

function isSameHost({ before, after }: Respelling): boolean {
  const text = (step: Step): string => step.directive.args.map(({ value }) => value).join(' ');
  return text(before).replace(/ #.*$/s, '') === text(after);
}

function isSameMatch({ before, after, client }: Respelling): boolean {
  const context = { client, environment: {}, servicePort: () => undefined, fromFile: true };
  const text = after.document.source.text;
  return readMatch(text, after.directive, context).problem === undefined && valueIn(before) === valueIn(after);
}

/**
 * Whether a refused line is spelt anew in the only way in which it can be read. What separates words has one meaning
 * for each kind of option: commas in a list, two words in a forwarding, a part of the name in a path.
 */
export function isRespelled(line: Respelling): boolean {
  const { before, after } = line;
  if (isSameToTheEye(line) || isRenamed(line)) return true;
  if (before.directive.name !== after.directive.name) return false;
  const [old, now] = [valueIn(before), valueIn(after)];
  if (after.directive.name === 'host') return isSameHost(line);
  if (after.directive.name === 'match') return isSameMatch(line);
  if (old === now) return true;
  const option = after.reading.facts?.option;
  if (option?.id === 'proxyjump') return !/^none\b/i.test(old) && isJoined(old, now);
  switch (option?.kind) {
    case 'algorithms':
      return isJoined(old, now) || isWithoutUnknown(line);
    case 'forward':
      return now.replace(/[ \t]+/, ':') === old;
    case 'path':
      return now === `"${old}"`;
    default:
      return false;
  }
}
