import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

/** Why tests that read strangers' configs in place are skipped; undefined when the folder is there. */
export const corpusObstacle = existsSync(folder) ? undefined : 'needs ../shared/corpus beside the checkout';

/** A file by its way from the folder. */
export const corpusName = (path: string): string => path.slice(folder.length + 1);

export interface CorpusCase {
  readonly name: string;
  /** Given with -F; undefined = the user's own file of `home`. */
  readonly file: string | undefined;
  /** Undefined = a home without files. */
  readonly home: string | undefined;
  readonly aliases: readonly string[];
}

const list = (path: string): readonly string[] => (existsSync(path) ? readdirSync(path).toSorted() : []);

/** Every file below, whatever it is for. */
export const corpusFiles = (): readonly string[] =>
  ['configs', 'includes', 'exec', 'exec-includes', 'templated', 'comment-only']
    .filter((name) => existsSync(join(folder, name)))
    .flatMap((name) =>
      readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'layout.json')
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .toSorted();

const unquoted = (word: string): string => word.replaceAll('"', '');

/** Words of Host lines and names of `Match host`, as typed, without patterns. */
function aliasesIn(text: string): readonly string[] {
  const lines = text.split('\n');
  const hosts = lines.flatMap(
    (line) => /^\s*"?host"?(?:\s*=\s*|\s+)(.*)$/i.exec(line)?.[1]?.match(/"[^"]*"|\S+/g) ?? [],
  );
  const matched = lines
    .flatMap((line) => /^\s*match\s.*?\b(?:original)?host[\s=]+(\S+)/i.exec(line)?.[1] ?? [])
    .flatMap((names) => names.split(','));
  const words = [...hosts, ...matched].map(unquoted);
  return [...new Set(words)].filter((word) => word !== '' && !/[*?!]/.test(word));
}

const strangerName = 'no-such-host.invalid';

const readText = (path: string) => readFileSync(path, 'latin1');

function includesCase(name: string): CorpusCase {
  const home = join(folder, 'includes', name, 'home');
  const texts = readdirSync(join(home, '.ssh'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readText(join(entry.parentPath, entry.name)));
  const aliases = new Set(texts.flatMap(aliasesIn));
  return { name: `includes/${name}`, file: undefined, home, aliases: [...aliases, strangerName] };
}

/** The configs that a real client may be given. */
export const corpusCases = (): readonly CorpusCase[] => [
  ...list(join(folder, 'configs')).map((name) => {
    const file = join(folder, 'configs', name);
    return { name: `configs/${name}`, file, home: undefined, aliases: [...aliasesIn(readText(file)), strangerName] };
  }),
  ...list(join(folder, 'includes')).map(includesCase),
];
