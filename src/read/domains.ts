import { lowerCase } from '../syntax/ascii.ts';
import { truncateBytes } from '../syntax/source.ts';

/** What is wrong with a domain name (valid_domain of misc.c), or undefined. */
export function domainFault(name: string): string | undefined {
  const shown = truncateBytes(name, 100);
  if (name === '') return 'empty domain name';
  if (!/^[A-Za-z0-9_]/.test(name)) return `domain name "${shown}" starts with invalid character`;
  const bad = name.search(/(?<=\.)\.|[^A-Za-z0-9._-]/);
  if (bad === -1) return undefined;
  // ssh lowers the name in place while it looks.
  const lowered = truncateBytes(lowerCase(name.slice(0, bad + 1)) + name.slice(bad + 1), 100);
  const fault = name[bad] === '.' ? 'consecutive separators' : 'invalid characters';
  return `domain name "${lowered}" contains ${fault}`;
}
