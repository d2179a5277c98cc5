import type { FileSystem, User } from '../ports.ts';
import { textOf } from '../syntax/source.ts';

/** The home of an account by name, from /etc/passwd; the caller's own is known without it. */
export function homeOf(name: string, user: User, files: FileSystem): string | undefined {
  if (name === user.name) return user.home;
  const passwd = files.read('/etc/passwd');
  if (!('bytes' in passwd)) return undefined;
  const line = textOf(passwd.bytes)
    .split('\n')
    .find((text) => text.startsWith(`${name}:`));
  return line?.split(':')[5];
}
