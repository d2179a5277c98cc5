import type { Client } from '../client/client.ts';

/** Letters of ssh's options; a colon behind those that take an argument. */
function lettersOf(client: Client): string {
  const interfaces = client.does('bind-interface-option') ? 'B:' : '';
  const tag = client.does('tag-option') ? 'P:' : 'P';
  const later = client.does('z-option') ? 'Z' : '';
  return `1246ab:c:e:fgi:kl:m:no:p:qstvx${interfaces}ACD:E:F:GI:J:KL:MNO:${tag}Q:R:S:TVw:W:XYy${later}`;
}

/** One option, with what stands behind it. */
export interface Option {
  readonly letter: string;
  readonly argument: string;
}

/** The words behind `ssh`, by what they are. */
export interface CommandLine {
  readonly options: readonly Option[];
  /** The host word; undefined when there is none. */
  readonly destination: string | undefined;
  readonly command: readonly string[];
  /** How many of the options stand before the host word. */
  readonly before: number;
}

/** Stands for an option that getopt(3) refuses; nothing behind it is read. */
export const REFUSED = '?';

export interface Scan {
  readonly options: readonly Option[];
  /** Index of the word behind them. */
  readonly next: number;
  readonly terminated: boolean;
}

interface Word {
  readonly options: readonly Option[];
  /** The next word was an argument. */
  readonly used: boolean;
}

function scanWord(word: string, following: string | undefined, letters: string): Word {
  const options: Option[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] ?? '';
    const found = letters.indexOf(letter);
    const refused = (argument: string): Word => ({ options: [...options, { letter: REFUSED, argument }], used: false });
    if (letter === ':' || found === -1) return refused(`unknown option -- ${letter}`);
    if (letters[found + 1] !== ':') {
      options.push({ letter, argument: '' });
      continue;
    }
    const rest = word.slice(at + 1);
    if (rest !== '') return { options: [...options, { letter, argument: rest }], used: false };
    if (following === undefined) return refused(`option requires an argument -- ${letter}`);
    return { options: [...options, { letter, argument: following }], used: true };
  }
  return { options, used: false };
}

/** Options from a word on, as getopt(3) of OpenSSH takes them: up to the first word that is none. */
export function scanOptions(args: readonly string[], from: number, letters: string): Scan {
  const options: Option[] = [];
  let next = from;
  for (let word = args[next]; word?.startsWith('-') && word !== '-'; word = args[next]) {
    if (word === '--') return { options, next: next + 1, terminated: true };
    const scanned = scanWord(word, args[next + 1], letters);
    options.push(...scanned.options);
    next += scanned.used ? 2 : 1;
  }
  return { options, next, terminated: false };
}

/** Takes the words behind `ssh` apart: options in front of and directly behind the host word, then the command. */
export function readCommandLine(args: readonly string[], client: Client): CommandLine {
  const letters = lettersOf(client);
  const first = scanOptions(args, 0, letters);
  const destination = args[first.next];
  const before = first.options.length;
  if (first.terminated) return { options: first.options, destination, command: args.slice(first.next + 1), before };
  const second = scanOptions(args, first.next + 1, letters);
  return { options: [...first.options, ...second.options], destination, command: args.slice(second.next), before };
}
