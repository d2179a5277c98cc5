import { lowerCase } from '../syntax/ascii.ts';
import { truncateBytes } from '../syntax/source.ts';

/** What is wrong with a domain name (valid_domain of misc.c), or undefined. */
export function domainFault(name: string): string | undefined {
  const shown = truncateBytes(name, 100);
  if (name === '') return 'empty domain name';
  if (!/^[A-Za-z0-9_]/.test(name)) return `domain name "${shown}" starts with invalid character`;
  for (let at = 0; at < name.length; at += 1) {
    const lowered = truncateBytes(lowerCase(name.slice(0, at + 1)) + name.slice(at + 1), 100);
    if (name[at] === '.' && name[at - 1] === '.') return `domain name "${lowered}" contains consecutive separators`;
    if (!/[A-Za-z0-9._-]/.test(name[at] ?? '')) return `domain name "${lowered}" contains invalid characters`;
  }
  return undefined;
}
