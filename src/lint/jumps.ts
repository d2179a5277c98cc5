import type { Step } from '../load/config.ts';
import { decodeJump } from '../read/jump.ts';
import type { Analysis } from './analysis.ts';
import { routeOf } from './socket.ts';

/** Every host that a ProxyJump line names, in the order of the way; none for `none`. */
export function hopsOf({ reading, directive }: Step): readonly string[] {
  const encoded = reading.settings.find(({ slot }) => slot === 'proxyjump')?.values[0];
  const jump = encoded === undefined ? undefined : decodeJump(encoded);
  if (jump === undefined || jump.hop === 'none' || directive.args.length === 0) return [];
  return [
    ...(jump.extra ?? '')
      .split(',')
      .filter((text) => text !== '')
      .map(bareHost),
    jump.hop.host,
  ];
}

/** The host of `user@host:port` or of an ssh:// URI. */
function bareHost(text: string): string {
  const place = text.replace(/^ssh:\/\//, '').replace(/^.*@/, '');
  return /^\[([^\]]*)\]/.exec(place)?.[1] ?? place.replace(/[:/].*$/, '');
}

/** The ProxyJump line that a name gets, unless a ProxyCommand comes first or it hangs on more than the name. */
function jumpFor(name: string, { lineFor }: Analysis): Step | undefined {
  const line = lineFor('proxyjump', name);
  const command = lineFor('proxycommand', name);
  if (!line || line === 'unknown' || command === 'unknown') return undefined;
  return command && command.order < line.order ? undefined : line;
}

/** ssh reads its own config for the first hop only: the way to each later one is given to it. */
export function nextHop(name: string, analysis: Analysis): { readonly step: Step; readonly hop: string } | undefined {
  const step = jumpFor(name, analysis);
  const [hop] = step ? hopsOf(step) : [];
  return step && hop !== undefined ? { step, hop } : undefined;
}

/**
 * The ProxyJump line whose last host is the very place that a name leads to: newer clients compare host, port and user
 * before they begin, and give up (`loops` of src/resolve/checks.ts).
 */
export function jumpToItself(name: string, analysis: Analysis): Step | undefined {
  const step = jumpFor(name, analysis);
  const encoded = step?.reading.settings.find(({ slot }) => slot === 'proxyjump')?.values[0];
  const hop = encoded === undefined ? undefined : decodeJump(encoded).hop;
  const route = hop === undefined || hop === 'none' ? undefined : routeOf(name, analysis);
  if (hop === undefined || hop === 'none' || route === undefined || hop.host !== route.host) return undefined;
  const port = hop.port === -1 ? '22' : String(hop.port);
  return port === (route.port || '22') && (hop.user ?? route.user) === route.user ? step : undefined;
}

/** Whether ssh itself connects to what a name leads to. Says no where it cannot tell. */
export function isDirect(name: string, { lineFor }: Analysis): boolean {
  const [jump, command] = [lineFor('proxyjump', name), lineFor('proxycommand', name)];
  if (jump === 'unknown' || command === 'unknown') return false;
  return (!jump || hopsOf(jump).length === 0) && (!command || isNone(command));
}

const isNone = ({ reading }: Step): boolean =>
  reading.settings.find(({ slot }) => slot === 'proxycommand')?.values[0]?.toLowerCase() === 'none';
