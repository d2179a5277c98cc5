import type { Client, ClientSpec } from '../client/client.ts';
import { clientFor } from '../client/facts.ts';
import { installedClient, sshInPath } from '../client/installed.ts';
import { newestClient, parseTarget } from '../client/target.ts';
import type { Ports } from '../ports.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export interface Targets {
  readonly clients: readonly Client[];
  /** What the user should know about the choice. */
  readonly remarks: readonly string[];
}

/** The clients of `--target`, else of the configuration, else the one that is installed. */
export function targetsFor(names: readonly string[], ports: Ports): Targets {
  const wanted = names.length === 0 ? ['installed'] : [...new Set(names)];
  const found = wanted.map((name) => (name === 'installed' ? installed(ports) : named(name)));
  return { clients: found.map(({ client }) => client), remarks: found.flatMap(({ remark }) => remark ?? []) };
}

/** The one client of a command that reads the config as ssh does. */
export function onlyClient({ line, own, say }: Session): Client {
  const { clients, remarks } = targetsFor(line.texts('target'), own);
  for (const remark of remarks) say(remark);
  const [client, ...others] = clients;
  if (client === undefined || others.length > 0)
    throw new UsageError(`${line.command} reads the config as one --target`);
  return client;
}

interface Target {
  readonly client: Client;
  readonly remark?: string;
}

function named(name: string): Target {
  const target = parseTarget(name);
  if ('problem' in target) throw new UsageError(`${target.problem}${known(target.suggestions)}`);
  return { client: clientFor(target) };
}

function known(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? '' : `; did you mean ${suggestions.map((name) => `\`${name}\``).join(' or ')}?`;
}

function installed(ports: Ports): Target {
  const found = installedClient(ports);
  if (found === undefined) {
    const client = newestClient();
    const path = sshInPath(ports);
    const why = path === undefined ? 'no ssh is installed' : `\`${path} -V\` names no version of OpenSSH`;
    return { client, remark: `${why}: read as ${titleOf(client)}, the newest that is known here, reads it` };
  }
  const client = clientFor(found.spec);
  if (found.exact) return { client };
  return { client, remark: `${found.said.split(',')[0]} is not known here: read as ${titleOf(found.spec)} reads it` };
}

/** `OpenSSH 9.2p1 Debian-2+deb12u6`. */
export function titleOf({ version, revision, vendor }: Client | ClientSpec): string {
  const { major, minor, patch } = version;
  const build = revision === undefined ? '' : ` ${vendor === 'ubuntu' ? 'Ubuntu' : 'Debian'}-${revision}`;
  return `OpenSSH ${major}.${minor}p${patch}${build}`;
}
