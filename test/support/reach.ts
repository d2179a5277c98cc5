import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { binary } from './bytes.ts';

/** Where a client would look for what a config names. */
export interface Surroundings {
  readonly home: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What stands for `/etc/ssh`. */
  readonly systemFolder: string;
}

export type Reach =
  | { readonly kind: 'safe'; readonly files: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** Longer comments may be split by old clients and their rest be read as a line. */
const longestComment = 1000;

/** Lines that some client could act on. Quotes and backslashes are taken out: `Match ex"ec"` is exec too. */
function activeLines(bytes: Uint8Array): readonly string[] {
  return binary(bytes)
    .split('\n')
    .filter((line) => line.length > longestComment || !/^\s*#/.test(line));
}

export const runsCommand = (line: string): boolean => {
  const plain = line.replaceAll(/["'\\]/g, '');
  return /match/i.test(plain) && /exec/i.test(plain);
};

/** Every path that a client of any version could take out of an Include line, and more. */
function includeWords(line: string): readonly string[] {
  const rest = /include(.*)/is.exec(line.replaceAll(/["']/g, ' '))?.[1];
  if (rest === undefined) return [];
  const joined = /include(.*)/is.exec(line.replaceAll(/["']/g, ''))?.[1] ?? '';
  const quoted = [...line.matchAll(/"([^"]*)"|'([^']*)'/g)].flatMap(([, double, single]) => double ?? single ?? []);
  return [...new Set([...rest.split(/[\s=\0]+/), ...joined.split(/[\s\0]+/), ...quoted])].filter((word) => word !== '');
}

/** Tokens become stars, known variables their values: matches at least what a client would make of it. */
function widen(word: string, { home, environment }: Surroundings): string {
  return word
    .replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => environment[name] ?? '*')
    .replaceAll(/%(.)/g, (_, letter: string) => ({ '%': '%', d: home })[letter] ?? '*');
}

function anchored(word: string, { home, systemFolder }: Surroundings): readonly string[] {
  if (word.startsWith('~/')) return [join(home, word.slice(2))];
  if (word.startsWith('~root/')) return [join(home, word.slice(6))];
  if (word.startsWith('/etc/ssh/')) return [join(systemFolder, word.slice(9))];
  if (word.startsWith('/')) return [word];
  return [join(home, '.ssh', word), join(systemFolder, word)];
}

const matcher = (part: string): RegExp =>
  new RegExp(
    `^${part.replaceAll(/\\(.)/g, '$1').replaceAll(/\[[^\]]*\]|[*?]|[^A-Za-z0-9]/g, (piece) => {
      if (piece === '*') return '.*';
      return piece === '?' || piece.length > 1 ? '.' : `\\${piece}`;
    })}$`,
    's',
  );

const listing = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** glob(3), or a little more than it. */
function expand(pattern: string): readonly string[] {
  const parts = pattern.split('/').filter((part) => part !== '');
  return parts.reduce<readonly string[]>(
    (folders, part) => {
      if (!/[*?[\\]/.test(part)) return folders.map((folder) => join(folder, part));
      const matches = matcher(part);
      return folders.flatMap((folder) =>
        listing(folder)
          .filter((name) => matches.test(name))
          .map((name) => join(folder, name)),
      );
    },
    ['/'],
  );
}

function regularFile(path: string): boolean | undefined {
  try {
    const stat = statSync(path);
    if (stat.isFile() || stat.isDirectory()) return stat.isFile();
    return path === '/dev/null' ? false : undefined;
  } catch {
    return false;
  }
}

/**
 * Everything that a client could read when it is given `roots`, or why it must not be given them: a `Match exec` runs a
 * command. Errs on the side of refusing.
 */
export function reach(roots: readonly string[], surroundings: Surroundings): Reach {
  const files = new Set<string>();
  const waiting = [...roots];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const isFile = regularFile(path);
    if (isFile === undefined) return { kind: 'refused', reason: `${path} is neither file nor folder` };
    if (files.has(path)) continue;
    files.add(path);
    if (!isFile) continue;
    const lines = activeLines(readFileSync(path));
    const command = lines.find(runsCommand);
    if (command !== undefined) return { kind: 'refused', reason: `${path} runs a command: ${command.trim()}` };
    for (const word of lines.flatMap(includeWords)) {
      if (/^~(?!\/|root\/)/.test(word)) continue;
      waiting.push(...anchored(widen(word, surroundings), surroundings).flatMap(expand));
    }
  }
  return { kind: 'safe', files: [...files].sort() };
}

/** All that a client could notice about a path, as text; contents as a number of bytes and the bytes. */
export function appearance(path: string): string {
  try {
    const link = lstatSync(path);
    const target = link.isSymbolicLink() ? `-> ${realpathSync(path)}` : '';
    const { mode, uid, gid } = statSync(path);
    const contents = statSync(path).isFile() ? binary(readFileSync(path)) : listing(path).toSorted().join('/');
    return [path, target, mode, uid, gid, contents.length, contents].join('\0');
  } catch {
    return `${path}\0missing`;
  }
}
