import type { Client } from '../client/client.ts';
import type { FileStat, User } from '../ports.ts';

const WRITABLE_BY_GROUP = 0o020;
const WRITABLE_BY_OTHERS = 0o002;

/** Whether ssh takes a config file with this owner and mode, where it checks them (readconf.c; Debian's group rule). */
export function isSecure(stat: FileStat, user: User, client: Client): boolean {
  if (stat.uid !== 0 && stat.uid !== user.uid) return false;
  if ((stat.mode & WRITABLE_BY_OTHERS) !== 0) return false;
  if ((stat.mode & WRITABLE_BY_GROUP) === 0) return true;
  return client.does('group-writable-allowed') && user.isOnlyMember(stat.gid);
}
