import fs from 'node:fs';
import { dirname } from 'node:path';

const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;

/** Writes a note that only the user may read, in a folder that is the user's alone; where that cannot be, nothing. */
export function remember(path: string, text: string): void {
  const fresh = `${path}.${process.pid}`;
  try {
    const folder = dirname(path);
    if (!isOwn(nearest(dirname(folder)))) return;
    fs.mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
    const stats = fs.lstatSync(folder);
    if (!stats.isDirectory() || !isOwn(stats) || (stats.mode & 0o022) !== 0) return;
    fs.writeFileSync(fresh, text, { flag: 'wx', mode: PRIVATE_FILE });
    fs.renameSync(fresh, path);
  } catch {
    // The next run asks again.
  }
}

/** The folder that is there already; another user's, under `sudo` say, is left alone. */
function nearest(folder: string): fs.Stats {
  const stats = fs.statSync(folder, { throwIfNoEntry: false });
  return stats ?? nearest(dirname(folder));
}

function isOwn({ uid }: fs.Stats): boolean {
  return uid === process.getuid?.();
}
