import { algorithmKeyType } from '../keys/key-type.ts';
import { noKnownHosts } from '../keys/known-hosts.ts';
import { knownNames, linesFor } from '../keys/known-hosts-lookup.ts';
import type { KnownHostsFile, KnownHostsLine } from '../keys/types.ts';
import type { Case, Forecast } from './forecast.ts';
import { foretell } from './foretell.ts';
import { knownAs } from './host-key-step.ts';
import { quotedPath } from './repair-lines.ts';
import { assembled } from './terms.ts';
import type { Repair, ServerHostKey, Situation } from './types.ts';

/** What to do about a host key that is not known, or is another one. Removing a line is advised only where that helps. */
export function hostKeyRepairs(each: Case, forecast: Forecast): readonly Repair[] {
  const unpinned = withoutPin(each);
  if (unpinned !== undefined) return [unpinned];
  const trust = trusting(each, forecast.negotiated.hostKeyAlgorithm);
  return [...forecast.detail.lines.flatMap((line) => forgetting(each, line)), ...trust];
}

/** HostKeyAlgorithms may name a type that known_hosts has no key of. */
function withoutPin(each: Case): Repair | undefined {
  const { terms } = each;
  const hostKeys = assembled(terms.client, 'hostkeyalgorithms', undefined);
  const after = foretell({ ...each, terms: { ...terms, hostKeys, hostKeysAreDefault: true } });
  if (after.kind === 'fail' && after.phase !== 'auth') return undefined;
  return {
    text: 'Take HostKeyAlgorithms away for this host: known_hosts has a key of another type, which then is used.',
    lines: [],
    block: undefined,
    above: undefined,
    command: undefined,
    weakens: false,
  };
}

/** Foretold as if `ssh-keygen -R` had been there: it takes every line of the name but those with a marker. */
function forgetting(each: Case, { path }: KnownHostsLine): readonly Repair[] {
  const { situation } = each;
  const { user, global } = situation.knownHosts;
  const name = nameFor(each);
  const forgotten = (files: readonly KnownHostsFile[]) =>
    files.map((file) => (file.path === path ? fileWithout(file, name) : file));
  const after = foretell({
    ...each,
    situation: { ...situation, knownHosts: { user: forgotten(user), global: forgotten(global) } },
  });
  if (after.phase === 'hostkey-verify' && after.cause !== 'hostkey-unknown') return [];
  const file = [...user, ...global].find((one) => one.path === path);
  const broken = file?.unremovable((type) => isTypeOf(situation, type));
  const start = 'If you know that the server has a new key, ';
  const rest = { lines: [], block: undefined, above: undefined, weakens: false };
  if (file === undefined || broken === undefined) {
    const command = `ssh-keygen -R ${quotedPath(name)} -f ${quotedPath(path)}`;
    return [{ ...rest, text: `${start}forget the old one.`, command }];
  }
  const old = plainLines(file, name).map(({ line }) => line);
  const which = `${old.length === 1 ? 'line' : 'lines'} ${old.join(', ')} of ${path}`;
  const text = `${start}delete ${which} by hand: ssh-keygen -R changes no file with a line that it cannot read, as line ${broken} is.`;
  return [{ ...rest, text, command: undefined }];
}

/** As ssh-keygen of the same release names them; the names of signatures among them. */
function isTypeOf({ client }: Situation, type: string): boolean {
  return client.algorithms('hostkey').supported.includes(algorithmKeyType(type));
}

function fileWithout(file: KnownHostsFile, name: string): KnownHostsFile {
  const gone = new Set(plainLines(file, name).map(({ line }) => line));
  const entries = file.entries.filter(({ line }) => !gone.has(line));
  return { ...noKnownHosts(file.path, 'present', 'supposed'), entries, at: file.at };
}

function plainLines(file: KnownHostsFile, name: string): readonly KnownHostsLine[] {
  return linesFor([file], name).filter(({ marker }) => marker === 'none');
}

function nameFor(each: Case): string {
  return knownNames(knownAs(each)).name;
}

/** A key that its service has published, of the type that is agreed on, can be written down before the first connection. */
function trusting(each: Case, algorithm: string | undefined): readonly Repair[] {
  const { server, situation } = each;
  const type = algorithm === undefined ? undefined : algorithmKeyType(algorithm);
  const isWanted = (key: ServerHostKey): boolean => isPublished(key) && (type === undefined || key.type === type);
  const key = server?.hostKeys?.find(isWanted)?.key;
  const [file] = situation.knownHosts.user;
  if (keepsNothing(situation)) return [naming];
  if (key !== undefined && file !== undefined && server?.trust !== 'repository') {
    const print = file.endsOpen ? String.raw`printf '\n%s\n'` : 'echo';
    const command = `${print} ${quotedPath(`${nameFor(each)} ${key}`)} >> ${quotedPath(file.path)}`;
    const text = `Write down the host key that is known of ${server?.name ?? 'the server'}.`;
    return [{ text, lines: [], block: undefined, above: undefined, command, weakens: false }];
  }
  const text = 'Connect once where somebody can compare the fingerprint and say yes.';
  const command = `ssh -o StrictHostKeyChecking=ask -o BatchMode=no ${typed(situation)}`;
  return [{ text, lines: [], block: undefined, above: undefined, command, weakens: false }];
}

/** Whether what UserKnownHostsFile names is no file in which a host key stays. */
function keepsNothing({ knownHosts: { user }, resolution }: Situation): boolean {
  return resolution.written.has('userknownhostsfile') && user.every(({ path }) => path === '/dev/null');
}

const naming: Repair = {
  text: 'Let UserKnownHostsFile name a file, ~/.ssh/known_hosts for one: now no host key is kept.',
  lines: [],
  block: undefined,
  above: undefined,
  command: undefined,
  weakens: false,
};

/** The destination as it was typed, with the port, which is a part of the name in known_hosts. */
function typed({ resolution }: Situation): string {
  const port = resolution.options.get('port');
  const option = port?.origin === 'command-line' ? `-p ${port.values.join()} ` : '';
  return `${option}${quotedPath(resolution.host)}`;
}

function isPublished({ key, status }: ServerHostKey): boolean {
  return key !== undefined && status === 'current';
}
