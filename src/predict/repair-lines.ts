import { clientFor } from '../client/facts.ts';
import { parseTarget } from '../client/target.ts';
import { knownReleases } from '../client/version.ts';
import { keywordFor, winnerOf } from './deciding.ts';
import { isForbidden, isOutsideFips, permitted } from './forbidden.ts';
import type { Case, Forecast } from './forecast.ts';
import { foretell } from './foretell.ts';
import { knownOf } from './names.ts';
import { algorithmsFor } from './signature.ts';
import { assembled, classes, type ListId } from './terms.ts';
import type { OptionChange, Repair, Situation } from './types.ts';
import { unknownServer } from './unknown-server.ts';

const fields = {
  kexalgorithms: 'kex',
  hostkeyalgorithms: 'hostKeys',
  ciphers: 'ciphers',
  macs: 'macs',
  pubkeyacceptedalgorithms: 'publicKeys',
} as const;

/** A value for an algorithm option, and the list that it comes to. */
interface Value {
  readonly text: string;
  readonly list: readonly string[];
  readonly change?: OptionChange;
}

/** One name more in a list that has none in common with the server's: the strongest that helps. */
export function listRepairs(each: Case, { detail, phase }: Forecast): readonly Repair[] {
  const { list: id } = detail;
  if (id === undefined) return [];
  for (const name of possibleNames(each, id, detail.server)) {
    const value = withName(each, id, name);
    const after = foretell({ ...each, terms: { ...each.terms, [fields[id]]: value.list } });
    if (after.phase !== phase)
      return [line(each, { id, value, text: `Allow ${name} for this host.`, weakens: isWeak(each, id, name) })];
  }
  return [];
}

/** What this client can use of a list of the server's, the strongest first. */
export function possibleNames({ terms }: Case, id: ListId, server: readonly string[]): readonly string[] {
  const { client } = terms;
  const { supported } = client.algorithms(classes[id]);
  const isPossible = (name: string): boolean => supported.includes(name) && !isOutsideFips(client, name);
  return strongestFirst(id, permitted(client, server).filter(isPossible));
}

/** What the client itself does not offer by default weakens. */
export function isWeak({ terms }: Case, id: ListId, name: string): boolean {
  return !terms.client.algorithms(classes[id]).defaults.includes(name);
}

/** What was a default last is the strongest, in the order of that default; what never was comes last. */
function strongestFirst(id: ListId, names: readonly string[]): readonly string[] {
  const defaults = [...knownReleases()].reverse().flatMap((release) => defaultsOf(release, id));
  return [...new Set([...defaults, ...names])].filter((name) => names.includes(name));
}

function defaultsOf(release: string, id: ListId): readonly string[] {
  const target = parseTarget(release);
  return 'problem' in target ? [] : clientFor(target).algorithms(classes[id]).defaults;
}

/** Another signature algorithm for the key that fails. */
export function signatureRepairs(each: Case, { authentication }: Forecast): readonly Repair[] {
  const id = 'pubkeyacceptedalgorithms';
  const key = authentication?.outcome.trial?.key;
  if (key === undefined) return [];
  const { client } = each.terms;
  const { supported } = client.algorithms('pubkey');
  const isUsable = (name: string): boolean => supported.includes(name) && !isOutsideFips(client, name);
  const names = [...algorithmsFor(key.type)].reverse().filter(isUsable);
  for (const name of names) {
    for (const value of waysToName(each, name)) {
      const after = foretell({ ...each, terms: { ...each.terms, publicKeys: value.list } });
      const trial = after.authentication?.outcome.trial;
      if (after.kind === 'fail' || trial?.key?.blob !== key.blob) continue;
      if (isForbidden(client, trial.algorithm)) continue;
      const weakens = isWeak(each, id, name);
      const text = weakens ? 'Let this client sign with SHA-1 for this host.' : `Sign with ${name} for this host.`;
      return [line(each, { id, value, text, weakens })];
    }
  }
  return [];
}

/** At the end of the list, at its head, or alone: the first that helps is the gentlest. */
function waysToName(each: Case, name: string): readonly Value[] {
  const id = 'pubkeyacceptedalgorithms';
  const { client } = each.terms;
  const alone = { text: name, list: assembled(client, id, name) };
  return [withName(each, id, name), headedBy(each, name), alone];
}

/** The name, and the list of today behind it. `^` says that only where today's list is the default. */
function headedBy({ terms, situation }: Case, name: string): Value {
  const id = 'pubkeyacceptedalgorithms';
  const list = [name, ...(terms.publicKeys ?? []).filter((other) => other !== name)];
  const isDefault = !situation.resolution.written.has(id) && terms.client.does('caret-lists');
  const change = { option: id, names: [name], at: 'head' } as const;
  return { list, text: isDefault ? `^${name}` : list.join(','), change };
}

/** The list of today and one name behind it. `+` says that only where today's list is the default. */
export function withName({ terms, situation }: Case, id: ListId, name: string): Value {
  const { client } = terms;
  const today = terms[fields[id]] ?? [];
  const list = today.includes(name) ? today : [...today, name];
  const isDefault = !situation.resolution.written.has(id) && client.does('plus-lists');
  const change = { option: id, names: [name], at: 'end' } as const;
  return { list, text: isDefault ? `+${name}` : list.join(','), change };
}

interface Line {
  readonly id: string;
  readonly value: Value;
  readonly text: string;
  readonly weakens: boolean;
}

export function line({ terms, situation }: Case, { id, value, text, weakens }: Line): Repair {
  const keyword = keywordFor(terms.client, id) ?? id;
  if (isTyped(situation, id)) {
    const typed = quotedPath(`${keyword}=${value.text}`);
    return { ...words(`${text} No line counts before what is typed: type \`-o ${typed}\` instead.`), weakens };
  }
  return {
    text,
    lines: [`${keyword} ${value.text}`],
    block: blockFor(situation),
    above: winnerOf(situation.resolution.options.get(id)),
    command: undefined,
    weakens,
    ...(value.change === undefined ? {} : { change: value.change }),
  };
}

/** Whether the value comes with the call, so that no line of a config counts: options, `user@`, what ProxyJump says of a hop. */
function isTyped({ resolution }: Situation, id: string): boolean {
  return resolution.options.get(id)?.origin === 'command-line';
}

/** Only something to read. */
export function words(text: string): Repair {
  return { text, lines: [], block: undefined, above: undefined, command: undefined, weakens: false };
}

/** The block for the destination as it was typed. */
export function blockFor({ resolution }: Situation): string {
  return `Host ${resolution.host}`;
}

/** Another user, where the server lets in only some. */
export function userRepairs(each: Case): readonly Repair[] {
  const { terms, server, situation } = each;
  const helps = knownOf((server ?? unknownServer).users).find(
    (user) => foretell({ ...each, terms: { ...terms, user } }).kind !== 'fail',
  );
  if (helps === undefined) return [];
  if (isTyped(situation, 'user'))
    return [
      words(
        `Write ${helps} in place of ${terms.user} in what you type or in ProxyJump: no User line counts before it.`,
      ),
    ];
  return [
    {
      text: `Log in as ${helps}.`,
      lines: [`User ${helps}`],
      block: blockFor(situation),
      above: winnerOf(situation.resolution.options.get('user')),
      command: undefined,
      weakens: false,
      change: { option: 'user', value: helps },
    },
  ];
}

/** A path as a shell takes it. */
export function quotedPath(path: string): string {
  return /^[\w@%+=:,./~-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
