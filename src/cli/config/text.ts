import { extname } from 'node:path';
import { UsageError } from '../usage-error.ts';

/** Where something stands in a configuration: the keys and indexes that lead to it. */
export type KeyPath = readonly (string | number)[];

export interface Spot {
  readonly keys: KeyPath;
  /** The key itself rather than its value. */
  readonly onKey: boolean;
}

export interface Text {
  readonly path: string;
  readonly content: string;
}

/** The value of a JSON or YAML text. Nothing is run and nothing else is read. */
export async function parseText(text: Text): Promise<unknown> {
  const extension = extname(text.path);
  if (extension === '.json') return jsonValue(text);
  if (['', '.yaml', '.yml'].includes(extension)) return yamlValue(text);
  throw new UsageError(`${text.path}: a configuration is JSON or YAML, and \`${extension}\` files are never run`);
}

async function jsonValue(text: Text): Promise<unknown> {
  try {
    return JSON.parse(text.content);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const offset =
      /at position (\d+)/.exec(said)?.[1] ?? (said.includes('end of JSON') ? text.content.length : undefined);
    const problem = offset === undefined ? await yamlProblem(text) : undefined;
    const place = problem?.place ?? placeAt(text.content, Number(offset ?? 0));
    throw new UsageError(`${text.path}${place}: this is no JSON`);
  }
}

async function yamlValue(text: Text): Promise<unknown> {
  const problem = await yamlProblem(text);
  if (problem !== undefined) throw new UsageError(`${text.path}${problem.place}: ${problem.message}`);
  const { parseDocument } = await import('./yaml.ts');
  try {
    return parseDocument(text.content, { logLevel: 'error' }).toJS({ maxAliasCount: 100 }) ?? undefined;
  } catch {
    throw new UsageError(`${text.path}${await aliasProblem(text)}`);
  }
}

/** The first alias that names nothing; else they grow into more than a configuration is. */
async function aliasProblem({ content }: Text): Promise<string> {
  const { parseDocument, visit } = await import('./yaml.ts');
  const document = parseDocument(content);
  const lost: { readonly source: string; readonly at: number }[] = [];
  visit(document, {
    Alias: (_key, node) => {
      if (node.resolve(document) === undefined) lost.push({ source: node.source, at: node.range?.[0] ?? 0 });
    },
  });
  const [first] = lost;
  if (first === undefined) return ': too many aliases';
  return `${placeAt(content, first.at)}: \`*${first.source}\` stands for nothing: no \`&${first.source}\` is above it`;
}

interface Problem {
  readonly place: string;
  readonly message: string;
}

/** What keeps a text from being YAML; a tag that is not known counts. */
async function yamlProblem({ content }: Text): Promise<Problem | undefined> {
  const { parseDocument } = await import('./yaml.ts');
  const { errors, warnings } = parseDocument(content, { prettyErrors: false });
  const first = [...errors, ...warnings][0];
  if (first === undefined) return undefined;
  return {
    place: placeAt(content, first.pos[0]),
    message:
      first.code === 'MULTIPLE_DOCS'
        ? 'a second document begins here, and a configuration is one'
        : first.message.charAt(0).toLowerCase() + first.message.slice(1),
  };
}

/** `:line:column` of a value or a key in a text that could be read. */
export async function placeOf({ content }: Text, { keys, onKey }: Spot): Promise<string> {
  const { isMap, isSeq, isScalar, isNode, parseDocument } = await import('./yaml.ts');
  let node: unknown = parseDocument(content).contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [index, key] of keys.entries()) {
    const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    const next: unknown = isSeq(node) ? node.items[Number(key)] : pair?.value;
    const wanted: unknown = onKey && index === keys.length - 1 && pair !== undefined ? pair.key : next;
    if (!isNode(wanted)) break;
    offset = wanted.range?.[0] ?? offset;
    node = next;
  }
  return placeAt(content, offset);
}

function placeAt(content: string, offset: number): string {
  const before = content.slice(0, offset).split('\n');
  return `:${before.length}:${[...(before.at(-1) ?? '')].length + 1}`;
}
