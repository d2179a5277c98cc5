import { algorithmFacts } from './algorithms.ts';
import type { AlgorithmClass, Client, ClientSpec, KeywordFacts } from './client.ts';
import { behaviours, dumpOrder, keywords } from './data.ts';
import { type Build, holds } from './era.ts';
import { lazily, once } from './memo.ts';
import { optionFacts } from './options.ts';
import { own } from './own.ts';

/** Computes nothing before it is asked for, and nothing twice. */
export function clientFor(spec: ClientSpec): Client {
  const algorithms = once((of: AlgorithmClass) => algorithmFacts(of, spec));
  const lines = lazily(() => dumpLines(spec));
  const printed = lazily(() => new Map(lines().map(({ line, option }) => [option, line])));
  const options = once((id: string) =>
    isKnown(id, spec) ? optionFacts({ id, build: spec, printed: printed().get(id), algorithms }) : undefined,
  );
  const keyword = once((name: string) => keywordFacts(name, spec, options));
  const names = lazily(() => Object.keys(keywords).filter((name) => keyword(name) !== undefined));
  const order = lazily(() => lines().map(({ line }) => line));
  return {
    ...spec,
    keyword,
    get keywords() {
      return names();
    },
    option: options,
    algorithms,
    does: once((behaviour: string) => does(behaviour, spec)),
    get dumpOrder() {
      return order();
    },
  };
}

function keywordFacts(name: string, build: Build, option: Client['option']): KeywordFacts | undefined {
  const entry = own(keywords, name);
  const era = eraOf(name, build);
  if (entry === undefined || era === undefined) return undefined;
  if (era.state !== undefined) return { name: entry.name, state: era.state, option: undefined };
  return { name: entry.name, state: 'active', option: option(era.option ?? name) };
}

type KeywordEra = NonNullable<(typeof keywords)[string]['eras']>[number];

function eraOf(name: string, build: Build): KeywordEra | undefined {
  const entry = own(keywords, name);
  if (entry === undefined) return undefined;
  return entry.eras === undefined ? {} : entry.eras.find((era) => holds(era, build));
}

/** An option exists while some spelling of it acts. */
function isKnown(id: string, build: Build): boolean {
  return (spellings().get(id) ?? []).some((name) => {
    const era = eraOf(name, build);
    return era !== undefined && era.state === undefined && (era.option ?? name) === id;
  });
}

const spellings = lazily(() => {
  const found = new Map<string, string[]>();
  for (const [name, { eras = always }] of Object.entries(keywords)) {
    for (const { state, option = name } of eras) {
      const names = found.get(option);
      if (state !== undefined || names?.at(-1) === name) continue;
      if (names === undefined) found.set(option, [name]);
      else names.push(name);
    }
  }
  return found;
});

const always: readonly KeywordEra[] = [{}];

function does(behaviour: string, build: Build): boolean {
  const entry = own(behaviours, behaviour);
  if (entry === undefined) throw new Error(`no such behaviour in data/behaviours.json: ${behaviour}`);
  return entry.eras.some((era) => holds(era, build));
}

interface DumpLine {
  readonly line: string;
  /** Null where the line is no option of the config, as `host`. */
  readonly option: string | null;
}

function dumpLines(build: Build): readonly DumpLine[] {
  if (!holds({ from: dumpOrder.from }, build)) return [];
  return dumpOrder.lines.flatMap((entry) => {
    if (typeof entry === 'string') return [{ line: entry, option: entry }];
    const { line, option = line } = entry;
    return holds(entry, build) ? [{ line, option }] : [];
  });
}
