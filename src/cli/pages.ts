import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileSystem } from '../ports.ts';

/** The page of a rule. It lies in `rules/` of the package, some folders above this code. */
export function pageOf(id: string, files: FileSystem): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let step = 0; step < 4; step += 1) {
    const result = files.read(join(folder, 'rules', `${id}.md`));
    if ('bytes' in result) return new TextDecoder().decode(result.bytes);
    folder = dirname(folder);
  }
  return undefined;
}
