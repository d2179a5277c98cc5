import { lazily } from '../client/memo.ts';
import type { FileSystem, Unreadable } from '../ports.ts';
import type { Source } from '../syntax/document.ts';
import { sourceFrom } from '../syntax/source.ts';
import { base64Bytes } from './blob.ts';
import { damagedLines } from './damaged-lines.ts';
import { hashedName } from './hashed-name.ts';
import { knownHostsWords } from './known-hosts-words.ts';
import { publicKeyFrom, publicKeyFromWords } from './public-key.ts';
import { firstUnremovable } from './rewritable.ts';
import type { KnownHostsEntry, KnownHostsFault, KnownHostsFile, KnownHostsLine, PublicKey } from './types.ts';

/** Characters of one line; a limit of ours. Clients up to 7.6 read 16 KiB, newer ones any. */
const LONGEST_LINE = 1024 * 1024;

const STATES: Readonly<Record<Unreadable['reason'], KnownHostsFile['state']>> = {
  missing: 'missing',
  denied: 'denied',
  directory: 'directory',
  special: 'special',
  'too-large': 'unreadable',
  other: 'unreadable',
};

/** A file that `UserKnownHostsFile` or `GlobalKnownHostsFile` names. */
export function readKnownHosts(path: string, files: FileSystem): KnownHostsFile {
  const result = files.read(path);
  if ('bytes' in result) return knownHostsFrom(path, result.bytes);
  return noKnownHosts(path, STATES[result.reason], result.message);
}

/** A file that is not read. */
export function noKnownHosts(path: string, state: KnownHostsFile['state'], reason: string): KnownHostsFile {
  return {
    path,
    state,
    reason,
    entries: [],
    at: () => undefined,
    endsOpen: false,
    unremovable: () => undefined,
    lines: [],
    faults: [],
    damaged: [],
  };
}

/**
 * The lines of a known_hosts file as hostkeys_foreach of hostfile.c reads them. ssh skips every line that is a fault
 * here, and says so with -v at most. https://man.openbsd.org/sshd.8#SSH_KNOWN_HOSTS_FILE_FORMAT
 */
export function knownHostsFrom(path: string, bytes: Uint8Array): KnownHostsFile {
  const source = sourceFrom(path, bytes);
  const at = (line: number) => lineAt(source, line);
  const all = lazily(() => source.lineStarts.flatMap((_, index) => at(index + 1) ?? []));
  const lines = lazily(() => all().filter((each) => 'key' in each));
  const faults = lazily(() => all().filter((each) => 'reason' in each));
  const entries = lazily(() => entriesOf(source));
  const damaged = lazily(() => damagedLines({ source, entries, at }));
  return {
    path,
    state: 'present',
    reason: undefined,
    endsOpen: source.text !== '' && !source.text.endsWith('\n'),
    at,
    unremovable: (knows) => firstUnremovable(source, knows),
    get entries() {
      return entries();
    },
    get lines() {
      return lines();
    },
    get faults() {
      return faults();
    },
    get damaged() {
      return damaged();
    },
  };
}

function entriesOf({ text, lineStarts }: Source): readonly KnownHostsEntry[] {
  const entries: KnownHostsEntry[] = [];
  for (const [index, start] of lineStarts.entries()) {
    const hosts = hostsAt(text, start);
    if (hosts !== '') entries.push({ hosts, line: index + 1 });
  }
  return entries;
}

/** The first word of the line behind a marker. */
const HOSTS = /[ \t]*(?:@[^ \t\n]*[ \t]+)?([^# \t\r\n\0@][^ \t\n\0]*)?/y;

function hostsAt(text: string, start: number): string {
  HOSTS.lastIndex = start;
  return HOSTS.exec(text)?.[1] ?? '';
}

type Place = Pick<KnownHostsLine, 'path' | 'line' | 'span'>;

function lineAt({ path, text, lineStarts }: Source, line: number): KnownHostsLine | KnownHostsFault | undefined {
  const start = lineStarts[line - 1];
  if (start === undefined) return undefined;
  const newline = text.indexOf('\n', start);
  const written = cString(newline === -1 ? text.slice(start) : text.slice(start, newline));
  return readLine(written, { path, line, span: { start, end: start + written.length } });
}

/** Without what a NUL cuts off, as in C. */
function cString(line: string): string {
  const zero = line.indexOf('\0');
  return zero === -1 ? line : line.slice(0, zero);
}

function readLine(text: string, place: Place): KnownHostsLine | KnownHostsFault | undefined {
  const line = text.replace(/^[ \t]+/, '');
  if (line === '' || line === '\r' || line.startsWith('#')) return undefined;
  if (line.length > LONGEST_LINE) return { ...place, reason: 'too-long' };
  const words = knownHostsWords(line);
  if (words === undefined) return { ...place, reason: 'bad-marker' };
  const { marker, hosts, type, base64 } = words;
  if (base64 === undefined) return { ...place, reason: 'no-key' };
  if (hosts.startsWith('|') && hashedName(hosts) === undefined) return { ...place, reason: 'bad-hash' };
  const key = readKey(type, base64);
  return typeof key === 'string' ? { ...place, reason: key } : { ...place, marker, hosts, key };
}

function readKey(type: string, base64: string): PublicKey | 'bad-key' | 'type-mismatch' {
  const key = publicKeyFromWords(type, base64);
  if (key !== undefined) return key;
  const blob = base64Bytes(base64);
  return blob === undefined || publicKeyFrom(blob) === undefined ? 'bad-key' : 'type-mismatch';
}
