/** A message with `{}` for what the client fills in, made ready to be looked for. */
export interface Format {
  readonly text: string;
  /** What stands between the holes. */
  readonly parts: readonly string[];
  /** How much of it is fixed: the more, the surer is a match. */
  readonly weight: number;
}

/** What is compared: single spaces, and no frame of `@`. */
export function exactForm(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/^[@ ]+|[@ ]+$/g, '');
}

/** What is compared where nothing is exactly so: small letters, without the stop at the end. */
export function plainForm(text: string): string {
  return exactForm(text).toLowerCase().replace(/[.!]$/, '');
}

export function formatOf(text: string, form: (text: string) => string): Format {
  const parts = form(text).split('{}');
  return { text, parts, weight: parts.join('').length };
}

/**
 * Whether a line, in the same form, is this message. Each part is looked for behind the one before it, so the time grows
 * with the line alone; a hole holds one character at least.
 */
export function fits(line: string, { parts }: Format): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return line === first;
  if (!line.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = line.indexOf(part, at + 1);
    if (found === -1) return false;
    at = found + part.length;
  }
  return line.endsWith(last) && line.length - last.length > at;
}
