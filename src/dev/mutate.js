// Changes the code, one place at a time, and asks the tests whether they notice:
// node src/dev/mutate.js [--every N] [--tests PATH]... [PATH | RULE]...
// A path is a folder or a file of it; without one, all folders below. What neither a test nor the compiler notices, and
// test/unnoticed.json does not explain, is printed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' }, tests: { type: 'string', multiple: true } },
});

function stagesOf(path) {
  if (values.tests !== undefined) return [{ tests: values.tests }];
  if (/^rules\/.*\.ts$/.test(path)) return [{ tests: [`test/${path.replace(/\.ts$/, '.test.ts')}`] }];
  return STAGES[Object.keys(STAGES).find((folder) => path.startsWith(folder))] ?? [{ tests: ['test'], longest: SHORT }];
}

async function outcomes(stage, { files, ids }) {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-outcome-'));
  const outcome = join(folder, 'outcome.json');
  const texts = new Map(files.map(({ name, content }) => [join(root, name), content]));
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
  const load = { name: 'changes', enforce: 'pre', load: (id) => texts.get(id.split('?', 1)[0]) };
  try {
    const vitest = await startVitest('test', [], options, { plugins: [load] });
    await vitest.close();
    return JSON.parse(readFileSync(outcome, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
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
  for (const stage of stagesOf(paths[0])) {
    const left = asked.filter(({ id }) => !['noticed', 'loaded'].includes(found[id])).map(({ id }) => id);
    if (left.length > 0) Object.assign(found, await outcomes(stage, { files, ids: left }));
  }
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
