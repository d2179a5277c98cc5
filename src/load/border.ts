import type { FileSystem } from '../ports.ts';

/** How far a file that is not the caller's own may lead. */
export interface Border {
  readonly files: Pick<FileSystem, 'realPath'>;
  /** Real paths of folders; undefined: anywhere. */
  readonly onlyBelow: readonly string[] | undefined;
}

/** Whether a path may be followed. What is not there leads nowhere. */
export function isWithinBorder(path: string, { files, onlyBelow }: Border): boolean {
  if (onlyBelow === undefined) return true;
  const real = files.realPath(path);
  return real === undefined || onlyBelow.some((folder) => real === folder || real.startsWith(`${folder}/`));
}
