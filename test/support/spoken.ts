import type { Client } from '../../src/client/client.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import type { World } from '../../src/resolve/world.ts';
import { binary, toBytes } from './bytes.ts';

/** What `ssh -G` says; the texts have one character a byte. */
export interface Spoken {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** ssh ends its messages with CR LF. How to call ssh differs by version and is no matter of configs: it is cut off. */
function plainErrors(err: string): string {
  const text = err.replaceAll('\r\n', '\n');
  const usage = text.search(/^usage: ssh /m);
  return usage === -1 ? text : text.slice(0, usage);
}

export const plain = ({ code, out, err }: Spoken): Spoken => ({ code, out, err: plainErrors(err) });

const lines = (all: readonly string[]): string => binary(toBytes(all.map((line) => `${line}\n`).join('')));

/** The engine's answer. An exception is an answer that no client gives. */
export function ours(args: readonly string[], client: Client, world: World): Spoken {
  try {
    const { dump, messages, exitCode } = resolve(args, client, world);
    return plain({ code: exitCode, out: lines(dump), err: lines(messages) });
  } catch (error) {
    return {
      code: -1,
      out: '',
      err: `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    };
  }
}

export interface Difference {
  readonly client: string;
  readonly name: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly expected: Spoken;
  readonly got: Spoken;
}

export const agree = (a: Spoken, b: Spoken): boolean => a.code === b.code && a.out === b.out && a.err === b.err;

const general = (message: string): string =>
  message
    .replaceAll(/\/[\w.~%+-]+(?:\/[\w.~%+-]+)+/g, '…')
    .replaceAll(/\d+/g, 'N')
    .slice(0, 100);

/** Lines of one side that the other has not, by number of times. */
function missingFrom(lines: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const keywordsOf = (all: readonly string[]): readonly string[] => all.map((line) => line.split(' ')[0] ?? '');

/** What a difference is about, in few enough words that differences of one cause share them. */
export function cause({ expected, got }: Pick<Difference, 'expected' | 'got'>): string {
  if (got.code === -1) return general(`threw: ${got.err.split('\n').slice(0, 2).join(' ')}`);
  const [theirs, mine] = [expected.err.split('\n'), got.err.split('\n')];
  const exit = expected.code === got.code ? '' : `exit ${expected.code} but ${got.code}; `;
  if (exit !== '' || expected.err !== got.err) {
    const [wanted = '—'] = missingFrom(theirs, mine);
    const [said = '—'] = missingFrom(mine, theirs);
    return `${exit}stderr: ${general(wanted)} but ${general(said)}`;
  }
  const [want, have] = [expected.out.split('\n'), got.out.split('\n')];
  const keywords = new Set(keywordsOf([...missingFrom(want, have), ...missingFrom(have, want)]));
  return keywords.size === 0 ? 'dump: order' : `dump: ${[...keywords].slice(0, 3).join(', ')}`;
}

function lineDifferences(expected: string, got: string): readonly string[] {
  const [want, have] = [expected.split('\n'), got.split('\n')];
  const print = (sign: string) => (line: string) => `    ${sign} ${JSON.stringify(line)}`;
  return [...missingFrom(want, have).map(print('ssh ')), ...missingFrom(have, want).map(print('ours'))].slice(0, 12);
}

/** One difference, for people. */
export function describeDifference({ client, name, args, environment, expected, got }: Difference): string {
  const exit = expected.code === got.code ? [] : [`    ssh ends with ${expected.code}, we with ${got.code}`];
  return [
    `  ${client}: ${name} ${JSON.stringify(args)} ${JSON.stringify(environment)}`,
    ...exit,
    ...lineDifferences(expected.err, got.err),
    ...lineDifferences(expected.out, got.out),
  ].join('\n');
}

/** All differences, the commonest cause first, each with an example. */
export function summary(differences: readonly Difference[]): string {
  const groups = groupedBy(differences);
  return [...groups]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([title, all]) => {
      const clients = [...new Set(all.map(({ client }) => client))].join(' ');
      return `${all.length} × ${title} (${clients})\n${all.slice(0, 2).map(describeDifference).join('\n')}`;
    })
    .join('\n\n');
}

function groupedBy(differences: readonly Difference[]): ReadonlyMap<string, readonly Difference[]> {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const title = cause(difference);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [difference]);
    else group.push(difference);
  }
  return groups;
}
