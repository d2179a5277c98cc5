import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rules } from '../../rules/index.ts';
import type { Finding } from '../../src/lint/finding.ts';
import { lint } from '../../src/lint/lint.ts';
import type { Ports } from '../../src/ports.ts';
import { positionOf } from '../../src/syntax/source.ts';
import type { CorpusCase } from './corpus.ts';
import { diskFiles } from './disk-files.ts';
import { clientOfBanner } from './engine-client.ts';
import { isOnlyMember, labHostName } from './lab.ts';
import { readOnly } from './read-only.ts';
import type { RealClient } from './real-clients.ts';
import { lab, type RealGroup } from './real-ssh.ts';

/** A config where it may be changed. */
export interface Patient {
  readonly name: string;
  /** The file that is read first. */
  readonly path: string;
  /** Given with -F; else it is the user's own file. */
  readonly isNamed: boolean;
  readonly home: string;
  readonly aliases: readonly string[];
}

const terminal = { color: false, columns: 80, isTerminal: false };

function portsOf(home: string): Ports {
  return {
    files: readOnly(diskFiles(undefined)),
    user: { name: 'root', home, uid: 0, gid: 0, isOnlyMember },
    environment: { HOME: home },
    hostName: labHostName,
    platform: 'linux',
    currentFolder: home,
    fileSystemType: () => undefined,
    networkAddresses: () => [],
    run: () => ({ code: 1, stdout: '', stderr: '' }),
    askAgent: async () => ({ reason: 'missing', message: '' }),
    writeReport: () => undefined,
    remember: () => undefined,
    readStdin: () => new Uint8Array(),
    out: () => undefined,
    err: () => undefined,
    terminal: { out: terminal, err: terminal },
  };
}

/** What `recommended` finds in it for this client. */
export function alarmsOf({ path, home }: Patient, { banner }: RealClient): readonly Finding[] {
  return lint({
    ports: portsOf(home),
    clients: [clientOfBanner(banner)],
    configs: [{ files: [{ path, role: 'user' }] }],
    rules,
    settings: { preset: 'recommended', rules: {}, overrides: [] },
  }).findings;
}

/** Copies a stranger's config to a folder of ours; `edit` changes the text of a file, one character a byte. */
export function admit(
  each: CorpusCase,
  folder: string,
  edit: (path: string, text: string) => string = (_, text) => text,
): Patient {
  const place = join(lab(), 'alarms', folder);
  const home = join(place, 'home');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(join(home, '.ssh'), { recursive: true });
  if (each.home !== undefined) cpSync(each.home, home, { recursive: true });
  const path = each.file === undefined ? join(home, '.ssh', 'config') : join(place, 'config');
  if (each.file !== undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, edit(path, readFileSync(each.file, 'latin1')), 'latin1');
  } else writeFileSync(path, edit(path, readFileSync(path, 'latin1')), 'latin1');
  return { name: each.name, path, isNamed: each.file !== undefined, home, aliases: each.aliases };
}

export const lineOf = ({ at }: Finding): number => positionOf(at.source, at.span.start).line;

/** The text with these lines, counted from 1, left blank. */
export function without(text: string, lines: ReadonlySet<number>): string {
  return text
    .split('\n')
    .map((line, index) => (lines.has(index + 1) ? '' : line))
    .join('\n');
}

export function groupOf(client: RealClient, { path, isNamed, home }: Patient, aliases: readonly string[]): RealGroup {
  const base = isNamed ? ['-F', path] : [];
  const runs = aliases.map((alias) => ({
    args: [...base, ...(alias.startsWith('-') ? ['--', alias] : [alias])],
    environment: {},
  }));
  return { client, home, systemFolder: undefined, runs };
}
