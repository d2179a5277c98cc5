import type { Client } from '../client/client.ts';
import { decodeForward, type Forward, type ForwardEnd } from '../read/forward-spec.ts';
import { decodeJump, type Jump } from '../read/jump.ts';
import type { Values } from './defaults.ts';
import { assembleList } from './lists.ts';
import { type Run, say } from './run.ts';
import { valueIn } from './state.ts';

const endText = (end: ForwardEnd): string => {
  if (end.path !== undefined) return end.path;
  return end.host === undefined ? String(end.port) : `[${end.host}]:${end.port}`;
};

const isSocks = ({ connect }: Forward): boolean => connect.host === 'socks';

function forwardLines(id: string, values: Values): readonly string[] {
  const forwards = (values.get(id === 'remoteforward' ? id : 'localforward') ?? []).map(decodeForward);
  switch (id) {
    case 'dynamicforward':
      return forwards
        .filter((forward) => forward.connect.host === undefined || isSocks(forward))
        .map(({ listen }) => endText(listen));
    case 'localforward':
      return forwards
        .filter((forward) => !isSocks(forward))
        .map(({ listen, connect }) => `${endText(listen)} ${endText(connect)}`);
    default:
      return forwards.map(({ listen, connect }) => `${endText(listen)} ${endText(connect)}`);
  }
}

function jumpText({ hop, extra }: Jump): string {
  if (hop === 'none') return 'none';
  const numeric = hop.host.includes(':') || /^[0-9.]*$/.test(hop.host);
  const host = numeric ? `[${hop.host}]` : hop.host;
  const user = hop.user === undefined ? '' : `${hop.user}@`;
  return `${extra === undefined ? '' : `${extra},`}${user}${host}${hop.port > 0 ? `:${hop.port}` : ''}`;
}

function rekeyLimit(run: Run): string {
  return `${valueIn(run.state, 'rekeylimit.size') ?? '0'} ${valueIn(run.state, 'rekeylimit.interval') ?? '0'}`;
}

/** Options that print all their entries in one line. */
const ONE_LINE = [
  'canonicaldomains',
  'canonicalizepermittedcnames',
  'channeltimeout',
  'globalknownhostsfile',
  'userknownhostsfile',
  'logverbose',
  'permitremoteopen',
  'revokedhostkeys',
];

function oneLine(id: string, list: readonly string[], run: Run): readonly string[] {
  if (list.length > 0) return [list.join(' ')];
  if (id === 'revokedhostkeys' && !run.client.does('revoked-keys-list')) return [];
  if (id === 'canonicalizepermittedcnames' && !run.client.does('cnames-none')) return [];
  return [run.client.does('none-for-empty-arrays') ? 'none' : ''];
}

/** What stands behind the keyword in each line that an option prints. */
function linesOf(id: string, values: Values, run: Run): readonly string[] {
  const list = values.get(id) ?? [];
  switch (id) {
    case 'localforward':
    case 'remoteforward':
    case 'dynamicforward':
      return forwardLines(id, values);
    case 'proxyjump':
      return list.map((jump) => jumpText(decodeJump(jump)));
    case 'rekeylimit':
      return [rekeyLimit(run)];
    case 'ipqos':
      return [list.join(' ')];
    case 'protocol':
      return list.map((text) => (text.startsWith('UNKNOWN') ? 'UNKNOWN' : text));
    case 'hostkeyalgorithms':
      return [(assembleList(valueIn(run.state, id), 'hostkey', run.client) ?? []).join(',')];
    default:
      return ONE_LINE.includes(id) ? oneLine(id, list, run) : list;
  }
}

const printedIds = new WeakMap<Client, ReadonlyMap<string, string>>();

/** The line's name -> option id. */
function idsByPrintedName(client: Client): ReadonlyMap<string, string> {
  const known = printedIds.get(client);
  if (known) return known;
  const ids = new Map<string, string>();
  for (const name of client.keywords) {
    const option = client.keyword(name)?.option;
    if (option?.printed !== undefined) ids.set(option.printed, option.id);
  }
  printedIds.set(client, ids);
  return ids;
}

/** The output of `ssh -G`, and the values of each option as printed; undefined when ssh ends instead. */
export function dump(
  run: Run,
  values: Values,
): { readonly lines: readonly string[]; readonly printed: ReadonlyMap<string, readonly string[]> } | undefined {
  const { client, state } = run;
  if (assembleList(valueIn(state, 'hostkeyalgorithms'), 'hostkey', client) === undefined) {
    say(run, 'dump_client_config: expand HostKeyAlgorithms: invalid argument', true);
    return undefined;
  }
  values.set('hostkeyalgorithms', linesOf('hostkeyalgorithms', values, run));
  const ids = idsByPrintedName(client);
  const lines: string[] = [];
  const printed = new Map<string, readonly string[]>();
  for (const name of client.dumpOrder) {
    const id = ids.get(name);
    if (id === undefined) {
      // The one line that is no option.
      lines.push(`${name} ${run.originalHost}`);
      continue;
    }
    const found = linesOf(id, values, run);
    const bare = values.get(id)?.length === 0;
    for (const text of found) lines.push(bare && text === '' ? name : `${name} ${text}`);
    printed.set(id, found);
  }
  return { lines, printed };
}
