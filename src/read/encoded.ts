/** The text that stands in a slot for a value with parts. */
export function encoded(value: object): string {
  return JSON.stringify(value);
}

/** The value that `encoded` wrote; throws when it has another shape, which would be a defect of ours. */
export function decoded<T>(text: string, hasShape: (value: unknown) => value is T): T {
  const value: unknown = JSON.parse(text);
  if (hasShape(value)) return value;
  throw new Error(`not as it was encoded: ${text}`);
}

/** Whether a value has fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether a field that may be missing is of this type. */
export function isOptional(value: unknown, type: 'string' | 'number'): boolean {
  return value === undefined || typeof value === type;
}
