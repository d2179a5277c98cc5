import type { Case, CauseId } from './forecast.ts';
import { isYes } from './terms.ts';

/** Why a host key that known_hosts does not know may pass all the same: what it hangs on. */
export function otherSource(each: Case, cause: CauseId | undefined): string | undefined {
  if (cause !== 'hostkey-unknown' && cause !== 'hostkey-changed') return undefined;
  return byAddress(each) ?? (cause === 'hostkey-unknown' ? elsewhere(each) : undefined);
}

/** Where else than in the files a host key may be known; of a host that nobody knows the files may have one by then. */
function elsewhere({ situation, server, terms }: Case): string | undefined {
  const value = (id: string): string | undefined => situation.resolution.settled.get(id)?.[0];
  if (value('knownhostscommand') !== undefined) return 'KnownHostsCommand does not print the host key';
  if (isYes(value('verifyhostkeydns'))) return `the name server does not vouch for the host key of ${terms.hostName}`;
  return server === undefined ? `no host key of ${terms.hostName} is known by the time ssh connects` : undefined;
}

/** NoHostAuthenticationForLocalhost is about addresses, and any name may stand for a loopback one. */
function byAddress({ situation, terms }: Case): string | undefined {
  const value = (id: string): string | undefined => situation.resolution.settled.get(id)?.[0];
  const isOn = isYes(value('nohostauthenticationforlocalhost')) && value('hostkeyalias') === undefined;
  return isOn && !isAddress(terms.hostName) ? `${terms.hostName} is not a name of this machine itself` : undefined;
}

function isAddress(name: string): boolean {
  return /^[\d.]+$|:/.test(name);
}
