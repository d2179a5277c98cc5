// Changes the code, one place at a time, and asks the tests whether they notice:
// node src/dev/mutate.js [--every N] [--tests PATH]... [--loading] [PATH | RULE]...
// A path is a folder or a file of it; without one, all folders below. What neither a test nor the compiler notices, and
// test/unnoticed.json does not explain, is printed. What is made while a module is loaded is changed with --loading only: it
// takes a run of the tests for each change.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createVitest, startVitest } from 'vitest/node';
import { filesIn, instrumented, refused, root } from './changes.js';

/** In milliseconds: what takes longer talks to real programs, or compares much, and is asked only of what is left. */
const SHORT = 2000;

/** The tests of a folder, in stages: what the first leave is asked of the next. */
const STAGES = {
  'src/predict': [{ tests: ['test/predict'], longest: SHORT }, { tests: ['test/predict'] }],
  'src/resolve': [
    { tests: ['test/resolve'], longest: SHORT },
    { tests: ['test/check', 'test/openssh/conformance.test.ts'] },
  ],
  rules: [{ tests: ['test/rules', 'test/lint/rule-options.test.ts'], longest: SHORT }],
};

/** What a rule says of itself is looked at by the tests of all rules and their pages. */
const PAGES = ['test/lint/rule-docs.test.ts', 'test/lint/generated.test.ts', 'test/lint/rule-options.test.ts'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: { type: 'string', default: '1' },
    tests: { type: 'string', multiple: true },
    loading: { type: 'boolean', default: false },
  },
});

const isRule = (path) => /^rules\/.*\.ts$/.test(path);
const testOf = (path) => `test/${path.replace(/\.ts$/, '.test.ts')}`;

function stagesOf(path) {
  if (values.tests !== undefined) return [{ tests: values.tests }];
  if (isRule(path)) return [{ tests: [testOf(path)] }];
  return STAGES[Object.keys(STAGES).find((folder) => path.startsWith(folder))] ?? [{ tests: ['test'], longest: SHORT }];
}

/** Vite's plugin that gives these files instead of those on the disk. */
function giving(files) {
  const texts = new Map(files.map(({ name, content }) => [join(root, name), content]));
  return { name: 'changes', enforce: 'pre', load: (id) => texts.get(id.split('?', 1)[0]) };
}

async function outcomes(stage, { files, ids }) {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-outcome-'));
  const outcome = join(folder, 'outcome.json');
  const tests = stage.tests.flatMap((path) => filesIn(path, '.test.ts')).map((path) => join(root, path));
  const options = {
    root,
    include: ['src/dev/mutants.ts'],
    watch: false,
    reporters: ['default'],
    silent: true,
    testTimeout: 20_000,
    provide: { mutation: { tests, longest: stage.longest ?? Number.MAX_VALUE, ids, outcome } },
  };
  try {
    const vitest = await startVitest('test', [], options, { plugins: [giving(files)] });
    await vitest.close();
    return JSON.parse(readFileSync(outcome, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What changes where a module is loaded is seen by tests that load it anew: a run for each change. */
async function outcomesOfLoading(changes, files) {
  if (changes.length === 0) return {};
  const options = {
    root,
    watch: false,
    reporters: [{}],
    silent: true,
    bail: 1,
    isolate: true,
    testTimeout: 20_000,
    setupFiles: ['src/dev/loaded-mutant.ts', 'test/setup.ts'],
  };
  const vitest = await createVitest('test', options, { plugins: [giving(files)] });
  const passes = async (change, tests) => {
    vitest.provide('change', change);
    const asked = await vitest.globTestSpecifications(tests);
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(asked);
    // What ran before is among them.
    const ran = testModules.filter(({ moduleId }) => asked.some((one) => one.moduleId === moduleId));
    return unhandledErrors.length === 0 && ran.every((one) => one.ok());
  };
  const unchanged = new Map();
  const notices = async (change, tests) => {
    const key = tests.join();
    if (!unchanged.has(key)) unchanged.set(key, await passes(undefined, tests));
    if (!unchanged.get(key)) throw new Error(`${key} fails without a change`);
    return !(await passes(change, tests));
  };
  try {
    const found = {};
    for (const { id, file } of changes) {
      const stages = [stagesOf(file)[0].tests, ...(file.startsWith('rules/') ? [PAGES] : [])];
      found[id] = 'survived';
      for (const tests of stages) if (found[id] === 'survived' && (await notices(id, tests))) found[id] = 'noticed';
    }
    return found;
  } finally {
    await vitest.close();
  }
}

const explained = new Set(
  JSON.parse(readFileSync(join(root, 'test/unnoticed.json'), 'utf8')).flatMap(({ changes }) => changes.map(keyOf)),
);

function keyOf({ file, at, from, to }) {
  return JSON.stringify([file, at, from, to]);
}

async function run(paths) {
  const named = paths
    .flatMap((path) => filesIn(path, '.ts'))
    .filter((name) => !/(?:types|rules\/index)\.ts$/.test(name));
  const { files, changes } = await instrumented(named);
  const asked = changes.filter((_, at) => at % Number(values.every) === 0);
  const found = {};
  const stages =
    paths.every(isRule) && values.tests === undefined ? [{ tests: paths.map(testOf) }] : stagesOf(paths[0]);
  for (const stage of stages) {
    const left = asked.filter(({ id }) => !['noticed', 'loaded'].includes(found[id])).map(({ id }) => id);
    if (left.length > 0) Object.assign(found, await outcomes(stage, { files, ids: left }));
  }
  const loaded = values.loading ? asked.filter(({ id }) => found[id] === 'loaded') : [];
  Object.assign(found, await outcomesOfLoading(loaded, files));
  const unseen = asked.filter(({ id }) => ['survived', 'unreached'].includes(found[id]));
  const invalid = refused(unseen);
  const unnoticed = unseen.filter(({ id }) => !invalid.has(id));
  const left = unnoticed.filter((change) => !explained.has(keyOf(change)));
  for (const { file, line, at, from, to } of left) console.log(JSON.stringify({ line, file, at, from, to }));
  const count = (outcome) => asked.filter(({ id }) => found[id] === outcome).length;
  const valid = asked.length - count('loaded') - invalid.size;
  console.log(
    `${paths.join(' ')}: ${asked.length} changes, ${count('loaded')} only while loading, ${invalid.size} that only the compiler refuses`,
  );
  console.log(
    `of the other ${valid}: ${count('noticed')} noticed (${((100 * count('noticed')) / valid).toFixed(1)} %), ${unnoticed.length - left.length} explained, ${left.length} left`,
  );
}

const asPath = (name) => (existsSync(join(root, name)) ? name : `rules/${name}.ts`);
const asked = positionals.length > 0 ? [positionals.map(asPath)] : Object.keys(STAGES).map((folder) => [folder]);
for (const paths of asked) await run(paths);
