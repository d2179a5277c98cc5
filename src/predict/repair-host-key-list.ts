import { isForbidden } from './forbidden.ts';
import type { Case, Forecast } from './forecast.ts';
import { isWeak, line, listRepairs, possibleNames, withName } from './repair-lines.ts';
import { newHostKey } from './repair-sha1.ts';
import type { Repair } from './types.ts';

/** One name more, in one list or in both that it must stand in; where the system permits none, another key. */
export function hostKeyListRepairs(each: Case, forecast: Forecast): readonly Repair[] {
  const found = listRepairs(each, forecast);
  if (found.length > 0) return found;
  const { client } = each.terms;
  const { server } = forecast.detail;
  if (server.some((name) => isForbidden(client, name))) return [newHostKey(each)];
  return client.does('host-keys-within-user-list') ? inBothLists(each, server) : [];
}

/** Where PubkeyAcceptedAlgorithms holds back what HostKeyAlgorithms says. */
function inBothLists(each: Case, server: readonly string[]): readonly Repair[] {
  const [name] = possibleNames(each, 'hostkeyalgorithms', server);
  if (name === undefined) return [];
  const hostKeys = withName(each, 'hostkeyalgorithms', name);
  const publicKeys = withName(each, 'pubkeyacceptedalgorithms', name);
  const weakens = isWeak(each, 'hostkeyalgorithms', name);
  const text = `Allow ${name} for this host, in PubkeyAcceptedAlgorithms, too: this client proposes for host keys only what stands there.`;
  const first = line(each, { id: 'pubkeyacceptedalgorithms', value: publicKeys, text, weakens });
  if (each.terms.hostKeys.includes(name)) return [first];
  const { change: _, ...both } = first;
  const second = line(each, { id: 'hostkeyalgorithms', value: hostKeys, text, weakens });
  return [{ ...both, lines: [...second.lines, ...first.lines] }];
}
