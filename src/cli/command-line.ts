import { Parser } from 'yargs/helpers';
import { type Command, commands, findOption, laterCommands, type OptionName, optionsOf } from './options.ts';

/** What stands on the command line, in the words of src/cli/options.ts. */
export interface CommandLine {
  readonly command: Command;
  /** Words that are no options. */
  readonly words: readonly string[];
  /** Options that are given and belong to a later version. */
  readonly later: readonly string[];
  readonly has: (name: OptionName) => boolean;
  /** The last value. */
  readonly text: (name: OptionName) => string | undefined;
  readonly texts: (name: OptionName) => readonly string[];
}

export interface Asked {
  /** A word that begins a command, of this version or a later one; undefined: linting. */
  readonly command: string | undefined;
  /** What is left without that word. */
  readonly rest: readonly string[];
}

/** Takes the command out: the first word that is no option nor the value of one. */
export function commandIn(argv: readonly string[]): Asked {
  for (let at = 0; at < argv.length; at += wordsTaken(argv[at] ?? '')) {
    const word = argv[at] ?? '';
    if (word === '--') break;
    if (word.startsWith('-') && word !== '-') continue;
    const command = [...commands, ...laterCommands].find((name) => name === word);
    if (command !== undefined) return { command, rest: argv.toSpliced(at, 1) };
    break;
  }
  return { command: undefined, rest: argv };
}

/** How many words a long option takes with its value; 1 for everything else. */
export function wordsTaken(word: string): 1 | 2 {
  if (!word.startsWith('--') || word.includes('=')) return 1;
  return findOption(word.slice(2))?.value === undefined ? 1 : 2;
}

/** Undefined where something is wrong with the call; `complain` of help.ts says what. */
export function parse(command: Command, argv: readonly string[]): CommandLine | undefined {
  const known = optionsOf(command);
  const { argv: found, error } = Parser.detailed([...argv], parserOptions(command));
  const { _: words, '--': behind, ...values } = found;
  const names = new Set(known.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
  if (error !== null || Object.keys(values).some((name) => !names.has(name))) return undefined;
  const given = new Map<string, unknown>(Object.entries(values));
  const texts = (name: string): readonly string[] => [given.get(name) ?? []].flat().map(String);
  const has = (name: string): boolean => given.get(name) === true || texts(name).some((text) => text !== 'false');
  return {
    command,
    words: [words, behind ?? []].flat().map(String),
    later: known.filter(({ later, name }) => later === true && has(name)).map(({ name }) => name),
    has,
    text: (name) => texts(name).at(-1),
    texts,
  };
}

/** What yargs and its parser alone are both given. */
export function parserOptions(command: Command): Parser.Options {
  const known = optionsOf(command);
  const named = (takesValue: boolean): string[] =>
    known.filter(({ value }) => (value !== undefined) === takesValue).map(({ name }) => name);
  return {
    string: named(true),
    boolean: named(false),
    narg: Object.fromEntries(named(true).map((name) => [name, 1])),
    alias: Object.fromEntries(known.map(({ name, aliases = [] }) => [name, [...aliases]])),
    configuration: parserConfiguration,
  };
}

export const parserConfiguration = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'duplicate-arguments-array': true,
  'greedy-arrays': false,
  'nargs-eats-options': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'populate--': true,
  'short-option-groups': true,
} as const;
