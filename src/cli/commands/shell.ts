import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileSystem } from '../../ports.ts';
import { visible } from '../../report/text.ts';
import { systemConfigOf } from '../../resolve/own-world.ts';
import type { Candidate, Names } from '../complete.ts';
import { formatNames } from '../formats.ts';
import type { Session } from '../session.ts';
import { type Shell, scriptFor, shells } from '../shell-scripts.ts';
import { UsageError } from '../usage-error.ts';

/** Prints wrappers and completions for a shell. `destinations` and `complete` are there for the completions. */
export async function shellCommand(session: Session): Promise<number> {
  const { line, own } = session;
  const [word, ...more] = line.words;
  if (word === 'complete') return completeWords(session, more);
  if (word === 'destinations') {
    const names = await destinationsOf(session);
    own.out(names.map((name) => `${name}\n`).join(''));
    return 0;
  }
  const shell = shells.find((name) => name === word);
  if (shell === undefined || more.length > 0) throw new UsageError('name a shell: ssh-lint shell bash, zsh or fish');
  own.out(script(shell, own.files, own.platform === 'win32'));
  return 0;
}

function script(shell: Shell, files: FileSystem, onWindows: boolean): string {
  const path = wrapperPath(files);
  return scriptFor(shell, onWindows ? path.replaceAll('\\', '/') : path);
}

/** It lies in `bin/` of the package, some folders above this code. */
function wrapperPath(files: FileSystem): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let step = 0; step < 4; step += 1) {
    const path = join(folder, 'bin', 'ssh-lint-ssh');
    if (files.stat(path) !== undefined) return path;
    folder = dirname(folder);
  }
  throw new Error('bin/ssh-lint-ssh is missing');
}

/** One candidate a line, with what it is about behind a tab; `:files` where a file may stand. */
async function completeWords(session: Session, words: readonly string[]): Promise<number> {
  const { complete } = await import('../complete.ts');
  const { candidates, files } = await complete(words, namesFor(session));
  const lines = candidates.map(({ word, about }) => (about === '' ? word : `${word}\t${about}`));
  session.own.out([...lines, ...(files ? [':files'] : [])].map((line) => `${line}\n`).join(''));
  return 0;
}

function namesFor(session: Session): Names {
  const named = (all: readonly string[]): readonly Candidate[] => all.map((word) => ({ word, about: '' }));
  return {
    rules: async () => (await loadRules()).map(({ id, description }) => ({ word: id, about: description })),
    policies: async () => {
      const { builtIn } = await import('../../server/built-in.ts');
      return builtIn.map(({ id, name }) => ({ word: id, about: name }));
    },
    targets: async () => {
      const { targetNames } = await import('../../client/target.ts');
      return targetNames().map(({ name, about }) => ({ word: name, about }));
    },
    destinations: async () => named(await destinationsOf(session)),
    formats: (command) => formatNames[command],
  };
}

const loadRules = async () => (await import('../../../rules/index.ts')).rules;

/** The names that the user's config names, without patterns. */
async function destinationsOf({ ports }: Session): Promise<readonly string[]> {
  const [{ lint }, { newestClient }] = await Promise.all([
    import('../../lint/lint.ts'),
    import('../../client/target.ts'),
  ]);
  const config = {
    files: [
      { path: join(ports.user.home, '.ssh', 'config'), role: 'user', optional: true },
      { path: systemConfigOf(ports), role: 'system', optional: true },
    ],
  } as const;
  const settings = { preset: 'none', rules: {}, overrides: [] } as const;
  const { destinations } = lint({ ports, clients: [newestClient()], configs: [config], rules: [], settings });
  return destinations.filter((name) => name === visible(name) && !/[\s'"\\$`]/.test(name));
}
