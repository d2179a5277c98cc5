interface Accounts {
  readonly user: { readonly name: string; readonly uid: number };
  /** The text of /etc/passwd. */
  readonly passwd: string;
  /** The text of /etc/group. */
  readonly group: string;
}

/**
 * Whether the group has exactly one member, this user. As secure_permissions() of Debian's user-group-modes.patch:
 * nobody else has it as first group or stands in its list, and a group without any member does not count.
 */
export function isOnlyMember(gid: number, { user, passwd, group }: Accounts): boolean {
  const entry = rows(group).find(([, , id]) => Number(id) === gid && id !== '');
  if (entry === undefined) return false;
  const owners = rows(passwd).filter(([, , , first]) => Number(first) === gid && first !== '');
  if (owners.some(([, , uid]) => Number(uid) !== user.uid)) return false;
  const listed = (entry[3] ?? '').split(',').filter((name) => name !== '');
  if (listed.some((name, index) => name !== user.name || index > 0)) return false;
  return owners.length + listed.length > 0;
}

function rows(table: string): readonly (readonly string[])[] {
  return table
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'));
}
