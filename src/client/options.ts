import type { AlgorithmClass, AlgorithmFacts, OptionFacts, ValueKind } from './client.ts';
import { options } from './data.ts';
import { type Build, holds, pick } from './era.ts';
import { once } from './memo.ts';
import { own } from './own.ts';
import type { Option } from './schema.ts';

/** readconf.c: strcmp for flags and most enums up to V_6_4_P1, strcasecmp from V_6_5_P1. */
const foldingCase = { from: '6.5' };

interface Question {
  readonly id: string;
  readonly build: Build;
  readonly printed: string | undefined;
  readonly algorithms: (of: AlgorithmClass) => AlgorithmFacts;
}

export function optionFacts({ id, build, printed, algorithms }: Question): OptionFacts {
  const option = own(options.options, id);
  if (option === undefined) throw new Error(`no such option in data/options.json: ${id}`);
  const kind = pick(option.kind, build) ?? 'special';
  const words = wordsOf(option, kind, build);
  return {
    id,
    printed,
    kind,
    words,
    ignoreCase: words !== undefined && (option.ignoreCase === true || holds(foldingCase, build)),
    accumulates: option.accumulates === true,
    algorithms: option.algorithms,
    defaultValue: pick(option.default, build) ?? defaultList(option, algorithms),
    tokens: pick(option.tokens, build) ?? '',
    environment: option.environment?.some((era) => holds(era, build)) ?? false,
  };
}

function wordsOf(option: Option, kind: ValueKind, build: Build): OptionFacts['words'] {
  if (kind !== 'flag' && kind !== 'enum') return undefined;
  return table(pick(option.words, build) ?? 'flag');
}

const table = once(
  (name: string): ReadonlyMap<string, string> => new Map(Object.entries(own(options.words, name) ?? {})),
);

function defaultList(option: Option, algorithms: Question['algorithms']): string | undefined {
  return option.algorithms === undefined ? undefined : algorithms(option.algorithms).defaults.join(',');
}
