import { guardsOf } from '../lint/guards.ts';
import type { Block, Config } from '../load/config.ts';
import { hasWildcard } from '../syntax/pattern.ts';
import type { Edits } from './edits.ts';
import { meeting, sampleOf } from './meeting.ts';
import { movedBy } from './moved.ts';

/** Nothing that anybody writes matches it, but `*`. */
const STRANGER = 'no-such-host.invalid';

/** How many patterns are crossed with each other; a config has few that are no names. */
const MOST_CROSSED = 60;

/** Patterns against names that a block asks for, negated ones too: each is a border. */
function patternsOf({ hosts, criteria }: Block): readonly string[] {
  if (hosts) return [...hosts.positive, ...hosts.negative];
  const lists = (criteria ?? []).filter(({ name }) => name === 'host' || name === 'originalhost');
  return lists.flatMap(({ argument }) => (argument?.value ?? '').split(',')).map((text) => text.replace(/^!/, ''));
}

function crossed(patterns: readonly string[], others: readonly string[]): readonly string[] {
  return patterns.flatMap((one) => others.flatMap((other) => meeting(one, other) ?? []));
}

const bothCases = (name: string): readonly string[] => {
  const upper = name.toUpperCase();
  return upper === name ? [name, name.toLowerCase()] : [name, upper];
};

function namesFor(patterns: readonly string[], all: readonly string[]): readonly string[] {
  const literal = patterns.filter((pattern) => !hasWildcard(pattern));
  const wild = patterns.filter(hasWildcard).slice(0, MOST_CROSSED);
  return [...literal, ...wild.map(sampleOf), ...crossed(wild, all)];
}

/**
 * Names that show what a config does: every literal name, one for each pattern and for each two that meet, in both letter
 * cases, and one that nothing matches. First those that the edits concern; no more than `most`.
 */
export function witnesses(config: Config, edits: ReadonlyMap<string, Edits>, most: number): readonly string[] {
  const patterns = [...new Set(config.blocks.flatMap(patternsOf))].filter((pattern) => pattern !== '');
  const wild = patterns.filter(hasWildcard).slice(0, MOST_CROSSED);
  const files = new Map([...edits].map(([path, each]) => [path, movedBy(each)] as const));
  const isEdited = ({ document, directive }: Config['steps'][number]): boolean =>
    (files.get(document.source.path)?.touching(directive).length ?? 0) > 0;
  const names = new Set([STRANGER]);
  const take = (found: readonly string[]): void => {
    for (const name of found) for (const each of bothCases(name)) if (names.size < most && each !== '') names.add(each);
  };
  const concerned = new Set(config.steps.filter(isEdited).flatMap(({ block }) => guardsOf(block)));
  for (const block of concerned) if (names.size < most) take(namesFor(patternsOf(block), wild));
  take(namesFor(patterns, wild));
  return [...names];
}
