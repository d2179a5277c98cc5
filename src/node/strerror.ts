import type { Unreadable } from '../ports.ts';

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export function unreadable(error: unknown): Unreadable {
  const code = codeOf(error);
  return reasons[code] ?? { reason: 'other', message: code === '' ? 'Cannot be read' : code };
}

export const missing: Unreadable = { reason: 'missing', message: 'No such file or directory' };

/** With the words of strerror(3), which ssh prints. */
const reasons: Readonly<Record<string, Unreadable>> = {
  ENOENT: missing,
  ENOTDIR: { reason: 'missing', message: 'Not a directory' },
  ERR_INVALID_ARG_VALUE: missing,
  EACCES: { reason: 'denied', message: 'Permission denied' },
  EPERM: { reason: 'denied', message: 'Operation not permitted' },
  EISDIR: { reason: 'directory', message: 'Is a directory' },
  ENXIO: { reason: 'special', message: 'No such device or address' },
  ELOOP: { reason: 'other', message: 'Too many levels of symbolic links' },
  ENAMETOOLONG: { reason: 'other', message: 'File name too long' },
  EIO: { reason: 'other', message: 'Input/output error' },
  EMFILE: { reason: 'other', message: 'Too many open files' },
};
