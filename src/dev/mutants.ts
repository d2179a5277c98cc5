// A test file that `npm run mutate` runs: first the tests as they are, which says what reaches which change, then for each change those
// that reach it, until one fails. All changes are in the code at once, each behind a switch, so that nothing is built or loaded twice.
import { setMaxListeners } from 'node:events';
import { writeFileSync } from 'node:fs';
import { beforeEach, inject, type RunnerTask, type RunnerTestCase, TestRunner, test } from 'vitest';

type Hits = Readonly<Record<string, number>>;

/** What the instrumented code reads and writes: the one change that is made, and how often each place was reached. */
interface Switchboard {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: { readonly static: Hits; readonly perTest: Readonly<Record<string, Hits>> };
}

declare global {
  var __stryker__: Switchboard | undefined;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly mutation: {
      readonly tests: readonly string[];
      /** In milliseconds: tests that take longer are not asked. */
      readonly longest: number;
      readonly ids: readonly string[];
      readonly outcome: string;
    };
  }
}

type Outcome = 'noticed' | 'survived' | 'unreached' | 'loaded';

const { tests, longest, ids, outcome } = inject('mutation');
// Each repetition of a test leaves a listener.
setMaxListeners(0);
globalThis.__stryker__ ??= {};
const board = globalThis.__stryker__;

beforeEach(({ task }) => {
  board.currentTestId = task.id;
});

for (const path of tests) await import(/* @vite-ignore */ path);

function cases(task: RunnerTask): readonly RunnerTestCase[] {
  return task.type === 'suite' ? task.tasks.flatMap(cases) : [task];
}

async function passes(task: RunnerTestCase): Promise<boolean> {
  try {
    await TestRunner.getTestFn(task)();
    return true;
  } catch {
    return false;
  }
}

/** Whether the test fails with the change and passes without: what a change leaves behind is not to count for the next one. */
async function notices(task: RunnerTestCase, change: { readonly id: string; readonly hits: number }): Promise<boolean> {
  Object.assign(board, { activeMutant: change.id, hitCount: 0, hitLimit: 1000 + 100 * change.hits });
  const unnoticed = await passes(task);
  board.activeMutant = undefined;
  if (unnoticed) return false;
  if (await passes(task)) return true;
  throw new Error(`change ${change.id} spoils ${task.name} for good`);
}

test('every change is noticed', { timeout: 24 * 3_600_000 }, async ({ task }) => {
  board.currentTestId = undefined;
  const { mutantCoverage = { static: {}, perTest: {} } } = board;
  // Now: what a change lets the tests reach below, and no test reaches without it, would count as well.
  const loaded = new Set(Object.keys(mutantCoverage.static));
  const again: RunnerTestCase[] = [];
  for (const one of task.file.tasks.flatMap(cases)) {
    if (one === task || one.result?.state !== 'pass' || (one.result.duration ?? 0) > longest) continue;
    if (await passes(one)) again.push(one);
  }
  again.sort((a, b) => (a.result?.duration ?? 0) - (b.result?.duration ?? 0));

  const outcomeOf = async (id: string): Promise<Outcome> => {
    const reaching = again.flatMap((one) => {
      const hits = mutantCoverage.perTest[one.id]?.[id];
      return hits === undefined ? [] : [{ one, hits }];
    });
    if (reaching.length === 0) return loaded.has(id) ? 'loaded' : 'unreached';
    for (const { one, hits } of reaching) if (await notices(one, { id, hits })) return 'noticed';
    return 'survived';
  };
  const outcomes: Record<string, Outcome> = {};
  for (const id of ids) {
    outcomes[id] = await outcomeOf(id);
    writeFileSync(outcome, JSON.stringify(outcomes));
  }
});
