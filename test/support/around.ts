import { connectionsIn, verdictOn } from '../../src/check/connections.ts';
import { foreignKeysIn, namedFilesIn } from '../../src/check/named-files.ts';
import { namedPlacesIn } from '../../src/check/named-places.ts';
import { sensesOf } from '../../src/check/senses.ts';
import { blockRenderer } from '../../src/fix/block.ts';
import { filesWith } from '../../src/fix/files-with.ts';
import { publicKeyFromWords } from '../../src/keys/public-key.ts';
import type { AgentAnswer } from '../../src/keys/types.ts';
import type { LintRequest } from '../../src/lint/request.ts';
import { resolver } from '../../src/resolve/resolve.ts';
import type { Resolution } from '../../src/resolve/types.ts';
import { chooseServer } from '../../src/server/choose.ts';
import type { OwnPolicy } from '../../src/server/own-policies.ts';
import { home, type MemoryPorts } from './memory-ports.ts';

/** The moment at which all tests of rules lint: 2026-11-23. */
const now = 1_795_392_000;
const day = '2026-11-23';
const render = await blockRenderer();

/** What a caller of the program would be told of keys, agent and servers, in a world in memory. */
export function aroundIn(
  ports: MemoryPorts,
  agent: readonly string[] | undefined,
  policies: readonly OwnPolicy[] = [],
): NonNullable<LintRequest['surroundings']> {
  const senses = sensesOf(ports, true);
  const answer = answerOf(agent);
  const value = (resolution: Resolution, id: string) => resolution.options.get(id)?.values[0];
  const serverFor = (resolution: Resolution) =>
    chooseServer({
      asked: undefined,
      comments: resolution.comments.map(({ id }) => ({ id, trust: 'user', path: '~/.ssh/config' })),
      hosts: [],
      policies,
      destination: resolution.host,
      hostName: value(resolution, 'hostname') ?? resolution.host,
      port: Number(value(resolution, 'port') ?? 22),
      day,
    }).server;
  return (config, client) => {
    if (config.onlyBelow !== undefined) return undefined;
    const { files, user, environment, hostName, networkAddresses } = ports;
    const world = {
      files,
      user,
      environment: agent === undefined ? environment : { SSH_AUTH_SOCK: '/agent', ...environment },
      hostName,
      networkAddresses,
      userConfig: `${home}/.ssh/config`,
      systemConfig: '/none/none',
      program: 'ssh',
    };
    const agentAt = () => answer;
    const gathering = { resolver: resolver(client, world), senses, serverFor, now };
    const withTexts = (texts: ReadonlyMap<string, string>) => ({
      ...gathering,
      resolver: resolver(client, { ...world, files: filesWith(files, { texts, modes: new Map() }) }),
    });
    return {
      connections: (loaded) => connectionsIn(loaded, { gathering, agentAt, mayKnow: () => true }),
      namedPlaces: (loaded) => namedPlacesIn(loaded, { ports, isAllowed: true }),
      namedFiles: (loaded) => namedFilesIn(loaded, { senses, ports, now, agent: answer }),
      foreignKeys: (loaded) => foreignKeysIn(loaded, { senses, ports, now, agent: answer }),
      foretell: (destination, texts) => verdictOn(destination, { gathering: withTexts(texts), agentAt }),
      pen: { render, date: day },
    };
  };
}

function answerOf(lines: readonly string[] | undefined): AgentAnswer {
  if (lines === undefined) return { kind: 'off', reason: 'SSH_AUTH_SOCK is not set' };
  const keys = lines.flatMap((line) => {
    const [type = '', base64 = '', comment = ''] = line.split(' ');
    const key = publicKeyFromWords(type, base64);
    return key === undefined ? [] : [{ key, comment }];
  });
  return { kind: 'listed', socket: '/agent', keys };
}
