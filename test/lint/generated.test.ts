import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Client } from '../../src/client/client.ts';
import type { Finding, TextEdit } from '../../src/lint/finding.ts';
import { lint } from '../../src/lint/lint.ts';
import type { Ports } from '../../src/ports.ts';
import { resolver } from '../../src/resolve/resolve.ts';
import { toBytes } from '../support/bytes.ts';
import { isAboutConnections } from '../support/connection-errors.ts';
import { type Case, type CaseFile, generate } from '../support/grammar.ts';
import { isOnlyMember } from '../support/lab.ts';
import { type MemoryEntry, memoryFiles } from '../support/memory-files.ts';
import { readOnly } from '../support/read-only.ts';
import { clientOf } from '../support/rule-tester.ts';

const deep = process.env.SSH_LINT_DEEP === '1';
const seeds = Array.from({ length: deep ? 3000 : 60 }, (_, seed) => seed);
const clients = ['6.6', '7.2', '7.5', '8.4', '8.6', '9.2', '9.9', '10.6'].map(clientOf);

const home = '/case/home';
const stranger = 'no-such-host.invalid';
const terminal = { color: false, columns: 80, isTerminal: false };

function entryOf(file: CaseFile): MemoryEntry {
  if (file.kind === 'folder') return { kind: 'directory' };
  if (file.kind === 'link') return { kind: 'link', target: file.target };
  return { kind: 'file', bytes: toBytes(file.text), mode: file.mode, uid: file.uid, gid: file.gid };
}

const services: MemoryEntry = { kind: 'file', bytes: Buffer.from('ssh 22/tcp\nhttp 80/tcp\nhttps 443/tcp\n') };

function portsOf({ files, runs: [run] }: Case): Ports {
  const entries = [...files].map(([name, file]): [string, MemoryEntry] => [
    name.startsWith('etc/') ? name.replace('etc/', '/etc/ssh/') : `/case/${name}`,
    entryOf(file),
  ]);
  return {
    files: readOnly(memoryFiles(new Map([...entries, ['/etc/services', services]]))),
    user: { name: 'root', home, uid: 0, gid: 0, isOnlyMember },
    environment: { HOME: home, ...run?.environment },
    hostName: 'lab.example.net',
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

const isNamed = ({ files }: Case): boolean => files.has('home/main');

function findingsOf(each: Case, ports: Ports, client: Client): readonly Finding[] {
  const files = isNamed(each)
    ? [{ path: `${home}/main`, role: 'user' } as const]
    : [
        { path: `${home}/.ssh/config`, role: 'user', optional: true } as const,
        { path: '/etc/ssh/ssh_config', role: 'system', optional: true } as const,
      ];
  const settings = { preset: 'all', rules: {}, overrides: [] } as const;
  return lint({ ports, clients: [client], configs: [{ files }], rules, settings, reportUnusedDisables: true }).findings;
}

interface Verdict {
  readonly isRead: boolean;
  /** What ssh says when it gives a file up; undefined when it reads it, or stops for another reason. */
  readonly refusal: string | undefined;
}

function verdictOf(each: Case, ports: Ports, client: Client): Verdict {
  const { files, user, environment, hostName, networkAddresses } = ports;
  const places = { userConfig: `${home}/.ssh/config`, systemConfig: '/etc/ssh/ssh_config', program: 'ssh' };
  const { resolve } = resolver(client, { files, user, environment, hostName, networkAddresses, ...places });
  const { status, messages } = resolve(isNamed(each) ? ['-F', `${home}/main`, stranger] : [stranger]);
  const last = messages.at(-1) ?? '';
  const isAboutFile = /terminating|line \d+: |too long$|^Bad owner|^Too many recursive|^Bad configuration/.test(last);
  const isOther = /RefuseConnection|match exec|Too many .* specified/.test(last);
  const isRead = status === 'resolved';
  return { isRead, refusal: !isRead && isAboutFile && !isOther ? messages.join('\n') : undefined };
}

/** Findings at level error that are no refusals, or that are for some destinations only. */
const otherErrors = ['host-', 'include-inside-block', 'include-limit', 'proxy-jump-space-list'];
/** A file of nothing but keywords that IgnoreUnknown names looks like none, too. */
const isPartly = ({ rule, message }: Finding): boolean =>
  rule === 'syntax-not-a-config' || (rule === 'syntax-ignoreunknown-ineffective' && message.includes('wherever'));

const saysRefused = (finding: Finding): boolean =>
  (finding.severity === 'error' &&
    !isAboutConnections(finding.rule) &&
    !otherErrors.some((start) => finding.rule.startsWith(start))) ||
  // An Include that lacks a variable is passed over.
  (finding.rule === 'syntax-env-var' && !finding.message.startsWith('`Include` needs')) ||
  (finding.rule === 'proxy-jump-space-list' && finding.message.includes('refuses'));

const describeCase = (each: Case, client: Client): string =>
  `seed ${each.seed}, ${client.label}:\n${[...each.files].map(([name, file]) => (file.kind === 'file' ? `--- ${name}\n${file.text}` : name)).join('\n')}`;

function isSound({ at, message, notes, fixes }: Finding): boolean {
  const inside = [at, ...notes.flatMap((note) => note.at ?? []), ...fixes.flatMap(({ edits }) => edits)].every(
    ({ source, span }) => span.start >= 0 && span.start <= span.end && span.end <= source.text.length,
  );
  return inside && /^[^\n]+[.?]$/.test(message) && !/undefined|\[object|NaN/.test(message);
}

/** The files of a case after these edits, which are all of one fix; undefined when they are for a link. */
function edited(each: Case, edits: readonly TextEdit[]): Case | undefined {
  const files = new Map(each.files);
  for (const { source, span, text } of edits.toSorted((a, b) => b.span.start - a.span.start)) {
    const name = source.path.startsWith('/etc/ssh/')
      ? source.path.replace('/etc/ssh/', 'etc/')
      : source.path.replace('/case/', '');
    const file = files.get(name);
    if (file?.kind !== 'file') return undefined;
    files.set(name, { ...file, text: file.text.slice(0, span.start) + text + file.text.slice(span.end) });
  }
  return { ...each, files };
}

const names = ['web', 'db', 'gw', 'git.example.com', '10.0.0.1', stranger];

function dumpsOf(each: Case, client: Client): readonly string[] {
  const { files, user, environment, hostName, networkAddresses } = portsOf(each);
  const places = { userConfig: `${home}/.ssh/config`, systemConfig: '/etc/ssh/ssh_config', program: 'ssh' };
  const { resolve } = resolver(client, { files, user, environment, hostName, networkAddresses, ...places });
  return names.map((name) => {
    const { status, dump } = resolve(isNamed(each) ? ['-F', `${home}/main`, name] : [name]);
    return status === 'resolved' ? dump.join('\n') : 'refused';
  });
}

describe.each(clients.map((client) => [client.label, client] as const))('generated configs with %s', (_, client) => {
  test('are refused where lint says so, and nowhere else', () => {
    const complaints: string[] = [];
    for (const seed of seeds) {
      const each = generate(seed, client, { home });
      const ports = portsOf(each);
      const findings = findingsOf(each, ports, client);
      expect(findings.filter((finding) => !isSound(finding)).map(({ rule, message }) => `${rule} ${message}`)).toEqual(
        [],
      );
      const { isRead, refusal } = verdictOf(each, ports, client);
      const found = findings.filter(saysRefused);
      if (isRead && !found.every(isPartly)) {
        complaints.push(`lint: ${found[0]?.rule} ${found[0]?.message}\n${describeCase(each, client)}`);
      }
      if (refusal !== undefined && found.length === 0)
        complaints.push(`ssh: ${refusal}\n${describeCase(each, client)}`);
    }
    expect(complaints.length, complaints.slice(0, 3).join('\n\n')).toBe(0);
  });

  test('resolve as before behind a safe fix, or are read where they were not', () => {
    let count = 0;
    for (const seed of seeds) {
      const each = generate(seed, client, { home });
      const findings = findingsOf(each, portsOf(each), client);
      const safe = findings.flatMap(({ rule, fixes: [fix] }) => (fix?.safety === 'safe' ? [{ rule, fix }] : []));
      if (safe.length === 0) continue;
      const before = dumpsOf(each, client);
      for (const { rule, fix } of safe) {
        count += 1;
        const fixed = edited(each, fix.edits);
        if (fixed === undefined) continue;
        const after = dumpsOf(fixed, client);
        const context = `${rule}\n${describeCase(each, client)}`;
        const changed = names.filter((_, at) => before[at] !== 'refused' && before[at] !== after[at]);
        expect(changed, context).toEqual([]);
        const left = findingsOf(fixed, portsOf(fixed), client).filter((finding) => finding.rule === rule).length;
        expect(left, context).toBeLessThan(findings.filter((finding) => finding.rule === rule).length);
      }
    }
    expect(count).toBeGreaterThan(0);
  });
});
