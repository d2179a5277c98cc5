import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepDifferences } from '../support/comparison.ts';
import {
  compareCases,
  describeCase,
  type GeneratedCase,
  type GeneratedComparison,
  generatedCase,
  shrink,
} from '../support/generated.ts';
import { randomFrom, seedOf } from '../support/random.ts';
import { type RealClient, realClients } from '../support/real-clients.ts';
import { isolationHere } from '../support/real-ssh.ts';
import { cause, describeDifference, summary } from '../support/spoken.ts';

const deep = process.env.SSH_LINT_DEEP === '1';
const firstSeed = Number(process.env.SSH_LINT_SEED ?? 1);
const count = Number(process.env.SSH_LINT_CASES ?? (deep ? 5000 : 300));
const shrinkAtMost = Number(process.env.SSH_LINT_SHRINK ?? 4);
const casesAtOnce = 200;
const minutes = 60_000;

const clients = realClients();
const noClients = clients.length === 0 ? 'needs an ssh' : undefined;
const obstacle = noClients ?? isolationHere().obstacle;

type Failures = GeneratedComparison['failures'];

/** A few failures of different causes, made small. */
async function smallFailures(failures: Failures): Promise<string> {
  const byCause = new Map(failures.map((failure) => [cause(failure.difference), failure]));
  const texts: string[] = [];
  for (const { found, difference } of [...byCause.values()].slice(0, shrinkAtMost)) {
    const { minimal, difference: left } = await shrink(found, difference);
    texts.push(`${cause(left)}\n${describeCase(minimal)}\n${describeDifference(left)}`);
  }
  return texts.join('\n\n');
}

async function compareSeeds(label: string, casesOf: (seed: number) => readonly GeneratedCase[]): Promise<Failures> {
  const totals = { configs: 0, pairs: 0, resolved: 0 };
  const failures: Failures[number][] = [];
  const perSeed = Math.max(1, casesOf(firstSeed).length);
  const step = Math.ceil(casesAtOnce / perSeed);
  for (let start = firstSeed; start < firstSeed + count; start += step) {
    const seeds = Array.from({ length: Math.min(step, firstSeed + count - start) }, (_, index) => start + index);
    const found = await compareCases(seeds.flatMap(casesOf));
    totals.configs += found.configs;
    totals.pairs += found.pairs;
    totals.resolved += found.resolved;
    failures.push(...found.failures);
  }
  console.log(
    `${label}: seeds ${firstSeed} to ${firstSeed + count - 1}, ${totals.configs} configs, ${totals.pairs} pairs, ${totals.resolved} resolved`,
  );
  return failures;
}

const someClient = (seed: number): RealClient[] => [randomFrom(seedOf('client', seed)).pick(clients)];

async function expectNone(label: string, failures: Failures): Promise<void> {
  const differences = failures.map(({ difference }) => difference);
  keepDifferences(`generated-${label}`, differences);
  if (failures.length === 0) return;
  const small = await smallFailures(failures);
  const folder = process.env.SSH_LINT_DIFFS;
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `generated-${label}.shrunk.txt`), `${small}\n`);
  }
  expect.fail(`${failures.length} differences\n${summary(differences)}\n\nMade small:\n${small}`);
}

describe.skipIf(obstacle !== undefined)(`generated configs${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  test.skipIf(deep)('resolve as in one of the clients each', { timeout: 5 * minutes }, async () => {
    const failures = await compareSeeds('one client each', (seed) =>
      someClient(seed).map((client) => generatedCase(seed, client)),
    );
    await expectNone('sample', failures);
  });

  test.runIf(deep).each(clients)('resolve as in $label', { timeout: 30 * minutes }, async (client) => {
    const failures = await compareSeeds(client.label, (seed) => [generatedCase(seed, client)]);
    await expectNone(client.label, failures);
  });
});
