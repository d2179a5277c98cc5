import { dirname, join } from 'node:path';
import { connectionsIn, verdictOn } from '../check/connections.ts';
import { sensesOf } from '../check/senses.ts';
import { filesWith } from '../fix/files-with.ts';
import type { AgentAnswer } from '../keys/types.ts';
import type { LintConfig } from '../lint/request.ts';
import type { Pen } from '../lint/surroundings.ts';
import { resolver } from '../resolve/resolve.ts';
import type { World } from '../resolve/world.ts';
import { mayBeKnown } from '../server/choose.ts';
import type { Configuration } from './configuration.ts';
import { type Around, agentFor, areKeysRead, nearBy, notAsked, penFor } from './near-files.ts';
import { serverFor } from './servers.ts';
import type { Session } from './session.ts';
import { worldOf } from './world.ts';

/**
 * What linting may look at besides the configs. The keys, the agent and the known hosts are those of the caller, so they
 * are asked only for the caller's own config.
 */
export async function surroundingsFor(
  first: Session,
  configuration: Configuration,
): Promise<(session: Session) => Around> {
  const keysRead = areKeysRead(first);
  const agent = await agentFor(first, keysRead);
  const pen = await penFor(new Date());
  return (session) => aroundIn({ session, configuration, keysRead, agent, pen });
}

interface Looking {
  readonly session: Session;
  readonly configuration: Configuration;
  readonly keysRead: boolean;
  /** Of the environment; sockets that a config names are for `check` alone. */
  readonly agent: AgentAnswer;
  readonly pen: Pen;
}

function aroundIn({ session, configuration, keysRead, agent, pen }: Looking): Around {
  const { ports } = session;
  const agentAt = (socket: string): AgentAnswer => (socket === ports.environment.SSH_AUTH_SOCK ? agent : notAsked);
  const now = new Date();
  const seconds = Math.floor(now.getTime() / 1000);
  const asking = { session, configuration, asked: undefined, day: now.toISOString().slice(0, 10) };
  const seen = sensesOf(ports, keysRead);
  const blind = sensesOf(ports, false);
  return (config, client) => {
    const world = worldFor(config, session);
    if (world === undefined) return undefined;
    const senses = config.onlyBelow === undefined ? seen : blind;
    const serverOf = (resolution: Parameters<typeof serverFor>[0]) => serverFor(resolution, asking).server;
    const gatheringIn = (seenWorld: World) => ({
      resolver: resolver(client, seenWorld),
      senses,
      serverFor: serverOf,
      now: seconds,
    });
    return {
      connections: (loaded) => {
        const gathering = gatheringIn(world);
        const hasComments = loaded.files.some(({ source }) => source.text.includes('ssh-lint-policy'));
        const mayKnow = (destination: string, hostName: string): boolean =>
          hasComments || mayBeKnown({ destination, hostName }, configuration);
        return connectionsIn(loaded, { gathering, agentAt, mayKnow });
      },
      ...nearBy({ senses, ports, now: seconds, agent }),
      foretell: (destination, texts) =>
        verdictOn(destination, { gathering: gatheringIn(withTexts(world, texts)), agentAt }),
      pen,
    };
  };
}

/** The world as ssh would see it with this config as the user's; undefined for the system's alone. */
function worldFor({ files, onlyBelow, standIn }: LintConfig, session: Session): World | undefined {
  const user = files.find(({ role }) => role === 'user');
  if (user === undefined) return undefined;
  const world = worldOf(session);
  const system = files.find(({ role }) => role === 'system');
  // As it was typed: lines are known again by the path of their file.
  const userConfig = user.path;
  const systemConfig = system?.path ?? join(dirname(userConfig), 'none/none');
  return { ...world, files: withBytes(world.files, user), userConfig, systemConfig, onlyBelow, standIn };
}

/** The same world, had these files other texts. */
function withTexts(world: World, texts: ReadonlyMap<string, string>): World {
  return { ...world, files: filesWith(world.files, { texts, modes: new Map() }) };
}

/** What was read from standard input stands at the path that was said of it. */
function withBytes(files: World['files'], { bytes, path }: LintConfig['files'][number]): World['files'] {
  if (bytes === undefined) return files;
  return { ...files, read: (name) => (name === path ? { bytes } : files.read(name)) };
}
