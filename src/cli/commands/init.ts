import { dirname, join } from 'node:path';
import { installedClient } from '../../client/installed.ts';
import { targetNameOf } from '../../client/target.ts';
import type { FileSystem } from '../../ports.ts';
import { visible } from '../../report/text.ts';
import { repositoryOf } from '../config/places.ts';
import { defaults } from '../configuration.ts';
import { isMainName, standInFor } from '../dotfiles.ts';
import { inputOf } from '../inputs.ts';
import { lintGroup } from '../runs.ts';
import { namer, type Session } from '../session.ts';
import { hookEntry, type Start, startingConfig } from '../starting-config.ts';
import { targetsFor } from '../targets.ts';
import { UsageError } from '../usage-error.ts';

const fileName = '.ssh-lintrc.yaml';
const hookFile = '.pre-commit-config.yaml';

/** Writes a starting configuration, and shows it. What is there stays as it is. */
export async function initCommand(session: Session): Promise<number> {
  const { line, own } = session;
  if (line.words.length > 0) throw new UsageError('`init` takes no words');
  const repository = repositoryOf(own.currentFolder, own);
  const folder = repository ?? own.user.home;
  refuseOther(folder, own.files);
  const withHook = line.has('pre-commit');
  if (withHook && repository === undefined) throw new UsageError('--pre-commit is for a repository, and this is none');
  put(session, join(folder, fileName), startingConfig(await startFor(session, repository)));
  if (withHook) await putHook(session, join(folder, hookFile));
  return 0;
}

/** The first configuration of a folder that is found holds alone. */
function refuseOther(folder: string, files: FileSystem): void {
  const names = ['.ssh-lintrc', '.ssh-lintrc.json', fileName, '.ssh-lintrc.yml'];
  const known = names.find((name) => files.lstat(join(folder, name)) !== undefined);
  if (known !== undefined) throw new UsageError(`there is ${join(folder, known)} already, and it stays as it is`);
}

function put({ line, own, say, writeReport }: Session, path: string, text: string): void {
  const shown = namer([], own)(path);
  own.out(`# ${visible(shown)}\n${text}`);
  if (line.has('dry-run')) return;
  writeReport(path, text);
  say(`wrote ${shown}`);
}

async function putHook(session: Session, path: string): Promise<void> {
  const { own, say } = session;
  const { version } = await import('../version.ts');
  const entry = hookEntry(version);
  if (own.files.lstat(path) === undefined) return put(session, path, `repos:\n${entry}`);
  own.out(entry);
  say(`${namer([], own)(path)} stays as it is; this is the entry for its \`repos\``);
}

async function startFor(session: Session, repository: string | undefined): Promise<Start> {
  const { line, own, say } = session;
  const installed = installedClient(own);
  const asked = line.texts('target');
  const { clients, remarks } = targetsFor(asked, own);
  for (const remark of remarks) say(remark);
  const here = repository === undefined || installed === undefined ? 'installed' : targetNameOf(installed.spec);
  const files = repository === undefined ? ownConfig(session) : [...configsIn(repository, own.files)].toSorted();
  const { rules } = await import('../../../rules/index.ts');
  const inputs = files.map((path) => inputOf(path, session));
  const outcome = lintGroup(session, { configuration: defaults, inputs, clients }, rules);
  return {
    targets: asked.length > 0 ? asked : [here],
    installed: installed === undefined ? undefined : visible(installed.said.split(',', 1)[0] ?? ''),
    isShared: repository !== undefined,
    hasApple: outcome.files.some(({ source }) => /^\s*UseKeychain\b/im.test(source.text)),
    files: files.map((path) => visible(namer([], own)(path))),
    found: timesOf(outcome.findings.map(({ rule }) => rule)),
  };
}

/** Each word with how often it is there. */
function timesOf(words: readonly string[]): readonly (readonly [string, number])[] {
  const names = [...new Set(words)].toSorted();
  return names.map((name) => [name, words.filter((word) => word === name).length]);
}

function ownConfig({ own }: Session): readonly string[] {
  const path = join(own.user.home, '.ssh', 'config');
  return 'bytes' in own.files.read(path) ? [path] : [];
}

/** Deeper, nobody keeps the config. */
const deepest = 5;
const unsearched = ['.git', 'node_modules'];

/** The main configs that a repository of dotfiles has. */
function* configsIn(folder: string, files: FileSystem, depth = 0): Generator<string> {
  for (const name of files.list(folder) ?? []) {
    const path = join(folder, name);
    const standIn = standInFor(path);
    const kind = files.lstat(path)?.kind;
    if (kind === 'file' && standIn?.folder === dirname(path) && isMainName(name, standIn)) yield path;
    if (kind === 'directory' && depth < deepest && !unsearched.includes(name)) yield* configsIn(path, files, depth + 1);
  }
}
