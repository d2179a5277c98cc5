import type { Candidate, Resolution, ResolvedOption } from './types.ts';

/** One way in which the commands of `Match exec` could have answered. */
export interface Outcome {
  readonly resolution: Resolution;
  /** The answers that were used, in the order of the questions. */
  readonly asked: readonly boolean[];
}

/** More combinations of answers than this are not tried: the result then counts as depending on them. */
const MOST_WORLDS = 64;

function alternatives(
  first: Outcome,
  run: (answers: readonly boolean[]) => Outcome,
): { outcomes: Outcome[]; complete: boolean } {
  const outcomes: Outcome[] = [];
  const waiting: { answers: readonly boolean[]; outcome?: Outcome }[] = [{ answers: [], outcome: first }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (outcomes.length >= MOST_WORLDS) return { outcomes, complete: false };
    const { answers } = next;
    const outcome = next.outcome ?? run(answers);
    outcomes.push(outcome);
    for (let at = answers.length; at < outcome.asked.length; at += 1) {
      // Behind the answers that were given all are no.
      waiting.push({ answers: [...outcome.asked.slice(0, at), true] });
    }
  }
  return { outcomes, complete: true };
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at]);

const keyOf = ({ document, directive }: Candidate): string => `${document.source.path}:${directive.start}`;

/** Lines that win in some other world and do not in the first one. */
function mayWin(option: ResolvedOption, others: readonly ResolvedOption[]): readonly Candidate[] {
  const known = new Set(option.candidates.map(keyOf));
  const extra = others.flatMap(({ candidates }) => candidates.filter((candidate) => !known.has(keyOf(candidate))));
  const unique = new Map(extra.map((candidate) => [keyOf(candidate), candidate]));
  return [...unique.values()].map((candidate) => ({ ...candidate, outcome: 'may-win', by: undefined }));
}

function withAlternatives(option: ResolvedOption, others: readonly ResolvedOption[]): ResolvedOption {
  if (others.every(({ values }) => same(values, option.values))) return option;
  return { ...option, undecided: true, candidates: [...option.candidates, ...mayWin(option, others)] };
}

/**
 * Resolves with every combination of answers that the unrun commands could give. The result is that of «no command
 * matched»; what would differ is marked.
 */
export function exploreWorlds(run: (answers: readonly boolean[]) => Outcome): Resolution {
  const first = run([]);
  if (first.asked.length === 0) return first.resolution;
  const { outcomes, complete } = alternatives(first, run);
  const others = outcomes.slice(1).map(({ resolution }) => resolution);
  const base = first.resolution;
  const matters = !complete || others.some((other) => other.exitCode !== base.exitCode || !same(other.dump, base.dump));
  const options = new Map<string, ResolvedOption>();
  for (const [id, option] of base.options) {
    const alternativesOf = others.flatMap((other) => other.options.get(id) ?? []);
    options.set(id, withAlternatives(option, alternativesOf));
  }
  const assumptions = base.assumptions.map((assumption) =>
    assumption.kind === 'exec-not-run' ? { ...assumption, matters } : assumption,
  );
  return { ...base, options, assumptions };
}
