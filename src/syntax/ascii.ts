const NOT_ASCII = /[^\0-\x7f]/;

/** Lower case as tolower(3) in the C locale: only A to Z change. */
export function lowerCase(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase();
  return text.replace(/[A-Z]+/g, (run) => run.toLowerCase());
}

/** Whether two texts are the same but for the case of A to Z. */
export function equalsIgnoringCase(a: string, b: string): boolean {
  return a.length === b.length && lowerCase(a) === lowerCase(b);
}

/** Whether every character is one byte. */
export function isAscii(text: string): boolean {
  return !NOT_ASCII.test(text);
}

/** Whether a text holds a character below the space, or DEL: iscntrl(3) in the C locale. */
export function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || code === 127) return true;
  }
  return false;
}
