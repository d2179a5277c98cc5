import type { NetworkAddress, Ports, Terminal, User } from '../ports.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

interface Seen {
  readonly environment: Environment;
  readonly isTerminal: boolean;
  /** As the terminal says. */
  readonly columns: number | undefined;
}

/** https://no-color.org and https://force-color.org; the first is the stronger. */
export function terminal({ environment, isTerminal, columns }: Seen): Terminal {
  const { NO_COLOR, FORCE_COLOR, TERM, COLUMNS } = environment;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  const refused = (NO_COLOR !== undefined && NO_COLOR !== '') || FORCE_COLOR === '0' || FORCE_COLOR === 'false';
  const width = columns || Number(COLUMNS);
  return {
    color: !refused && (forced || (isTerminal && TERM !== 'dumb')),
    columns: width > 0 ? width : 80,
    isTerminal,
  };
}

export function platformOf(name: string): Ports['platform'] {
  return name === 'linux' || name === 'darwin' || name === 'win32' ? name : 'other';
}

interface Interfaces {
  readonly [name: string]: readonly { readonly address: string; readonly family: string }[] | undefined;
}

export function addressesOf(interfaces: Interfaces): readonly NetworkAddress[] {
  return Object.values(interfaces).flatMap((addresses = []) =>
    addresses.map(({ address, family }) => ({ address, family: family === 'IPv6' ? 6 : 4 })),
  );
}

/** What the environment says of a user whom the password database does not know. */
export function claimed({ USER, LOGNAME, USERNAME, HOME, USERPROFILE }: Environment): Pick<User, 'name' | 'home'> {
  return { name: USER ?? LOGNAME ?? USERNAME ?? 'nobody', home: HOME ?? USERPROFILE ?? '/' };
}
