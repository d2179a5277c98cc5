import type { Client } from '../client/client.ts';
import type { Finding, Fix } from '../lint/finding.ts';
import { keywordFor } from '../predict/deciding.ts';
import type { OptionChange, Verdict } from '../predict/types.ts';
import { byFile } from './edits.ts';
import { insertionFor } from './insertion.ts';
import type { Change, Need } from './need.ts';
import { isThroughItself } from './need-foretold.ts';
import { type Reader, textsAfter } from './prove.ts';

const noTexts: ReadonlyMap<string, string> = new Map();

/** Of one finding; the others have their turn when these are repaired. */
const MOST_DESTINATIONS = 20;

/** One list after the other: a connection has four of them, and its keys and its user. */
const MOST_ROUNDS = 6;

/** Findings with the fixes that are foretold to let ssh in, for every target that reads the file. */
export function remedied(findings: readonly Finding[], readers: readonly Reader[]): readonly Finding[] {
  return findings.flatMap((finding) => {
    const { unreached, ...rest } = finding;
    if (unreached === undefined) return isNeededElsewhere(finding, readers) ? [] : [finding];
    const own = readersOf(finding, readers);
    const found = unreached.slice(0, MOST_DESTINATIONS).flatMap((destination) => remedyFor(destination, own) ?? []);
    const others = rest.fixes.filter((other) => !found.some((fix) => isSame(fix, other)));
    return [{ ...rest, fixes: [...found, ...others] }];
  });
}

const readersOf = ({ at }: Finding, readers: readonly Reader[]): readonly Reader[] =>
  readers.filter(({ before }) => before.files.some(({ source }) => source === at.source));

/** What one target needs no more, and another one does. */
function isNeededElsewhere(finding: Finding, readers: readonly Reader[]): boolean {
  return finding.fixes.some((fix) => {
    if (fix.need?.kind !== 'less') return false;
    const { destination } = fix.need;
    const verdicts = verdictsOn(destination, readersOf(finding, readers), fix);
    return verdicts?.some(({ verdict }) => verdict !== 'ok') ?? true;
  });
}

function isSame(one: Fix, other: Fix): boolean {
  const [first, second] = [one, other].map(({ edits }) => JSON.stringify(edits.map(({ span, text }) => [span, text])));
  return first === second;
}

/** What lets ssh reach a destination with all targets; undefined where lines of a config do not, or nobody can tell. */
function remedyFor(destination: string, readers: readonly Reader[]): Fix | undefined {
  const readings = readers.flatMap(({ before, resolve }) => {
    const today = resolve(noTexts, destination);
    return today === undefined ? [] : [{ config: before, today }];
  });
  const pen = readers[0]?.pen;
  if (pen === undefined || readings.length !== readers.length) return undefined;
  const clients = readers.map(({ before }) => before.client);
  let need: Need = { destination, kind: 'more', changes: [], policy: '', date: pen.date };
  if (readings.some(({ today }) => isThroughItself(today))) {
    const changes = [{ option: 'proxyjump', keyword: 'ProxyJump', value: 'none' }];
    const isKnown = clients.every((client) => client.does('proxyjump-none'));
    return isKnown ? insertionFor({ ...need, kind: 'route', changes }, readings, pen.render) : undefined;
  }
  let fix: Fix | undefined;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const verdicts = verdictsOn(destination, readers, fix);
    const failing = verdicts?.filter(({ verdict }) => verdict === 'fail');
    if (failing === undefined) return undefined;
    if (failing.length === 0) return fix;
    const more = needOf(failing, clients, need);
    fix = more && insertionFor(more, readings, pen.render);
    if (more === undefined || fix === undefined) return undefined;
    need = more;
  }
  return undefined;
}

/** The same need with what the failing targets need besides. */
function needOf(failing: readonly Verdict[], clients: readonly Client[], need: Need): Need | undefined {
  const more = changesFor(failing, clients);
  const policy = failing[0]?.situation.server?.policy;
  return more === undefined || policy === undefined
    ? undefined
    : { ...need, policy, changes: joined(need.changes, more) };
}

function verdictsOn(
  destination: string,
  readers: readonly Reader[],
  fix: Fix | undefined,
): readonly Verdict[] | undefined {
  const texts = fix === undefined ? noTexts : textsAfter(byFile([fix]));
  const verdicts = readers.flatMap(({ foretell }) => foretell?.(destination, texts) ?? []);
  return verdicts.length === readers.length ? verdicts : undefined;
}

/** What the failing targets need; undefined where one of them needs something else than a line. */
function changesFor(failing: readonly Verdict[], clients: readonly Client[]): readonly Change[] | undefined {
  const changes = failing.flatMap(({ hops, repairs: [repair] }) => {
    const isOwn = hops.every(({ verdict }) => verdict !== 'fail');
    const change = isOwn && repair?.change !== undefined ? spelt(repair.change, clients) : undefined;
    return change === undefined ? [] : [change];
  });
  return changes.length === failing.length ? changes : undefined;
}

/** What may stand in a config as it is: a policy may come from anywhere. */
const PLAIN = /^[A-Za-z0-9_][\w.@+-]*$/;

/** With a keyword that every target reads. */
function spelt(change: OptionChange, clients: readonly Client[]): Change | undefined {
  const { option } = change;
  if ('value' in change && !PLAIN.test(change.value)) return undefined;
  const keyword = clients
    .map((client) => keywordFor(client, option))
    .find((name) => name !== undefined && clients.every((client) => reads(client, name, option)));
  return keyword === undefined ? undefined : { ...change, keyword };
}

function reads(client: Client, name: string, option: string): boolean {
  return client.keyword(name.toLowerCase())?.option?.id === option;
}

/** Of each option one change. */
function joined(changes: readonly Change[], more: readonly Change[]): readonly Change[] {
  const byOption = new Map(changes.map((change) => [change.option, change]));
  for (const change of more) {
    const known = byOption.get(change.option);
    byOption.set(change.option, known === undefined ? change : both(known, change));
  }
  return [...byOption.values()];
}

function both(one: Change, other: Change): Change {
  if ('value' in one || 'value' in other) return other;
  return { ...one, names: [...new Set([...one.names, ...other.names])], at: other.at };
}
