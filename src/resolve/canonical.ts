import { addressText, parseAddress } from '../read/addresses.ts';
import { decodeJump } from '../read/jump.ts';
import { lowerCase } from '../syntax/ascii.ts';
import { matchPatternList } from '../syntax/pattern.ts';
import { truncateBytes } from '../syntax/source.ts';
import { type Run, say } from './run.ts';
import { valueIn, valuesIn } from './state.ts';

/** A name that ssh takes for an address without asking further (is_addr_fast of ssh.c). */
const looksLikeAddress = (name: string): boolean => /[%:]/.test(name) || /^[0-9.]*$/.test(name);

function isAddress(run: Run, name: string): boolean {
  if (looksLikeAddress(name)) return true;
  return addressFor(run, name) !== undefined;
}

/** The address in the form getnameinfo(3) gives, if AddressFamily allows it. */
function addressFor(run: Run, name: string): string | undefined {
  const address = parseAddress(name);
  if (!address) return undefined;
  const family = valueIn(run.state, 'addressfamily') ?? 'any';
  if (family === 'inet' && address.family === 6) return undefined;
  if (family === 'inet6' && address.family === 4) return undefined;
  return addressText(address);
}

function hasCommand(run: Run): boolean {
  const command = valueIn(run.state, 'proxycommand');
  return command !== undefined && lowerCase(command) !== 'none';
}

/** No proxy stands between ssh and the host. */
function isDirect(run: Run): boolean {
  if (hasCommand(run)) return false;
  const jump = valueIn(run.state, 'proxyjump');
  if (jump === undefined) return true;
  return run.client.does('direct-despite-jump-none') && decodeJump(jump).hop === 'none';
}

function lookUp(run: Run, name: string): string | undefined {
  if (parseAddress(name)) return addressFor(run, name) === undefined ? undefined : name;
  const answer = run.world.lookUp?.(name);
  if (answer) return answer.canonicalName;
  run.assumptions.push({
    kind: 'lookup-failed',
    message: `the name server does not know ${name}`,
    place: undefined,
    matters: false,
  });
  return undefined;
}

/** Result of canonicalisation: the name; `undefined` when ssh ends. */
type Canonical = { readonly host: string; readonly found: boolean } | undefined;

/** Levels at which ssh tells of aliases. */
const TALKING = ['VERBOSE', 'DEBUG', 'DEBUG2', 'DEBUG3'];

/** The rules by which an alias may be followed. */
const cnameRules = (run: Run): readonly string[] =>
  valuesIn(run.state, 'canonicalizepermittedcnames').filter((rule) => rule !== 'none');

function followCname(run: Run, host: string, answer: string): string {
  const canonicalName = (run.client.does('cname-lowered') ? lowerCase(answer) : answer).replace(/\.$/, '');
  if (canonicalName === '' || host === canonicalName || !canonicalizes(run)) return host;
  const matched = cnameRules(run).some((rule) => {
    const colon = rule.indexOf(':');
    const source = matchPatternList(host, rule.slice(0, colon), true);
    return source === 'yes' && matchPatternList(canonicalName, rule.slice(colon + 1), true) === 'yes';
  });
  if (!matched) return host;
  if (run.silent && TALKING.includes(valueIn(run.state, 'loglevel') ?? '')) {
    say(run, `Canonicalized DNS aliased hostname "${host}" => "${canonicalName}"`);
  }
  return canonicalName;
}

function candidates(run: Run, host: string): readonly string[] | undefined {
  if (host.endsWith('.')) return [host];
  const dots = [...host].filter((character) => character === '.').length;
  if (dots > Number(valueIn(run.state, 'canonicalizemaxdots') ?? 1)) return undefined;
  const domains = valuesIn(run.state, 'canonicaldomains');
  const stop = run.client.does('domains-none') ? domains.indexOf('none') : -1;
  return (stop === -1 ? domains : domains.slice(0, stop)).map((domain) => `${host}.${domain}.`);
}

function searchDomains(run: Run, host: string): Canonical {
  const names = candidates(run, host);
  if (names === undefined) return { host, found: false };
  for (const name of names) {
    const canonicalName = lookUp(run, name);
    if (canonicalName === undefined) continue;
    return { host: followCname(run, name.replace(/\.$/, ''), canonicalName), found: true };
  }
  if (valueIn(run.state, 'canonicalizefallbacklocal') === 'no') {
    say(run, `${run.world.program}: Could not resolve host "${host}"`, true);
    return undefined;
  }
  return { host, found: false };
}

/** CanonicalizeHostname is on. */
export function canonicalizes(run: Run): boolean {
  const requested = valueIn(run.state, 'canonicalizehostname');
  return requested !== undefined && requested !== 'false';
}

/** A proxy is asked for the name as it stands, unless the user wants it canonical all the same. */
function leftToProxy(run: Run): boolean {
  return !isDirect(run) && valueIn(run.state, 'canonicalizehostname') !== 'always';
}

function canonicalize(run: Run, host: string): Canonical {
  const address = addressFor(run, host);
  if (address !== undefined) return { host: lowerCase(host) === lowerCase(address) ? host : address, found: true };
  const skipped = run.client.does('addresses-normalised') && looksLikeAddress(host);
  if (skipped || !canonicalizes(run) || leftToProxy(run)) return { host, found: false };
  return searchDomains(run, host);
}

/** CanonicalizePermittedCNAMEs alone asks for the bare name; without an answer ssh ends. */
function bareCname(run: Run, host: string): string | undefined {
  if (cnameRules(run).length === 0 || leftToProxy(run)) return host;
  const canonicalName = lookUp(run, host);
  if (canonicalName !== undefined) return followCname(run, host, canonicalName);
  const spared = run.client.does('cname-failure-ignores-jump') ? hasCommand(run) : !isDirect(run);
  if (spared) return host;
  const reason = parseAddress(host) ? 'Address family for hostname not supported' : 'Name or service not known';
  say(run, `${run.world.program}: Could not resolve hostname ${truncateBytes(host, 100)}: ${reason}`);
  return undefined;
}

/** The host name that ssh goes on with after the first pass; undefined when it ends. */
export function canonicalHost(run: Run, name: string): string | undefined {
  const normalises = run.client.does('addresses-normalised');
  const wasAddress = normalises && isAddress(run, name);
  const host = wasAddress ? name : lowerCase(name);
  if (!normalises && leftToProxy(run)) return host;
  const canonical = canonicalizes(run) || wasAddress ? canonicalize(run, host) : { host, found: false };
  if (!canonical) return undefined;
  return canonical.found ? canonical.host : bareCname(run, canonical.host);
}
