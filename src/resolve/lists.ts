import type { AlgorithmClass, Client } from '../client/client.ts';
import { elementsOf, listModifier } from '../read/algorithms.ts';
import { matchPatternList } from '../syntax/pattern.ts';

/** Two lists in one, each name once (kex_names_cat). */
function concatenate(first: readonly string[], second: readonly string[]): readonly string[] {
  return [...first, ...second.filter((name, at) => !first.includes(name) && second.indexOf(name) === at)];
}

function expandPatterns(list: readonly string[], client: Client, of: AlgorithmClass): readonly string[] | undefined {
  const supported = client.algorithms(of).supported;
  let result: readonly string[] = [];
  for (const pattern of list) {
    if (pattern.startsWith('!')) return undefined;
    result = concatenate(
      result,
      supported.filter((name) => matchPatternList(name, pattern, false) === 'yes'),
    );
  }
  return result.length === 0 ? undefined : result;
}

/**
 * The list that results from a value and the client's default (kex_assemble_names), or undefined when nothing is left.
 * `value` undefined: the default list.
 */
export function assembleList(
  value: string | undefined,
  of: AlgorithmClass,
  client: Client,
): readonly string[] | undefined {
  const { defaults } = client.algorithms(of);
  if (value === undefined) return defaults;
  const modifier = listModifier(value, client);
  const given = modifier === '' ? value : value.slice(1);
  if (modifier === '-') return defaults.filter((name) => matchPatternList(name, given, false) !== 'yes');
  const names = elementsOf(given);
  if (!client.does('lists-assembled')) {
    return modifier === '+' ? concatenate(defaults, names) : given.split(',');
  }
  const list =
    modifier === '+'
      ? concatenate(defaults, names)
      : modifier === '^'
        ? concatenate(names, defaults)
        : given.split(',');
  return expandPatterns(list, client, of);
}
