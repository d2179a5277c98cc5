import type { Client } from '../client/client.ts';
import { hasControlCharacter } from '../syntax/ascii.ts';

/** valid_ruser of ssh.c, as this client checks a user that is typed or expanded. */
export function isValidUser(user: string, client: Client): boolean {
  if (user.startsWith('-') || user.endsWith('\\')) return false;
  if (client.does('typed-user-control-characters') && hasControlCharacter(user)) return false;
  if (client.does('typed-user-backslash') && /[\\$]/.test(user)) return false;
  return !/['`";&<>|(){}]/.test(user) && !/[ \t-\r]-/.test(user);
}

/** valid_hostname of ssh.c, as this client checks a name that is typed. */
export function isValidHost(host: string, client: Client): boolean {
  if (host.includes(',') && client.does('comma-in-host-refused')) return false;
  return !host.startsWith('-') && !/['`"$\\;&<>|(){}\0- \x7f]/.test(host);
}
