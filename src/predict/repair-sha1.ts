import { keywordFor, winnerOf } from './deciding.ts';
import { allowingSha1, newTypes, permitted } from './forbidden.ts';
import type { Case } from './forecast.ts';
import { foretell } from './foretell.ts';
import { hostKeyList } from './host-key-step.ts';
import { blockFor, words } from './repair-lines.ts';
import { assembled } from './terms.ts';
import type { Repair } from './types.ts';

/** What to do about a host key that would be checked with SHA-1, which the system forbids. */
export function sha1HostKeyRepairs(each: Case): readonly Repair[] {
  const other = withoutSha1(each);
  return other === undefined ? [newHostKey(each), ...policyRepairs(each)] : [other];
}

/** The list without SHA-1, else what ssh proposes by itself without it, where the server then has something in common with it. */
function withoutSha1(each: Case): Repair | undefined {
  const { terms, situation } = each;
  const id = 'hostkeyalgorithms';
  const hostKeys = assembled(terms.client, id, undefined);
  const proposed = hostKeyList({ ...each, terms: { ...terms, hostKeys, hostKeysAreDefault: true } });
  const lists = [terms.hostKeys, proposed].map((list) => permitted(terms.client, list));
  const helps = lists.find((list) => {
    const after = foretell({ ...each, terms: { ...terms, hostKeys: list } });
    return after.kind !== 'fail' || after.phase === 'auth';
  });
  if (helps === undefined) return undefined;
  return {
    ...words('Leave ssh-rsa out for this host: the server has other host keys.'),
    lines: [`${keywordFor(terms.client, id) ?? id} ${helps.join(',')}`],
    block: blockFor(situation),
    above: winnerOf(situation.resolution.options.get(id)),
  };
}

/** What helps whatever the client's lists say. */
export function newHostKey({ server, terms }: Case): Repair {
  const who = server?.name ?? 'the server';
  return words(
    `Have an ${newTypes(terms.client)} host key made for ${who}: the crypto policy of this system forbids SHA-1 signatures, so ssh-rsa in HostKeyAlgorithms does not help.`,
  );
}

/** The way out that is an administrator's to take; out of FIPS mode nobody is led. */
export function policyRepairs(each: Case): readonly Repair[] {
  const client = allowingSha1(each.terms.client);
  const after = foretell({ ...each, terms: { ...each.terms, client } });
  if (after.kind === 'fail' || client.does('fips-140')) return [];
  const text =
    'Else only an administrator can allow SHA-1 signatures, which weakens the whole system: `update-crypto-policies --set DEFAULT:SHA1` where the policy is DEFAULT.';
  return [{ ...words(text), weakens: true }];
}
