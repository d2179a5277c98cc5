import type { Source } from '../syntax/document.ts';
import { hashedName } from './hashed-name.ts';
import { knownHostsWords } from './known-hosts-words.ts';

/** Whether ssh-keygen knows a type of key by this name. */
export type KnowsType = (type: string) => boolean;

/**
 * The first line over which `ssh-keygen -R` leaves the whole file as it is: known_hosts_find_delete of ssh-keygen.c. It looks
 * at the form of every line and at the names of types, not at the keys.
 */
export function firstUnremovable({ text }: Source, knows: KnowsType): number | undefined {
  const index = text.split('\n').findIndex((line) => isBroken(line.replace(/^[ \t]+|\0.*$/gs, ''), knows));
  return index === -1 ? undefined : index + 1;
}

function isBroken(line: string, knows: KnowsType): boolean {
  if (line === '' || line.startsWith('#')) return false;
  const words = knownHostsWords(line);
  if (words?.base64 === undefined || words.base64.startsWith('#')) return true;
  const { hosts, type } = words;
  return !knows(type) || (hosts.startsWith('|') && hashedName(hosts) === undefined);
}
