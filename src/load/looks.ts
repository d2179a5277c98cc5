import { lowerCase } from '../syntax/ascii.ts';

/** What a file is when it is no ssh config. */
export type Looks =
  | 'private-key'
  | 'public-key'
  | 'certificate'
  | 'known-hosts'
  | 'utf-16'
  | 'binary'
  | 'environment'
  | 'template'
  | 'other';

const STARTS: readonly (readonly [RegExp, Looks])[] = [
  [/^\s*-----BEGIN [A-Z0-9 ]*PRIVATE KEY/, 'private-key'],
  [/^PuTTY-User-Key-File-/, 'private-key'],
  [/^SSH PRIVATE KEY FILE FORMAT/, 'private-key'],
  [/^\s*-----BEGIN (?:[A-Z0-9 ]*CERTIFICATE)/, 'certificate'],
  [/^\s*(?:-----BEGIN |---- BEGIN )[A-Z0-9 ]*PUBLIC KEY/, 'public-key'],
  [/^(?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]+ +AAAA[A-Za-z0-9+/]/, 'public-key'],
  [/^(?:@[a-z-]+ +)?[^\s#]\S* +(?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]+ +AAAA[A-Za-z0-9+/]/, 'known-hosts'],
];

/** A key that stands anywhere: of such a file nothing may be shown. */
const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/;

/** Whether a private key stands in a text, whatever else does. */
export function holdsPrivateKey(text: string): boolean {
  return PRIVATE_KEY.test(text) || STARTS.some(([pattern, what]) => what === 'private-key' && pattern.test(text));
}

/** More than this share of a file is control characters in no text. */
const MOST_CONTROL = 0.02;

function isBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  if (!/[^\s -~]/.test(sample)) return false;
  let odd = 0;
  let zeros = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at);
    if (code === 0) zeros += 1;
    if (code < 7 || (code > 13 && code < 32 && code !== 27) || (code >= 0xdc80 && code <= 0xdcff)) odd += 1;
  }
  return zeros > 3 || odd > 8 + sample.length * MOST_CONTROL;
}

/** A tag of Jinja, Go, ERB and their like, on a line that is no command: commands have braces of their own. */
const TAG =
  /^(?![ \t]*(?:#|"?(?:proxycommand|localcommand|remotecommand|knownhostscommand|match)\b))[^\n]*?(\{\{[^\n]*?\}\}|\{%[^\n]*?%\}|<%[^\n]*?%>)/im;

/** Where the first tag of a template stands. */
export function tagIn(text: string): { readonly start: number; readonly end: number } | undefined {
  if (!/\{\{|\{%|<%/.test(text)) return undefined;
  const match = TAG.exec(text);
  const tag = match?.[1];
  if (match === null || tag === undefined) return undefined;
  const end = match.index + match[0].length;
  return { start: end - tag.length, end };
}

/** Lines that are looked at; the first ones tell. */
const MOST_LINES = 300;

const ASSIGNMENT = /^(?:export\s+)?[A-Z][A-Z0-9_]*=/;

interface Tally {
  readonly known: number;
  readonly unknown: number;
  readonly assigned: number;
}

/** Counts lines by what their first word is; stops when enough has been seen. */
function tally(text: string, isKeyword: (name: string) => boolean): Tally {
  let [known, unknown, assigned] = [0, 0, 0];
  for (const match of text.matchAll(/^[ \t]*([^\s#][^\n]*)/gm)) {
    const line = match[1] ?? '';
    const word = /^"?([^\s="]*)/.exec(line)?.[1] ?? '';
    if (word === '') continue;
    if (isKeyword(lowerCase(word))) known += 1;
    else unknown += 1;
    if (ASSIGNMENT.test(line)) assigned += 1;
    if (known > 20 || known + unknown > MOST_LINES) break;
  }
  return { known, unknown, assigned };
}

/**
 * What a file is that someone names or Includes, or undefined when it may well be an ssh config. `isKeyword` says of a
 * word in lower case whether it is a keyword of any ssh, or close to one.
 */
export function looksLike(text: string, isKeyword: (name: string) => boolean): Looks | undefined {
  if (text.startsWith('\ufffe') || text.startsWith('\udcff\udcfe') || text.startsWith('\udcfe\udcff')) return 'utf-16';
  const found = STARTS.find(([pattern]) => pattern.test(text.slice(0, 2000)));
  if (found) return found[1];
  if (PRIVATE_KEY.test(text)) return 'private-key';
  if (isBinary(text)) return /^(?:[^\0]\0){4}|^(?:\0[^\0]){4}/.test(text) ? 'utf-16' : 'binary';
  if (tagIn(text)) return 'template';
  const { known, unknown, assigned } = tally(text, isKeyword);
  if (unknown > 0 && assigned === known + unknown) return 'environment';
  return unknown > known && (known === 0 || unknown > 3) ? 'other' : undefined;
}
