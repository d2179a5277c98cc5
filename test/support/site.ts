import { chmodSync, chownSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toBytes } from './bytes.ts';
import type { Case, CaseFile } from './grammar.ts';

function place(path: string, file: CaseFile): void {
  if (file.kind === 'folder') {
    mkdirSync(path, { recursive: true, mode: 0o755 });
    return;
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  if (file.kind === 'link') {
    symlinkSync(file.target, path);
    return;
  }
  writeFileSync(path, toBytes(file.text));
  chmodSync(path, file.mode);
  if (file.uid !== 0 || file.gid !== 0) chownSync(path, file.uid, file.gid);
}

const isMain = (name: string): boolean =>
  name === 'home/main' || name === 'home/.ssh/config' || name === 'etc/ssh_config';

/** Files that nothing includes are not worth the writing. */
function neededFiles({ files }: Pick<Case, 'files'>): readonly (readonly [string, CaseFile])[] {
  const all = [...files];
  const main = all.filter(([name, file]) => isMain(name) || file.kind === 'folder');
  return main.some(([, file]) => file.kind === 'file' && /include/i.test(file.text)) ? all : main;
}

/** Writes the files of a case where a real client can read them, in place of what was there. */
export function placeCase(one: Pick<Case, 'files'>, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['home', 'etc']) mkdirSync(join(folder, name), { recursive: true, mode: 0o755 });
  for (const [name, file] of neededFiles(one)) place(join(folder, name), file);
}
