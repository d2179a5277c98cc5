import type { Source } from '../syntax/document.ts';
import { hashedName } from './hashed-name.ts';
import type { DamagedLine, KnownHostsEntry, KnownHostsFault, KnownHostsLine } from './types.ts';

/** A line of known_hosts as it is read; undefined for a comment. */
type ReadLine = (line: number) => KnownHostsLine | KnownHostsFault | undefined;

interface Searched {
  readonly source: Source;
  readonly entries: () => readonly KnownHostsEntry[];
  readonly at: ReadLine;
}

/**
 * Lines whose form is that of nearly all: a name or its hash, and an Ed25519, ECDSA or RSA key of the usual size, whole. They
 * are sound, so that only the others must be read: 200,000 lines cost a second at most.
 */
const SOUND = new RegExp(
  [
    String.raw`[ \t]*(?:#[^\n]*|(?:@(?:revoked|cert-authority) +)?`,
    String.raw`(?:\|1\|[A-Za-z0-9+/]{27}=\|[A-Za-z0-9+/]{27}=|[^|@# \t\r\n\0\ufeff][^ \t\r\n\0]*)[ \t]+`,
    '(?:',
    [
      String.raw`ssh-ed25519[ \t]+AAAAC3NzaC1lZDI1NTE5AAAAI[A-P][A-Za-z0-9+/]{42}`,
      String.raw`ecdsa-sha2-nistp256[ \t]+AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBB[A-P][A-Za-z0-9+/]{84}[AEIMQUYcgkosw048]=`,
      String.raw`ssh-rsa[ \t]+AAAAB3NzaC1yc2EAAAADAQABAAABAQ[A-Za-z0-9+/]{342}`,
      String.raw`ssh-rsa[ \t]+AAAAB3NzaC1yc2EAAAADAQABAAABgQ[A-Za-z0-9+/]{512}[AEIMQUYcgkosw048]=`,
      String.raw`ssh-rsa[ \t]+AAAAB3NzaC1yc2EAAAADAQABAAACAQ[A-Za-z0-9+/]{683}[AQgw]==`,
    ].join('|'),
    String.raw`)(?=[ \t\r]|\n|$)[^\n]*)?\r?(?=\n|$)`,
  ].join(''),
  'y',
);

/** Lines that were meant to say something of a host key, and that ssh passes over without a word. */
export function damagedLines({ source, entries, at }: Searched): readonly DamagedLine[] {
  const { text, lineStarts } = source;
  const doubtful = lineStarts.flatMap((start, index) => (isSound(text, start) ? [] : [index + 1]));
  const found = doubtful.flatMap((line) => damageIn(line, { source, entries, at }) ?? []);
  if (found.length === 0) return [];
  const named = new Map<string, number[]>();
  for (const { hosts, line } of entries()) {
    const known = named.get(hosts);
    if (known) known.push(line);
    else named.set(hosts, [line]);
  }
  return found.filter(({ line, hosts, type, meant }) => {
    if (meant === 'revoke') return true;
    const others = (named.get(hosts) ?? []).filter((other) => other !== line).slice(0, MOST_TWINS);
    return !others.some((other) => isKeyOf(at(other), type));
  });
}

/** Of the lines with the same names, so many are looked at. */
const MOST_TWINS = 20;

function isSound(text: string, start: number): boolean {
  SOUND.lastIndex = start;
  return SOUND.test(text);
}

const isKeyOf = (line: ReturnType<ReadLine>, type: string): boolean =>
  line !== undefined && 'key' in line && line.key.type === type;

const KEY_TYPE = /^(?:ssh-|ecdsa-sha2-|sk-|rsa-sha2-)/;
const WORDS = /^(@[^ \t]*[ \t]+)?([^ \t]+)(?:[ \t]+([^ \t]+))?/;

function damageIn(line: number, { source, at }: Searched): DamagedLine | undefined {
  const read = at(line);
  const { text, isWide } = withoutZeros(source, line);
  const [, marker = '', hosts = '', type = ''] = WORDS.exec(text) ?? [];
  const meant = /revo/i.test(marker) ? 'revoke' : 'trust';
  const reason = reasonOf(read, { text, isWide, hosts, type, line });
  return reason && { path: source.path, line, meant, hosts, type, reason };
}

/** A line as it was meant where it is UTF-16. */
function withoutZeros({ text, lineStarts }: Source, line: number): Pick<Words, 'text' | 'isWide'> {
  const whole = text.slice(lineStarts[line - 1], lineStarts[line]);
  return { text: whole.replaceAll('\0', '').replace(/^[ \t]+/, ''), isWide: whole.includes('\0') };
}

interface Words {
  readonly text: string;
  /** Zeros stand in it. */
  readonly isWide: boolean;
  readonly hosts: string;
  readonly type: string;
  readonly line: number;
}

const ANY_KEY = /[ \t](?:ssh-|ecdsa-sha2-|sk-)[^ \t]+[ \t]+AAAA/;

function reasonOf(read: ReturnType<ReadLine>, words: Words): DamagedLine['reason'] | undefined {
  const { text, isWide, hosts, type, line } = words;
  if (read !== undefined && 'key' in read) {
    if (line === 1 && hosts.startsWith('\ufeff')) return 'byte-order-mark';
    const isCut = read.hosts.startsWith('|') && !/^[A-Za-z0-9+/]{27}=$/.test(hashedName(read.hosts)?.hash ?? '');
    return isCut ? 'bad-hash' : undefined;
  }
  const isKeyless = read === undefined || read.reason === 'no-key';
  if (isWide && isKeyless && ANY_KEY.test(text) && !text.startsWith('#')) return 'utf-16';
  if (read === undefined || read.reason === 'too-long') return undefined;
  if (KEY_TYPE.test(hosts)) return 'no-host';
  return KEY_TYPE.test(type) ? read.reason : undefined;
}
