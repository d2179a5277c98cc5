/** The machine that the real clients believe to run on. */

export const labHostName = 'lab.example.net';

interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const accounts: readonly Account[] = [
  { name: 'ann', uid: 2001, gid: 3001 },
  { name: 'bob', uid: 2002, gid: 3001 },
];

interface Group {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

const groups: readonly Group[] = [
  { name: 'root', gid: 0, members: [] },
  { name: 'solo', gid: 3000, members: ['root'] },
  { name: 'staff', gid: 3001, members: [] },
  { name: 'pair', gid: 3002, members: ['root', 'ann'] },
  { name: 'empty', gid: 3003, members: [] },
  { name: 'ann', gid: 3004, members: ['ann'] },
];

export const groupIds: readonly number[] = [...groups.map(({ gid }) => gid), 3999];

export const passwdText = (home: string): string =>
  [{ name: 'root', uid: 0, gid: 0 }, ...accounts]
    .map(({ name, uid, gid }) => `${name}:x:${uid}:${gid}::${uid === 0 ? home : '/nonexistent'}:/bin/sh\n`)
    .join('');

export const groupText = groups.map(({ name, gid, members }) => `${name}:x:${gid}:${members.join(',')}\n`).join('');

/** Root's groups: its own, and the one that lists it alone. */
export const isOnlyMember = (gid: number): boolean => gid === 0 || gid === 3000;

/** Canonical name -> its other names. The nearest thing to DNS with CNAMEs that needs no network. */
const names: Readonly<Record<string, readonly string[]>> = {
  'alpha.example.com': ['alpha'],
  'real.example.net': ['beta.example.com', 'www.example.com'],
  'gamma.example.org': [],
  'Mixed.Example.Com': ['delta.example.com'],
};

const entries = Object.entries(names);

/** ssh asks for `name.domain.`, and the C library compares the dot too. */
const bothWays = (all: readonly string[]) => [...all, ...all.map((name) => `${name}.`)];

export const hostsText = entries
  .flatMap(([name, aliases], index) =>
    [`192.0.2.${index + 1}`, `2001:db8::${index + 1}`].map(
      (address) => `${[address, ...bothWays([name, ...aliases])].join(' ')}\n`,
    ),
  )
  .join('');

/** getaddrinfo(3) on that machine. */
export function lookUp(name: string): { readonly canonicalName: string } | undefined {
  const wanted = name.toLowerCase();
  const entry = entries.find(([canonical, aliases]) =>
    bothWays([canonical, ...aliases]).some((each) => each.toLowerCase() === wanted),
  );
  return entry === undefined ? undefined : { canonicalName: entry[0] };
}
