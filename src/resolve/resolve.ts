import type { Client } from '../client/client.ts';
import { holdsPrivateKey } from '../load/looks.ts';
import { readerOf } from '../read/read.ts';
import type { ReadContext } from '../read/types.ts';
import { dialectOf } from '../syntax/dialect.ts';
import { applyCommandLine } from './commandline.ts';
import { dump } from './dump.ts';
import { finish } from './finish.ts';
import { type CommandLine, readCommandLine } from './getopt.ts';
import { newRun } from './new-run.ts';
import { documentOpener } from './open.ts';
import { twoPasses } from './passes.ts';
import { optionsOf } from './provenance.ts';
import type { Run, Settled } from './run.ts';
import { servicePorts } from './services.ts';
import type { Resolution } from './types.ts';
import { withoutQuotes } from './unsaid.ts';
import type { World } from './world.ts';
import { exploreWorlds } from './worlds.ts';

export type { World } from './world.ts';

/** What stays the same for every destination: parsed files and readings are kept between calls. */
export interface Resolver {
  readonly settled: Settled;
  resolve(args: readonly string[]): Resolution;
}

function resolveOnce(run: Run, commandLine: CommandLine): Resolution {
  const ends = (): Resolution => ({
    ...base(run),
    status: 'refused',
    exitCode: 255,
    refusedAt: run.refusedAt,
    options: new Map(),
    settled: new Map(),
    written: new Map(),
    dump: [],
  });
  const typed = applyCommandLine(run, commandLine);
  if (typed === undefined) return ends();
  run.originalHost = typed;
  run.host = typed;
  run.remoteCommand = commandLine.command.join(' ');
  run.silent = run.state.slots.has('loglevel');
  const host = twoPasses(run, commandLine);
  if (host === undefined) return ends();
  const values = finish(run, host);
  const printed = values && dump(run, values);
  if (!printed) return ends();
  const options = optionsOf(run, printed.printed);
  const written = new Map([...run.state.slots].map(([id, slot]) => [id, slot.values[0] ?? '']));
  return { ...base(run), ...fine, options, settled: values, written, dump: printed.lines };
}

const fine = { status: 'resolved', exitCode: 0, refusedAt: undefined } as const;

function base(
  run: Run,
): Pick<Resolution, 'client' | 'host' | 'messages' | 'assumptions' | 'comments' | 'documents' | 'limits'> {
  const { client, originalHost: host, assumptions, comments, documents, limits } = run;
  const messages = withoutQuotes(run.messages, documents, ({ text }) => holdsPrivateKey(text));
  return { client, host, messages, assumptions, comments, documents, limits };
}

/** A resolver for one client in one world. */
export function resolver(client: Client, world: World): Resolver {
  const context: ReadContext = {
    client,
    environment: world.environment,
    servicePort: servicePorts(world.files),
    fromFile: true,
    isRoot: world.user.uid === 0,
  };
  const dialect = dialectOf(client);
  const open = documentOpener(world.files, dialect);
  const settled: Settled = { client, world, context, dialect, read: readerOf(context), open };
  return {
    settled,
    resolve(args) {
      const commandLine = readCommandLine(args, client);
      return exploreWorlds((answers) => {
        const { run, asked } = newRun(settled, answers);
        return { resolution: resolveOnce(run, commandLine), asked };
      });
    },
  };
}

/** What a destination gets. `args`: the command line behind `ssh`. Never throws for what a file says. */
export function resolve(args: readonly string[], client: Client, world: World): Resolution {
  return resolver(client, world).resolve(args);
}
