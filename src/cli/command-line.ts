import {
  type Command,
  commands,
  findOption,
  laterCommands,
  type OptionName,
  type OptionSpec,
  optionsOf,
} from './options.ts';

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

/**
 * Undefined where something is wrong with the call; `complaint` of help.ts says what. On the common way this is all: to
 * load yargs takes as long as everything else.
 */
export function parse(command: Command, argv: readonly string[]): CommandLine | undefined {
  const known = optionsOf(command);
  const given = new Map<string, string[]>();
  const words: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--') {
      words.push(...argv.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      words.push(word);
      continue;
    }
    const found = optionIn(word, argv[at + 1], known);
    if (found === undefined) return undefined;
    if (found.value === undefined) given.delete(found.name);
    else given.set(found.name, [...(given.get(found.name) ?? []), found.value]);
    if (found.eats) at += 1;
  }
  return lineOf(command, words, given);
}

interface Given {
  readonly name: string;
  /** Undefined: a switch that is turned off. */
  readonly value: string | undefined;
  /** The value was the next word. */
  readonly eats: boolean;
}

/** `--name`, `--name value` or `--name=value`. */
function optionIn(word: string, next: string | undefined, known: readonly OptionSpec[]): Given | undefined {
  const equals = word.indexOf('=');
  const name = word.slice(2, equals === -1 ? undefined : equals);
  const option = known.find((each) => each.name === name || each.aliases?.includes(name) === true);
  if (option === undefined || !word.startsWith('--')) return undefined;
  const attached = equals === -1 ? undefined : word.slice(equals + 1);
  if (option.value !== undefined) {
    if (attached !== undefined) return { name: option.name, value: attached, eats: false };
    return next === undefined || isOption(next) ? undefined : { name: option.name, value: next, eats: true };
  }
  if (attached === undefined || attached === 'true') return { name: option.name, value: '', eats: false };
  return attached === 'false' ? { name: option.name, value: undefined, eats: false } : undefined;
}

/** A negative number is none. */
function isOption(word: string): boolean {
  return /^-[^\d]/.test(word);
}

function lineOf(
  command: Command,
  words: readonly string[],
  given: ReadonlyMap<string, readonly string[]>,
): CommandLine {
  const texts = (name: string): readonly string[] => given.get(name) ?? [];
  return {
    command,
    words,
    later: [...given.keys()].filter((name) => findOption(name)?.later === true),
    has: (name) => given.has(name),
    text: (name) => texts(name).at(-1),
    texts,
  };
}
