import type { Ports } from '../ports.ts';

/** What a system says of itself. */
export interface OsRelease {
  readonly id: string;
  /** Systems that it is like, closest first. */
  readonly like: readonly string[];
  readonly version: string;
}

/** https://www.freedesktop.org/software/systemd/man/latest/os-release.html; what it does not say is empty. */
export function osRelease(files: Ports['files']): OsRelease {
  const read = ['/etc/os-release', '/usr/lib/os-release']
    .map((path) => files.read(path))
    .find((result) => 'bytes' in result);
  const text = read !== undefined && 'bytes' in read ? new TextDecoder().decode(read.bytes) : '';
  const value = (name: string): string => new RegExp(`^${name}=["']?([^"'\\n]*)`, 'm').exec(text)?.[1] ?? '';
  return { id: value('ID'), like: value('ID_LIKE').split(' '), version: value('VERSION_ID') };
}
