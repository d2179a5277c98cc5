/** Standard output and standard error are strings of one character a byte. */
export interface Spoken {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
