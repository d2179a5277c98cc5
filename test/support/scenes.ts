import { ppkFile } from './key-files.ts';
import { ed25519Key } from './made-keys.ts';
import type { RuleCase } from './rule-tester.ts';

type Scene = Pick<RuleCase, 'files' | 'agent'>;

const key = ed25519Key();
const other = ed25519Key('two');

/** A private key as `~/.ssh/id_work`, and its public half beside it. */
const work = (content: string | Uint8Array, pub = key.line): Scene => ({
  files: { id_work: content, 'id_work.pub': `${pub} ada\n` },
});

/** Worlds for the examples of the rules' pages, by the name that they give behind `scene=`. */
export const scenes: Readonly<Record<string, () => Scene>> = {
  sound: () => work(key.private),
  'key-newline-damage': () => work(key.private.replaceAll('\n', '\r\n')),
  'key-one-line': () => work(key.private.replaceAll('\n', ' ')),
  'key-text-encoding': () => work(`\ufeff${key.private}`),
  'key-garbage': () => work(''),
  'key-ppk': () => work(ppkFile({ version: 3, publicLine: key.line, encryption: 'none', comment: 'ada' })),
  'key-perms': () => ({ files: { id_work: { content: key.private, mode: 0o644 } } }),
  'identity-pub-mismatch': () => work(key.private, other.line),
};
