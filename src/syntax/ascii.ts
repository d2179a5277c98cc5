const NOT_ASCII = /[^\0-\x7f]/;

/** Lower case as tolower(3) in the C locale: only A to Z change. */
export function lowerCase(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase();
  return text.replace(/[A-Z]+/g, (run) => run.toLowerCase());
}

export function equalsIgnoringCase(a: string, b: string): boolean {
  return a.length === b.length && lowerCase(a) === lowerCase(b);
}

export function isAscii(text: string): boolean {
  return !NOT_ASCII.test(text);
}
