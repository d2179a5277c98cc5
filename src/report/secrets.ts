import type { TextEdit } from '../lint/finding.ts';
import type { Span } from '../syntax/document.ts';

const HIDDEN = '****';

/** `SetEnv`, whatever way it is separated from its arguments. */
const SETENV = /^[\s"]*setenv[\s="]/i;
/** Options of well-known proxies and of sshpass that a password stands behind. */
const PASSWORD_OPTION = /(?:--proxy-auth[= ]\s*[^\s:]*:|\bsshpass\s+-p\s*)(\S+)/g;
const WORD = /[^\s"']+/g;
const LONGEST = 4096;

/** Where the secrets of a line of config stand: values of SetEnv, passwords in URLs and of proxies. */
export function secretsOf(line: string): readonly Span[] {
  if (SETENV.test(line)) return valuesOf(line);
  return [...passwordsInUrls(line), ...passwordsOfOptions(line)];
}

/** Everything behind the first `=` that belongs to an argument. */
function valuesOf(line: string): readonly Span[] {
  const keyword = line.toLowerCase().indexOf('setenv') + 'setenv'.length;
  const name = /[^\s="]/g;
  name.lastIndex = keyword;
  const equals = line.indexOf('=', name.exec(line)?.index ?? line.length);
  return equals === -1 || equals + 1 === line.length ? [] : [{ start: equals + 1, end: line.length }];
}

/** One for each word: from the first colon behind `://` to the last `@`. */
function passwordsInUrls(text: string): readonly Span[] {
  if (!text.includes('://')) return [];
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const host = word.indexOf('://') + 3;
    const colon = word.indexOf(':', host);
    const slash = word.indexOf('/', host);
    const sign = word.lastIndexOf('@');
    if (host === 2 || colon === -1 || sign < colon || (slash !== -1 && slash < colon)) return [];
    return [{ start: index + colon + 1, end: index + sign }];
  });
}

function passwordsOfOptions(text: string): readonly Span[] {
  if (!text.includes('--proxy-auth') && !text.includes('sshpass')) return [];
  return [...text.matchAll(PASSWORD_OPTION)].map((match) => {
    const end = match.index + match[0].length;
    return { start: end - (match[1]?.length ?? 0), end };
  });
}

/** A text of ours or a value, without the passwords that stand in it. */
export function maskText(text: string): string {
  return hide(text, [...passwordsInUrls(text), ...passwordsOfOptions(text)]);
}

/** A line of config, without its secrets. */
export function maskLine(line: string): string {
  return hide(line, secretsOf(line));
}

/** What an edit writes, without what is secret in the lines that it makes. */
export function maskEdit({ source, span, text }: TextEdit): string {
  const start = Math.max(source.text.lastIndexOf('\n', span.start - 1) + 1, span.start - LONGEST);
  const head = span.start === 0 ? '' : source.text.slice(start, span.start);
  const [first = '', ...rest] = text.split('\n');
  return [maskBehind(head, first), ...rest.map(maskLine)].join('\n');
}

/** `text` as it stands behind `head`. */
function maskBehind(head: string, text: string): string {
  const spans = secretsOf(head + text).filter(({ end }) => end > head.length);
  return hide(
    text,
    spans.map(({ start, end }) => ({ start: Math.max(start - head.length, 0), end: end - head.length })),
  );
}

/** The value of an option, `text`, without secrets. */
export function maskValue(option: string, text: string): string {
  return maskBehind(`${option} `, text);
}

function hide(text: string, spans: readonly Span[]): string {
  return spans.reduceRight((rest, { start, end }) => rest.slice(0, start) + HIDDEN + rest.slice(end), text);
}

/** What stands for a secret in a line that is shown. */
export const hidden = HIDDEN;

/** As much of a line as has to be looked at to know what is secret in the stretch that is shown. */
export const reach = LONGEST;
