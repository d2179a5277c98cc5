import type { Client } from '../../src/client/client.ts';
import { clientOfBanner } from './engine-client.ts';

/** The releases that tests compare with are Debian's builds; of any other, upstream's is meant. */
const debian: Readonly<Record<string, string>> = {
  '7.5': '7.5p1 Debian-14',
  '8.4': '8.4p1 Debian-5+deb11u7',
  '9.2': '9.2p1 Debian-2+deb12u10',
  '10.0': '10.0p2 Debian-7~bpo12+1',
  '10.3': '10.3p1 Debian-1~bpo13+1',
  '10.6': '10.6p1 Debian-1',
};

/** Our facts about a release, `9.2` or `9.9p2`, or about a system, `rhel-9`. */
export function release(name: string): Client {
  if (/^[a-z]/.test(name)) return clientOfBanner(name);
  const patch = name.includes('p') ? '' : 'p1';
  return clientOfBanner(`OpenSSH_${debian[name] ?? `${name}${patch}`}`);
}

/** Releases in one word each, with spaces between. */
export const releases = (names: string): readonly string[] => names.split(' ');
