import type { KnownHostsLine } from './types.ts';

/** The words of a line of known_hosts that is no comment. */
export interface KnownHostsWords {
  readonly marker: KnownHostsLine['marker'];
  readonly hosts: string;
  readonly type: string;
  /** Undefined: there is no key. */
  readonly base64: string | undefined;
}

const WORDS = /^([^ \t]+)(?:[ \t]+([^ \t]+)(?:[ \t]+([^ \t]+))?)?/;

/** Undefined where the marker is none; then ssh reads no further. */
export function knownHostsWords(line: string): KnownHostsWords | undefined {
  const marked = readMarker(line);
  if (marked === undefined) return undefined;
  const [, hosts = '', type = '', base64] = WORDS.exec(marked.rest) ?? [];
  return { marker: marked.marker, hosts, type, base64: type.startsWith('#') ? undefined : base64 };
}

interface Marked {
  readonly marker: KnownHostsLine['marker'];
  readonly rest: string;
}

/** check_markers: one marker at most, one that it knows; a tab ends it only where the line has no space at all. */
function readMarker(line: string): Marked | undefined {
  if (!line.startsWith('@')) return { marker: 'none', rest: line };
  const space = line.indexOf(' ');
  const end = space === -1 ? line.indexOf('\t') : space;
  const marker = line.slice(1, end);
  const rest = line.slice(end).replace(/^[ \t]+/, '');
  if (end === -1 || rest.startsWith('@')) return undefined;
  return marker === 'revoked' || marker === 'cert-authority' ? { marker, rest } : undefined;
}
