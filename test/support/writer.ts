import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder that nobody else writes in. */
export function ownFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'ssh-lint-write-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** What a process of its own does with the file that is its first argument. */
export const programs = {
  /** Writes one of two long texts in turn, and says after each which one it was. */
  alternate: `
    const [path] = process.argv.slice(2);
    const texts = ['a', 'b'].map((letter) => Buffer.from(letter.repeat(50_000)));
    for (let turn = 0; turn < 3000; turn += 1) {
      const now = realWriting.replaceFile(path, texts[(turn + 1) % 2], texts[turn % 2]);
      const back = now?.reason === 'changed' && realWriting.replaceFile(path, texts[(turn + 1) % 2], texts[(turn + 1) % 2]);
      writeSync(1, now && back ? JSON.stringify(now) + '\\n' : 'written\\n');
    }`,
  /** Adds one to the number in the file, as often as its second argument says, and tells how often it could. */
  count: `
    const [path, times] = process.argv.slice(2);
    let done = 0;
    for (let turn = 0; turn < Number(times); turn += 1) {
      const before = readFileSync(path);
      const after = Buffer.from(String(Number(before.toString()) + 1));
      if (realWriting.replaceFile(path, after, before) === undefined) done += 1;
    }
    writeSync(1, String(done));`,
  /** Replaces the file with a text of so many bytes, and says what stood against it. */
  once: `
    const [path, size] = process.argv.slice(2);
    const refusal = realWriting.replaceFile(path, Buffer.alloc(Number(size), 'x'), readFileSync(path));
    writeSync(1, JSON.stringify(refusal ?? null));`,
} as const;

/** A script of one of these programs, in a folder. */
export async function scriptOf(name: keyof typeof programs, folder: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  const head = `import { readFileSync, writeSync } from 'node:fs';\nimport { realWriting } from './src/node/real-writing.ts';`;
  const stdin = { contents: `${head}\n${programs[name]}`, resolveDir: root, loader: 'js' } as const;
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' });
  return outfile;
}

/** Starts a script; `said` gets what it prints. */
export function start(script: string, args: readonly string[], said: (text: string) => void): ChildProcess {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8').on('data', said);
  return child;
}

export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('close', () => resolve());
  });
