/** An entry by a name that a user wrote: `constructor` is no keyword of ssh. */
export function own<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
