import { wordsTaken } from './command-line.ts';

export interface Words {
  /** Our own options. */
  readonly own: readonly string[];
  /** The rest, as ssh's own command line. */
  readonly foreign: readonly string[];
}

/** ssh's options that take an argument, from its getopt(3) string. */
const WITH_ARGUMENT = 'bceilmopBDEFIJLOPQRSWw';

/** Those of scp and sftp: their operands may be many, and options of ours stand before, between and behind them. */
const COPYING: Readonly<Record<string, string>> = { scp: 'cDFiJlMoPSX', sftp: 'bBcDFiJloPRsSX' };

/**
 * Parts our long options from ssh's short ones. As ssh reads it: options stand before the destination and directly
 * behind it; the remote command begins with the first word that is none, or behind `--`.
 */
export function splitWords(words: readonly string[]): Words {
  const split = splitFor(words, WITH_ARGUMENT, 1);
  const letters = COPYING[programIn(split.own) ?? ''];
  return letters === undefined ? split : splitFor(words, letters, Number.POSITIVE_INFINITY);
}

function programIn(own: readonly string[]): string | undefined {
  const at = own.findLastIndex((word) => word === '--as' || word.startsWith('--as='));
  return own[at] === '--as' ? own[at + 1] : own[at]?.slice('--as='.length);
}

/** `operands`: as many words may stand among the options. */
function splitFor(words: readonly string[], withArgument: string, operands: number): Words {
  const own: string[] = [];
  const foreign: string[] = [];
  let seen = 0;
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    if (word === '--' || (seen >= operands && !isOption(word))) {
      foreign.push(...words.slice(at));
      break;
    }
    const taken = word.startsWith('--') ? wordsTaken(word) : shortWordsTaken(word, withArgument);
    const into = word.startsWith('--') ? own : foreign;
    into.push(...words.slice(at, at + taken));
    if (!isOption(word)) seen += 1;
    at += taken;
  }
  return { own, foreign };
}

function isOption(word: string): boolean {
  return word.startsWith('-') && word !== '-';
}

/** 2 where the last letter of a cluster wants the next word. */
function shortWordsTaken(word: string, withArgument: string): 1 | 2 {
  if (!isOption(word)) return 1;
  const letters = [...word.slice(1)];
  const first = letters.findIndex((letter) => withArgument.includes(letter));
  return first !== -1 && first === letters.length - 1 ? 2 : 1;
}
