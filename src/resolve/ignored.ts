import type { Problem } from '../read/types.ts';
import type { Directive } from '../syntax/document.ts';
import { matchPatternList } from '../syntax/pattern.ts';
import { type State, valueIn } from './state.ts';

function isIgnored(state: State, { name }: Directive): boolean {
  const list = valueIn(state, 'ignoreunknown');
  return list !== undefined && matchPatternList(name, list, true) === 'yes';
}

/** What is left to say against a line, where an `IgnoreUnknown` that was read before may cover its keyword. */
export function notIgnored(state: State, directive: Directive, problems: readonly Problem[]): readonly Problem[] {
  const isUnknown = problems[0]?.code === 'unknown-keyword';
  return isUnknown && isIgnored(state, directive) ? problems.slice(1) : problems;
}
