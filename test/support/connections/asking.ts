import { type Cell, runOf, writeCell } from './cells.ts';
import { policyOf, type Seen, seenBy } from './policy.ts';
import { probe } from './probe.ts';
import type { Profile } from './profiles.ts';
import { record } from './recording.ts';
import type { Spoken } from './spoken-run.ts';
import { type Truth, truthOf } from './truth.ts';

/** A server, what it was seen to send, and what became of its cells. */
export interface Asked {
  readonly profile: Profile;
  readonly seen: Seen;
  readonly policy: ReturnType<typeof policyOf>;
  readonly cells: readonly AskedCell[];
}

export interface AskedCell {
  readonly cell: Cell;
  readonly spoken: Spoken;
  readonly truth: Truth;
}

/** Lets the cells of one server connect, or remembers how they did. */
export async function ask(profile: Profile, cells: readonly Cell[]): Promise<Asked> {
  for (const cell of cells) writeCell(cell);
  const { answers, results } = await record(profile, [probe(), ...cells.map(runOf)]);
  const [first, ...others] = results;
  const seen = seenBy(first?.err ?? '');
  const asked = others.flatMap((spoken, index): readonly AskedCell[] => {
    const cell = cells[index];
    if (cell === undefined) return [];
    // accept-new writes a line: what is foretold is foretold of the state before.
    writeCell(cell);
    return [{ cell, spoken, truth: truthOf(spoken) }];
  });
  return { profile, seen, policy: policyOf(profile, seen, answers), cells: asked };
}
