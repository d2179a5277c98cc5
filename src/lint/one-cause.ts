import type { Rule } from '../rule.ts';
import type { Problem } from './finding.ts';
import type { Raw } from './run.ts';
import { destinationsOf } from './scope.ts';
import type { NamedFile } from './surroundings.ts';

/** What is wrong with a file is said once, at the first line that names it, for all destinations of the lines. */
export interface OneCause {
  readonly add: (rule: Rule, found: NamedFile, problem: Problem) => void;
  readonly all: () => readonly Raw[];
}

interface Said {
  readonly rule: Rule;
  readonly problem: Problem;
  readonly lines: NamedFile[];
}

const MOST_NAMES = 100;

export function oneCause(): OneCause {
  const said = new Map<string, Said>();
  return {
    add(rule, found, problem) {
      const key = `${rule.id}\0${found.path}\0${problem.message}`;
      const known = said.get(key);
      if (known === undefined) said.set(key, { rule, problem, lines: [found] });
      else known.lines.push(found);
    },
    all: () => [...said.values()].map(rawOf),
  };
}

function rawOf({ rule, problem, lines }: Said): Raw {
  const [first, next] = lines;
  const block = first?.step?.block;
  if (next === undefined) return { rule, problem, scope: problem.scope ?? block };
  const everybody = lines.find(({ step }) => step === undefined || step.block.universal);
  if (everybody !== undefined) return { rule, problem: told(problem, lines), scope: everybody.step?.block };
  const names = lines.map(({ step }) => destinationsOf(step?.block));
  const all = [...new Set(names.flat())].slice(0, MOST_NAMES);
  const isListed = names.every((each) => each.length > 0);
  return { rule, problem: { ...told(problem, lines), destinations: isListed ? all : [] }, scope: block };
}

function told(problem: Problem, lines: readonly NamedFile[]): Problem {
  const more = lines.length - 1;
  const message = more === 1 ? 'it is named here, too' : `it is named in ${more} more lines, here first`;
  return { ...problem, notes: [...(problem.notes ?? []), { message, at: lines[1]?.at }] };
}
