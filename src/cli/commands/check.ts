import { dirname, join, resolve } from 'node:path';
import { gather } from '../../check/gather.ts';
import { judge } from '../../check/judge.ts';
import { sensesOf } from '../../check/senses.ts';
import { isShowable } from '../../check/showable.ts';
import type { Client } from '../../client/client.ts';
import type { Situation, Verdict } from '../../predict/types.ts';
import { maskText } from '../../report/secrets.ts';
import { isNone } from '../../resolve/defaults.ts';
import { readCommandLine } from '../../resolve/getopt.ts';
import { resolver } from '../../resolve/resolve.ts';
import type { Resolution } from '../../resolve/types.ts';
import { scpCalls, sftpCalls } from '../copy-calls.ts';
import { formatNames, outputsOf } from '../formats.ts';
import { didYouMean } from '../nearest.ts';
import { configurationIn } from '../runs.ts';
import { serverFor } from '../servers.ts';
import { namer, type Session } from '../session.ts';
import { type Calls, gitCalls, sshCalls } from '../ssh-calls.ts';
import { onlyClient } from '../targets.ts';
import { UsageError } from '../usage-error.ts';
import { worldOf } from '../world.ts';

type Format = (typeof formatNames.check)[number];

/** Says of each connection that a command line would make whether anything stands in its way. */
export async function checkCommand(session: Session, words: readonly string[]): Promise<number> {
  const { line, say, own, look } = session;
  const outputs = outputsOf(line.texts('format'), formatNames.check);
  const client = onlyClient(session);
  const calls = callsFor(line.text('as') ?? 'ssh', words, client);
  if (calls === 'no-destination') throw new UsageError('no destination is named: ssh-lint check <destination>');
  if ('idle' in calls) say(`nothing to check: ${calls.idle}`);
  const verdicts = 'idle' in calls ? [] : await verdictsOf(session, calls, client);
  for (const { name, file } of outputs) {
    const text = await written(name, verdicts, {
      ...session,
      look: file === undefined ? look : { color: false, columns: 80 },
    });
    if (file === undefined) own.out(text);
    else session.writeReport(file, text);
  }
  if (outputs.some(({ name, file }) => name !== 'json' && file === undefined)) sayRemarks(session, verdicts);
  return Number(verdicts.some(({ verdict }) => verdict === 'fail'));
}

/** Where all is well, standard output has one line. */
function sayRemarks({ say }: Session, verdicts: readonly Verdict[]): void {
  const remarks = verdicts.flatMap((one) => (one.verdict === 'ok' ? one.remarks : []));
  for (const remark of new Set(remarks)) say(maskText(remark));
}

const programs: Readonly<Record<string, (words: readonly string[], client: Client) => Calls>> = {
  ssh: sshCalls,
  scp: scpCalls,
  sftp: sftpCalls,
  git: gitCalls,
};

function callsFor(name: string, words: readonly string[], client: Client): Calls {
  const read = Object.hasOwn(programs, name) ? programs[name] : undefined;
  if (read !== undefined) return read(words, client);
  const names = Object.keys(programs);
  throw new UsageError(`--as: there is no program \`${name}\`${didYouMean(name, names) || `: ${names.join(', ')}`}`);
}

type Connections = Exclude<Calls, 'no-destination' | { readonly idle: string }>;

const loadRules = async () => (await import('../../../rules/index.ts')).rules;

async function verdictsOf(session: Session, calls: Connections, client: Client): Promise<readonly Verdict[]> {
  const { line, ports, debug } = session;
  const configuration = await configurationIn(configFolder(session, calls, client), session, loadRules);
  const now = new Date();
  const asking = { session, configuration, asked: line.text('policy'), day: now.toISOString().slice(0, 10) };
  const gathering = {
    resolver: resolver(client, worldOf(session)),
    senses: sensesOf(ports, !line.has('no-keys')),
    serverFor: (resolution: Resolution) => {
      const { server, remarks } = serverFor(resolution, asking);
      for (const remark of remarks) session.say(remark);
      return server;
    },
    now: Math.floor(now.getTime() / 1000),
  };
  return Promise.all(
    calls.map(async (call) => {
      const gathered = await gather(call, gathering);
      debug(summaryOf(gathered.situation));
      return judge(gathered, ports);
    }),
  );
}

/** What was looked at; nothing of what stands in it. */
function summaryOf({ destination, identities, agent, knownHosts, server, hops }: Situation): string {
  const keys = identities.map(({ path, file }) => `${path} ${file.state}`).join(', ');
  const hosts = [...knownHosts.user, ...knownHosts.global].map(({ path, state }) => `${path} ${state}`).join(', ');
  const policy = server?.policy ?? 'none';
  const parts = [`keys: ${keys}`, `known_hosts: ${hosts}`, `agent: ${agent.kind}`, `policy: ${policy}`];
  return [`${destination}: ${parts.join('; ')}`, ...hops.map(summaryOf)].join('\n');
}

/** Where the config lies that ssh reads. */
function configFolder({ ports }: Session, [call]: Connections, client: Client): string {
  const { options } = readCommandLine(call?.words ?? [], client);
  const chosen = options.findLast(({ letter }) => letter === 'F')?.argument;
  if (chosen === undefined || isNone(chosen)) return join(ports.user.home, '.ssh');
  return dirname(resolve(ports.currentFolder, chosen));
}

async function written(
  name: Format,
  verdicts: readonly Verdict[],
  session: Pick<Session, 'own' | 'look'>,
): Promise<string> {
  const nameOf = namer([], session.own);
  switch (name) {
    case 'json': {
      const { checkJson } = await import('../../report/check-json.ts');
      return checkJson(
        verdicts.map((verdict) => ({ verdict, findings: [] })),
        nameOf,
      );
    }
    case 'text':
    case 'stylish': {
      const { checkText } = await import('../../report/check-text.ts');
      return checkText(verdicts, { ...session.look, nameOf, isShowable });
    }
  }
}
