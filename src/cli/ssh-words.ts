import { wordsTaken } from './command-line.ts';

export interface Words {
  /** Our own options. */
  readonly own: readonly string[];
  /** The rest, as ssh's own command line. */
  readonly foreign: readonly string[];
}

/** ssh's options that take an argument, from its getopt(3) string. */
const WITH_ARGUMENT = 'bceilmopBDEFIJLOPQRSWw';

/**
 * Parts our long options from ssh's short ones. As ssh reads it: options stand before the destination and directly
 * behind it; the remote command begins with the first word that is none, or behind `--`.
 */
export function splitWords(words: readonly string[]): Words {
  const own: string[] = [];
  const foreign: string[] = [];
  let destinations = 0;
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    if (word === '--' || (destinations > 0 && !isOption(word))) {
      foreign.push(...words.slice(at));
      break;
    }
    const taken = word.startsWith('--') ? wordsTaken(word) : sshWordsTaken(word);
    const into = word.startsWith('--') ? own : foreign;
    into.push(...words.slice(at, at + taken));
    if (!isOption(word)) destinations += 1;
    at += taken;
  }
  return { own, foreign };
}

function isOption(word: string): boolean {
  return word.startsWith('-') && word !== '-';
}

/** 2 where the last letter of a cluster wants the next word. */
function sshWordsTaken(word: string): 1 | 2 {
  if (!isOption(word)) return 1;
  const letters = [...word.slice(1)];
  const first = letters.findIndex((letter) => WITH_ARGUMENT.includes(letter));
  return first !== -1 && first === letters.length - 1 ? 2 : 1;
}
