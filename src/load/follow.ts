import { expand } from '../read/expand.ts';
import { dialectOf } from '../syntax/dialect.ts';
import type { Argument, Document } from '../syntax/document.ts';
import { isWithinBorder } from './border.ts';
import { includeTarget } from './include.ts';
import { LIMITS } from './open.ts';
import { isSecure } from './permissions.ts';
import { newBlock, readStep } from './steps.ts';
import type { Block, FileProblem, Inclusion, Loading, Place, Step } from './types.ts';

/** READCONF_MAX_DEPTH of readconf.h. */
const DEEPEST_INCLUDE = 16;

interface From {
  readonly step: Step;
  readonly argument: Argument;
  readonly place: Place;
}

type Report = Pick<FileProblem, 'kind' | 'path' | 'message' | 'fatal'> & Partial<Pick<FileProblem, 'source' | 'looks'>>;

function report(loading: Loading, { step, argument }: From, found: Report): void {
  loading.problems.push({ step, argument, source: undefined, looks: undefined, ...found });
}

/** The path with what does not hang on the destination put in, or why that cannot be. */
function expandPath(loading: Loading, text: string): { readonly path: string } | 'destination' | 'unset' | 'broken' {
  const { client, ports } = loading;
  if (!client.does('include-tokens') || !/[%$]/.test(text)) return { path: text };
  const { name, home, uid } = ports.user;
  const own = { d: home, i: String(uid), l: ports.hostName, L: ports.hostName.split('.')[0] ?? '', u: name };
  const known = [...(client.option('include')?.tokens ?? '').replace('%', '')];
  const tokens = { ...Object.fromEntries(known.map((letter) => [letter, ''])), ...own };
  const expanded = expand({ text, tokens, environment: ports.environment });
  if (expanded.broken) return 'broken';
  if (expanded.text === undefined) return 'unset';
  const hangs = [...text.replaceAll('%%', '').matchAll(/%(.)/gs)].some(
    ([, letter = '']) => !Object.hasOwn(own, letter),
  );
  return hangs ? 'destination' : { path: expanded.text };
}

function mayFollow(loading: Loading, path: string): boolean {
  const { onlyBelow, ports } = loading;
  if (ports.platform === 'win32' && /^[\\/]{2}/.test(path)) return false;
  return isWithinBorder(path, { files: ports.files, onlyBelow });
}

/** What ssh has against the owner or mode of a file; undefined when it takes them. */
export function modeFault(loading: Loading, path: string): string | undefined {
  const { ports, client, onlyBelow } = loading;
  const stat = onlyBelow === undefined && ports.platform !== 'win32' ? ports.files.stat(path) : undefined;
  if (stat === undefined || isSecure(stat, ports.user, client)) return undefined;
  if (stat.uid !== 0 && stat.uid !== ports.user.uid) return `owner ${stat.uid}`;
  return `mode ${(stat.mode & 0o777).toString(8)}`;
}

function withinLimits(loading: Loading): boolean {
  return loading.count.files < LIMITS.files && loading.steps.length < LIMITS.lines;
}

/** Whether the file may be read at this depth, with these before it. */
function mayDescend(loading: Loading, from: From, path: string): boolean {
  const { chain } = from.place;
  if (chain.includes(path)) {
    report(loading, from, { path, kind: 'cycle', message: chain.slice(chain.indexOf(path)).join('\n'), fatal: true });
    return false;
  }
  if (chain.length > DEEPEST_INCLUDE) {
    report(loading, from, { path, kind: 'too-deep', message: String(DEEPEST_INCLUDE), fatal: true });
    return false;
  }
  if (withinLimits(loading)) return true;
  if (!loading.problems.some(({ kind }) => kind === 'limit')) {
    report(loading, from, { path, kind: 'limit', message: 'Too many files', fatal: false });
  }
  return false;
}

function readFile(loading: Loading, from: From, path: string): readonly Block[] {
  if (!mayDescend(loading, from, path)) return [];
  const opened = loading.opener.open(path);
  if (opened.kind === 'directory') return [];
  if (opened.kind === 'missing') {
    const fatal = !loading.client.does('include-dangling-silent');
    report(loading, from, { path, kind: 'dangling', message: opened.message, fatal });
    return [];
  }
  const fault = modeFault(loading, path);
  if (fault !== undefined) {
    const source = opened.kind === 'text' ? opened.source : undefined;
    report(loading, from, { path, kind: 'permissions', message: fault, fatal: true, source });
  }
  if (opened.kind !== 'text') {
    const kind = opened.kind === 'too-large' ? 'limit' : 'unreadable';
    report(loading, from, { path, kind, message: opened.message, fatal: true });
    return [];
  }
  loading.count.files += 1;
  const { source, looks } = opened;
  const { role, chain } = from.place;
  const document = looks === undefined ? loading.opener.parse(source, dialectOf(loading.client)) : undefined;
  const includedBy = from.step.document.source.path;
  if (!loading.read.has(source.path)) loading.read.set(source.path, { source, document, role, looks, includedBy });
  if (document === undefined) {
    report(loading, from, { path, kind: 'no-config', message: '', fatal: true, source, looks });
    return [];
  }
  if (document.tooLong !== undefined) {
    report(loading, from, { path, kind: 'line-too-long', message: String(document.tooLong), fatal: true, source });
  }
  return readDocument(loading, document, { role, outer: from.step.block, chain: [...chain, path] });
}

function include(loading: Loading, from: From): Pick<Inclusion, 'paths' | 'notFollowed' | 'blocks'> {
  const { argument, place } = from;
  const expanded = expandPath(loading, argument.value);
  if (typeof expanded === 'string') return { paths: [], notFollowed: expanded, blocks: [] };
  const { ports, standIn, onlyBelow } = loading;
  const { files, user, environment } = ports;
  const asUser = place.role === 'user';
  const context = { files, user, homeVariable: environment.HOME, asUser, standIn, onlyBelow };
  const target = includeTarget(expanded.path, context);
  if ('problem' in target) {
    return { paths: [], notFollowed: target.problem === 'outside' ? 'outside' : undefined, blocks: [] };
  }
  const allowed = target.paths.filter((each) => mayFollow(loading, each));
  const blocks = allowed.flatMap((each) => readFile(loading, from, each));
  return { paths: allowed, notFollowed: allowed.length < target.paths.length ? 'outside' : undefined, blocks };
}

/** Reads what an Include line names, in its place. */
function follow(loading: Loading, step: Step, place: Place): void {
  step.block.isInterrupted = true;
  const home = place.role === 'user' ? '~/.ssh' : '/etc/ssh';
  for (const argument of step.directive.args) {
    loading.inclusions.push({ step, argument, home, ...include(loading, { step, argument, place }) });
  }
}

/** Reads the lines of a file where it stands; answers with the blocks it has. */
export function readDocument(loading: Loading, document: Document, place: Place): readonly Block[] {
  const { outer, role } = place;
  const global = { kind: 'global', document, header: undefined, outer, hosts: undefined, criteria: undefined } as const;
  let block = newBlock(loading, global, true);
  const blocks = [block];
  const stop = document.tooLong ?? Number.POSITIVE_INFINITY;
  for (const directive of document.lines) {
    if (directive.kind !== 'directive') continue;
    if (directive.lineNumber >= stop) break;
    loading.tick?.();
    const step = readStep(loading, { document, directive, block, outer, role });
    if (step.block !== block) {
      block = step.block;
      blocks.push(block);
    } else if (directive.name === 'include' && step.reading.facts !== undefined && step.problems.length === 0) {
      follow(loading, step, place);
    }
  }
  return blocks;
}
