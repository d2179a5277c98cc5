import type { Step } from '../load/config.ts';
import type { Problem } from '../read/types.ts';
import type { Span } from '../syntax/document.ts';
import { criterionHistory } from './history.ts';

const WITH_LIST = ['host', 'originalhost', 'user', 'localuser', 'tagged', 'localnetwork'];

export interface SpaceList {
  /** The blank between two patterns. */
  readonly gap: Span;
  /** The criterion whose list it is. */
  readonly criterion: string;
  /** How many words follow the second pattern. */
  readonly following: number;
}

/** Whether a Match line is refused because the patterns of a list have blanks between them. */
export function isSpaceList({
  step,
  refusal,
}: {
  readonly step: Step;
  readonly refusal: Problem;
}): SpaceList | undefined {
  const { args } = step.directive;
  const at = args.findIndex(({ start, end }) => start === refusal.span.start && end === refusal.span.end);
  const [criterion, pattern, word] = [args[at - 2], args[at - 1], args[at]];
  if (!criterion || !pattern || !word || pattern.end === word.start) return undefined;
  const name = criterion.value.replace(/^!/, '').toLowerCase();
  if (!WITH_LIST.includes(name) || !/^[\w.*?!:%@,-]+$/.test(word.value)) return undefined;
  if (criterionHistory(word.value.replace(/^!/, '').toLowerCase()) !== undefined || /^[a-z]+=/.test(word.value))
    return undefined;
  return { gap: { start: pattern.end, end: word.start }, criterion: criterion.value, following: args.length - at - 1 };
}

/** Whether a Match or ProxyJump line has a comment that this client does not know for one. */
export function isOldComment({ document, directive }: Step): boolean {
  const isWhole = directive.name === 'match' || directive.name === 'proxyjump';
  return isWhole && directive.args.some(({ start }) => document.source.text.startsWith('#', start));
}
