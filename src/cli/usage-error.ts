/** A wrong call or a broken configuration: exit code 2 with this message. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
