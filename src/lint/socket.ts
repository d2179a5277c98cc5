import type { Step } from '../load/config.ts';
import { decodeJump } from '../read/jump.ts';
import { byteString } from '../syntax/source.ts';
import type { Analysis } from './analysis.ts';
import type { Fix } from './finding.ts';

/** Where a name as typed leads, as far as the config tells. */
export interface Route {
  readonly name: string;
  readonly host: string;
  /** Empty where it is the default. */
  readonly port: string;
  readonly user: string;
  readonly jump: string;
  readonly alias: string;
}

/** Undefined where it hangs on more than the name. */
export function routeOf(name: string, { lineFor }: Analysis): Route | undefined {
  let isKnown = true;
  const valueFor = (slot: string): string | undefined => {
    const line = lineFor(slot, name);
    if (line === 'unknown') isKnown = false;
    return line === 'unknown' ? undefined : line?.reading.settings.find((each) => each.slot === slot)?.values[0];
  };
  const host = (valueFor('hostname') ?? name).replaceAll('%h', name).toLowerCase();
  const port = valueFor('port') ?? '';
  const user = valueFor('user') ?? '';
  const alias = valueFor('hostkeyalias') ?? name;
  const encoded = valueFor('proxyjump');
  const jump = encoded === undefined ? undefined : decodeJump(encoded).hop;
  if (!isKnown) return undefined;
  return { name, host, port, user, alias, jump: jump === undefined || jump === 'none' ? '' : jump.host };
}

const fill = (path: string, table: Readonly<Record<string, string>>): string =>
  path.replace(/%(.)/g, (token, letter: string) => (letter === '%' ? '%' : (table[letter] ?? token)));

/** What tells the socket of one destination from that of another, in place of what it is. */
export function socketKey(path: string, { name, host, port, user, jump, alias }: Route): string {
  const all = [host, port === '22' ? '' : port, user, jump].join(' ');
  return fill(path, { C: all, h: host, n: name, p: port === '22' ? '' : port, r: user, j: jump, k: alias });
}

/** The least number of bytes that the path of a socket has; without a route, for any destination. */
export function socketLength(path: string, home: string, route?: Route): number {
  const short = {
    C: 'x'.repeat(40),
    h: 'h',
    n: 'n',
    p: '22',
    r: 'r',
    j: '',
    k: 'k',
    d: home,
    i: '0',
    l: 'l',
    L: 'l',
    u: 'u',
  };
  const table = route
    ? {
        ...short,
        h: route.host,
        n: route.name,
        p: route.port || '22',
        r: route.user || 'r',
        j: route.jump,
        k: route.alias,
      }
    : short;
  const text = fill(
    path.replace(/^~(?=\/)/, () => home),
    table,
  ).replace(/\$\{[^}]*\}/g, '');
  return byteString(text).length;
}

/** Another path of the socket; unsafe, as connections that stand are not found under it. */
export function socketFix(
  step: Step,
  change: { readonly whole: string } | { readonly behind: string },
): Fix | undefined {
  const { document, directive, reading } = step;
  const [argument, ...more] = directive.args;
  const written = 'whole' in change ? change.whole : change.behind;
  const tokens = reading.facts?.option?.tokens ?? '';
  const isKnown = [...written.matchAll(/%(.)/g)].every(([, letter = '']) => tokens.includes(letter));
  if (argument === undefined || more.length > 0 || !isKnown) return undefined;
  // Behind a bare `~` or `~name` the text would be a part of the user's name.
  if ('behind' in change && !argument.value.includes('/')) return undefined;
  const { source } = document;
  const end = source.text[argument.end - 1] === '"' ? argument.end - 1 : argument.end;
  const span = 'whole' in change ? { start: argument.start, end: argument.end } : { start: end, end };
  const title = 'whole' in change ? `Put the socket at \`${written}\`` : `Add \`${written}\` to the path of the socket`;
  return { title, safety: 'unsafe', weakens: false, edits: [{ source, span, text: written }] };
}
