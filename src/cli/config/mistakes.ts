import { safeParse } from 'valibot';
import { didYouMean } from '../nearest.ts';
import { type Config, configSchema, keysAt } from '../schema.ts';
import { UsageError } from '../usage-error.ts';
import { placeOf, type Spot, type Text } from './text.ts';

/** Something in a configuration that cannot hold. */
export interface Mistake extends Spot {
  readonly message: string;
}

type Issue = NonNullable<ReturnType<typeof safeParse<typeof configSchema>>['issues']>[number];

/** What a value means as a configuration, or what is wrong with it. */
export function checkShape(value: unknown): { readonly config: Config } | { readonly mistakes: readonly Mistake[] } {
  const result = safeParse(configSchema, Array.isArray(value) ? undefined : value);
  if (!result.success) return { mistakes: result.issues.map(mistakeOf) };
  const lists = [...listsIn(value, result.output, [])];
  return lists.length > 0 ? { mistakes: lists } : { config: result.output };
}

/** For valibot, a list is an object, too: where it made one of a list, keys are missing. */
function* listsIn(given: unknown, taken: unknown, keys: readonly (string | number)[]): Generator<Mistake> {
  if (!isObject(given) || !isObject(taken)) return;
  const isList = Array.isArray(given);
  if (isList && !Array.isArray(taken)) {
    yield { keys, onKey: false, message: 'names and their values are expected, and this is a list' };
    return;
  }
  const inside = new Map<string, unknown>(Object.entries(taken));
  for (const [key, value] of Object.entries(given)) {
    yield* listsIn(value, inside.get(key), [...keys, isList ? Number(key) : key]);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function mistakeOf(issue: Issue): Mistake {
  const keys = (issue.path ?? []).flatMap(({ key }) =>
    typeof key === 'string' || typeof key === 'number' ? [key] : [],
  );
  const key = String(keys.at(-1));
  if (issue.type !== 'strict_object' || !issue.expected?.match(/^(never|".*")$/)) {
    return { keys, onKey: false, message: issue.message };
  }
  if (issue.expected !== 'never') return { keys: keys.slice(0, -1), onKey: false, message: `\`${key}\` is missing` };
  const hint = didYouMean(key, keysAt(keys.slice(0, -1)));
  return { keys, onKey: true, message: `unknown key \`${key}\`${hint}` };
}

/** Says every mistake with its place. `root`: the keys that lead to the configuration inside of the file. */
export async function refuse(text: Text, root: readonly string[], mistakes: readonly Mistake[]): Promise<never> {
  const lines = await Promise.all(
    mistakes.map(async ({ keys, onKey, message }) => {
      const place = await placeOf(text, { keys: [...root, ...keys], onKey });
      return `${text.path}${place}: ${message}`;
    }),
  );
  throw new UsageError(lines.join('\n'));
}
