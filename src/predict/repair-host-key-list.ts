import { isForbidden, permitted } from './forbidden.ts';
import type { Case, Forecast } from './forecast.ts';
import { foretell } from './foretell.ts';
import { line, listRepairs, withName } from './repair-lines.ts';
import { newHostKey } from './repair-sha1.ts';
import type { Repair } from './types.ts';

/** One name more, in one list or in both that it must stand in; where the system permits none, another key. */
export function hostKeyListRepairs(each: Case, forecast: Forecast): readonly Repair[] {
  const found = listRepairs(each, forecast);
  if (found.length > 0) return found;
  const { client } = each.terms;
  const { server } = forecast.detail;
  if (server.some((name) => isForbidden(client, name))) return [newHostKey(each)];
  return client.does('host-keys-within-user-list') ? inBothLists(each, permitted(client, server)) : [];
}

/** Where PubkeyAcceptedAlgorithms holds back what HostKeyAlgorithms says. */
function inBothLists(each: Case, names: readonly string[]): readonly Repair[] {
  const { terms } = each;
  const { supported, defaults } = terms.client.algorithms('hostkey');
  for (const name of names.filter((one) => supported.includes(one))) {
    const hostKeys = withName(each, 'hostkeyalgorithms', name);
    const publicKeys = withName(each, 'pubkeyacceptedalgorithms', name);
    const after = foretell({ ...each, terms: { ...terms, hostKeys: hostKeys.list, publicKeys: publicKeys.list } });
    if (after.kind === 'fail' && after.phase === 'hostkey-alg') continue;
    const weakens = !defaults.includes(name);
    const text = `Allow ${name} for this host, in PubkeyAcceptedAlgorithms, too: this client proposes for host keys only what stands there.`;
    const first = line(each, { id: 'pubkeyacceptedalgorithms', value: publicKeys, text, weakens });
    if (terms.hostKeys.includes(name)) return [first];
    const { change: _, ...both } = first;
    const second = line(each, { id: 'hostkeyalgorithms', value: hostKeys, text, weakens });
    return [{ ...both, lines: [...second.lines, ...first.lines] }];
  }
  return [];
}
