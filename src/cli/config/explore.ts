import { extname } from 'node:path';
import { Explorer } from 'cosmiconfig/dist/Explorer.js';

export interface Found {
  readonly path: string;
  readonly content: string;
  /** Undefined where the file holds no configuration. */
  readonly value: unknown;
}

type Load = (path: string, content: string) => Promise<Found>;

/**
 * The first of these files that holds a configuration. Nothing but `load` reads them: what cosmiconfig would run, or
 * follow (`$import`), is data here.
 */
export async function explore(folder: string, names: readonly string[], load: Load): Promise<Found | undefined> {
  let found: Found | undefined;
  const loader = async (path: string, content: string): Promise<unknown> => {
    const read = await load(path, content);
    const inPackage = path.endsWith('package.json');
    if (read.value === undefined) return inPackage ? {} : undefined;
    found = read;
    return inPackage ? { 'ssh-lint': {} } : {};
  };
  const explorer = new Explorer({
    moduleName: 'ssh-lint',
    searchPlaces: names,
    searchStrategy: 'none',
    loaders: Object.fromEntries(names.map((name) => [extname(name) || 'noExt', loader])),
    transform: (result) => result,
    metaConfigFilePath: null,
    ignoreEmptySearchPlaces: true,
    cache: false,
    mergeImportArrays: false,
    mergeSearchPlaces: false,
  });
  await explorer.search(folder);
  return found;
}
