import { allArguments, noneGiven } from './lists.ts';
import { refuse, set } from './outcome.ts';
import type { Reader } from './simple.ts';
import type { Setting } from './types.ts';

/** SendEnv: names; from 7.8 `-PATTERN` takes some away. */
export const readSendEnv: Reader = (args, option, context) => {
  const { client } = context;
  const found = allArguments(args, client.does('argv-split'));
  if (found.length === 0) return noneGiven(args, option.id, context);
  const bad = found.findIndex(({ value }) => value === '' || value.includes('='));
  const good = bad === -1 ? found : found.slice(0, bad);
  const settings = good.map(({ value }) =>
    value.startsWith('-') && client.does('sendenv-removal')
      ? set(option.id, value.slice(1), 'remove')
      : set(option.id, value, 'add'),
  );
  const fault = found[bad];
  if (!fault) return { settings, problems: [] };
  return {
    settings,
    problems: refuse({ code: 'bad-value', span: fault, messages: 'Invalid environment name.' }, context).problems,
  };
};

const nameOf = (assignment: string): string => assignment.slice(0, assignment.indexOf('='));

/** SetEnv: assignments, which one line sets as a whole. */
export const readSetEnv: Reader = (args, option, context) => {
  const { client } = context;
  const kept: string[] = [];
  const names = new Set<string>();
  const argv = client.does('argv-split');
  const settings = (): readonly Setting[] => (kept.length > 0 ? [set(option.id, kept)] : []);
  for (let argument = args.nextWithEquals(); argument; argument = args.nextWithEquals()) {
    const { value } = argument;
    if (value === '' && !argv) break;
    if (!value.includes('=')) {
      const { problems } = refuse({ code: 'bad-value', span: argument, messages: 'Invalid SetEnv.' }, context);
      return { settings: settings(), problems };
    }
    if (client.does('setenv-distinct') && names.has(nameOf(value))) continue;
    names.add(nameOf(value));
    kept.push(value);
  }
  return kept.length > 0 ? { settings: settings(), problems: [] } : noneGiven(args, option.id, context);
};
