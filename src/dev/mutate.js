// Turns the conditions of rules round, one at a time, and asks the tests of each rule whether they notice:
// node src/dev/mutate.js [--every N] [rule ids]. Prints the share that was noticed, and every change that was not.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'test/mutants');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' } },
});

const OPERATORS = [
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/(?<!=) > /g, ' >= '],
  [/ >= /g, ' > '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ \?\? /g, ' && '],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/(?<=[(\s])!(?=[\w(])/g, ''],
  [/\bfalse\b/g, 'true'],
  [/\btrue\b/g, 'false'],
];

/** The text with everything in strings, comments and regular expressions blanked, so that places stay. */
function codeOnly(text) {
  const quoted =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|(?<=[=(,[!:?]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/g;
  return text.replace(quoted, (part) => part.replace(/[^\n]/g, '_'));
}

function closing(code, open) {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    if (code[at] === '(') depth += 1;
    if (code[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** Each change as the place, how long what goes is, and what comes there. What a loop hangs on stays as it is. */
function changesOf(text) {
  const code = codeOnly(text);
  const isLogic = (at) => {
    const start = code.lastIndexOf('\n', at) + 1;
    const line = code.slice(start, code.indexOf('\n', at));
    return !/^import|^export type|^\s*while\b|^\s*(?:readonly|fixable|recommended)\b/.test(line);
  };
  const swaps = OPERATORS.flatMap(([form, by]) =>
    [...code.matchAll(form)].map(({ index, 0: found }) => ({ at: index, length: found.length, by })),
  );
  const negations = [...code.matchAll(/\bif \(/g)].flatMap(({ index }) => {
    const open = index + 3;
    const end = closing(code, open);
    return end === undefined ? [] : [{ at: open, length: end + 1 - open, by: `(!${text.slice(open, end + 1)})` }];
  });
  return [...swaps, ...negations].filter(({ at }) => isLogic(at)).toSorted((a, b) => a.at - b.at);
}

function lineOf(text, { at, length, by }) {
  const number = text.slice(0, at).split('\n').length;
  return `${number}: ${text
    .slice(at, at + length)
    .trim()
    .slice(0, 60)} -> ${by.trim().slice(0, 60)}`;
}

function mutantsOf(id) {
  const text = readFileSync(join(root, `rules/${id}.ts`), 'utf8');
  const test = readFileSync(join(root, `test/rules/${id}.test.ts`), 'utf8');
  return changesOf(text).map((change, at) => ({
    name: `${id}.${at}`,
    rule: (text.slice(0, change.at) + change.by + text.slice(change.at + change.length)).replaceAll(
      "'../src/",
      "'../../src/",
    ),
    test: test.replaceAll(`'../../rules/${id}.ts'`, `'./${id}.${at}.ts'`),
    shown: `rules/${id}.ts:${lineOf(text, change)}`,
  }));
}

const ids = readdirSync(join(root, 'rules'))
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  .map((name) => name.slice(0, -3))
  .filter((id) => positionals.length === 0 || positionals.includes(id));
const mutants = ids.flatMap(mutantsOf).filter((_, at) => at % Number(values.every) === 0);

mkdirSync(folder, { recursive: true });
try {
  for (const { name, rule, test } of mutants) {
    writeFileSync(join(folder, `${name}.ts`), rule);
    writeFileSync(join(folder, `${name}.test.ts`), test);
  }
  const report = join(folder, 'report.json');
  // One worker that keeps its modules: all mutants share everything but the rule.
  const args = [
    'vitest',
    'run',
    'test/mutants',
    '--no-isolate',
    '--maxWorkers=1',
    '--reporter=json',
    `--outputFile=${report}`,
  ];
  spawnSync('npx', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const passed = new Set(testResults.filter(({ status }) => status === 'passed').map(({ name }) => name));
  const survivors = mutants.filter(({ name }) => passed.has(join(folder, `${name}.test.ts`)));
  for (const { shown } of survivors) console.log(shown);
  const noticed = mutants.length - survivors.length;
  console.log(
    `${noticed} of ${mutants.length} changes were noticed (${((100 * noticed) / mutants.length).toFixed(1)} %)`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
