// The changes that can be made to files, all of them in the code at once, and which of them the compiler refuses.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Instrumenter } from '@stryker-mutator/instrumenter';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export function filesIn(path, ending) {
  if (statSync(join(root, path)).isFile()) return [path];
  const names = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => `${path}/${name.replaceAll('\\', '/')}`);
}

const silent = () => undefined;
const logger = { debug: silent, info: silent, isDebugEnabled: () => false };

/** The files with every change in them, each behind its switch, and the changes. */
export async function instrumented(paths) {
  const files = paths.map((name) => ({ name, mutate: true, content: readFileSync(join(root, name), 'utf8') }));
  const texts = new Map(files.map(({ name, content }) => [name, content]));
  const options = {
    plugins: null,
    ignorers: [],
    // Texts are what messages are made of, and tests quote them where they matter.
    excludedMutations: ['StringLiteral'],
  };
  const made = await new Instrumenter(logger).instrument(files, options);
  const changes = made.mutants
    .filter(({ status }) => status !== 'Ignored')
    .map((mutant) => changeOf(mutant, texts.get(mutant.fileName)));
  return { files: made.files, changes };
}

function changeOf({ id, fileName, location, replacement }, text) {
  const lines = text.split('\n');
  const offset = ({ line, column }) => lines.slice(0, line).join('\n').length + (line === 0 ? 0 : 1) + column;
  const [start, end] = [offset(location.start), offset(location.end)];
  return {
    id,
    file: fileName,
    line: location.start.line + 1,
    at: lines[location.start.line].trim(),
    from: plain(text.slice(start, end)),
    to: plain(replacement),
    changed: () => text.slice(0, start) + replacement + text.slice(end),
  };
}

const plain = (code) => code.replaceAll(/\s+/g, ' ');

/** The ids of those that do not compile. Each is a file of its own beside the true one, so that one run says it of all. */
export function refused(changes) {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-changes-'));
  try {
    for (const name of ['src', 'rules', 'package.json'])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const { id, file, changed } of changes)
      writeFileSync(join(folder, file.replace(/\.ts$/, `.change-${id}.ts`)), changed());
    const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
    const options = { ...compilerOptions, noUnusedLocals: false, noUnusedParameters: false };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, include: ['src/**/*.change-*.ts', 'rules/*.change-*.ts'] }),
    );
    const { stdout } = spawnSync('npx', ['tsc', '--pretty', 'false', '-p', folder], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    return new Set([...stdout.matchAll(/\.change-(\d+)\.ts\(/g)].map(([, id]) => id));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
