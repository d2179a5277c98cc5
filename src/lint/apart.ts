import type { Block } from '../load/config.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { covers, type Effort, overlaps, type PatternList, patternList } from '../syntax/cover.ts';
import { guardsOf } from './guards.ts';

/** One thing that a block asks, as it is written. */
interface Asked {
  readonly what: string;
  readonly negated: boolean;
  readonly list: PatternList;
}

/** Criteria with patterns behind them, by what these are compared with; a host stands for the name that is typed, too. */
const WHAT: ReadonlyMap<string, string> = new Map([
  ['host', 'host'],
  ['originalhost', 'host'],
  ['user', 'user'],
  ['localuser', 'localuser'],
  ['tagged', 'tagged'],
  ['command', 'command'],
  ['sessiontype', 'sessiontype'],
]);

const lowered = ({ positive, negative }: PatternList): PatternList => ({
  positive: positive.map(lowerCase),
  negative: negative.map(lowerCase),
});

function askedBy({ hosts, criteria = [] }: Block): readonly Asked[] {
  if (hosts) return [{ what: 'host', negated: false, list: lowered(hosts) }];
  return criteria.flatMap(({ name, negated, argument }): readonly Asked[] => {
    const text = argument?.value ?? '';
    if (name === 'exec') return [{ what: `exec ${text}`, negated, list: patternList(['*']) }];
    const what = WHAT.get(name);
    if (what === undefined) return [];
    const list = patternList(text.split(','));
    return [{ what, negated, list: what === 'host' ? lowered(list) : list }];
  });
}

function exclude(one: Asked, other: Asked, effort: Effort): boolean {
  if (one.what !== other.what || (one.negated && other.negated)) return false;
  if (one.negated) return covers(one.list, other.list, effort);
  if (other.negated) return covers(other.list, one.list, effort);
  return !overlaps(one.list, other.list, effort);
}

/**
 * Whether what two blocks ask keeps them apart, as it is written: `Match user a` and `Match user b`. A line between them
 * may set what is asked for, so this only keeps quiet what would be said of both together.
 */
export function areApart(one: Block, other: Block, effort: Effort): boolean {
  const [guards, others] = [guardsOf(one), guardsOf(other)];
  const asked = guards.filter((guard) => !others.includes(guard)).flatMap(askedBy);
  const also = others.filter((guard) => !guards.includes(guard)).flatMap(askedBy);
  return asked.some((each) => also.some((that) => exclude(each, that, effort)));
}
