import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientOfBanner } from './engine-client.ts';
import { labWorld } from './lab-world.ts';
import { askReal, type RealGroup } from './real-ssh.ts';
import { agree, cause, type Difference, describeDifference, ours, plain, summary } from './spoken.ts';

export interface NamedGroup extends RealGroup {
  readonly name: string;
}

export interface Comparison {
  /** How many answers were compared. */
  readonly pairs: number;
  /** Of these, how often ssh resolved the host. */
  readonly resolved: number;
  /** Configs that no client was given, and why. */
  readonly refused: readonly string[];
  readonly differences: readonly Difference[];
}

function compareGroup(
  group: NamedGroup,
  results: readonly { readonly code: number; readonly out: string; readonly err: string }[],
) {
  return group.runs.flatMap((run, index): readonly Difference[] => {
    const real = results[index];
    if (real === undefined) return [];
    const expected = plain(real);
    const got = ours(run.args, clientOfBanner(group.client.banner), labWorld(group, run));
    if (agree(expected, got)) return [];
    return [
      { client: group.client.label, name: group.name, args: run.args, environment: run.environment, expected, got },
    ];
  });
}

/** Gives the same runs to real clients and to the engine. */
export async function compareWithReal(groups: readonly NamedGroup[]): Promise<Comparison> {
  const answers = await askReal(groups);
  const differences: Difference[] = [];
  const refused: string[] = [];
  let [pairs, resolved] = [0, 0];
  for (const [index, answer] of answers.entries()) {
    const group = groups[index];
    if (group === undefined) continue;
    if (answer.kind === 'refused') refused.push(`${group.name}: ${answer.reason}`);
    else {
      pairs += answer.results.length;
      resolved += answer.results.filter(({ code }) => code === 0).length;
      differences.push(...compareGroup(group, answer.results));
    }
  }
  return { pairs, resolved, refused, differences };
}

/** Writes what differs into the folder that SSH_LINT_DIFFS names, a file a cause. */
export function keepDifferences(title: string, differences: readonly Difference[]): void {
  const folder = process.env.SSH_LINT_DIFFS;
  if (folder === undefined || differences.length === 0) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${title}.summary.txt`), `${summary(differences)}\n`);
  const all = differences.map((each) => `${cause(each)}\n${describeDifference(each)}\n`);
  writeFileSync(join(folder, `${title}.all.txt`), all.join('\n'));
}
