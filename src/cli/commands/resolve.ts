import { isShowable } from '../../check/showable.ts';
import type { Client } from '../../client/client.ts';
import { readCommandLine } from '../../resolve/getopt.ts';
import { resolve } from '../../resolve/resolve.ts';
import type { Resolution } from '../../resolve/types.ts';
import { bytesOf } from '../../syntax/source.ts';
import { formatNames, outputsOf } from '../formats.ts';
import { namer, type Session } from '../session.ts';
import { onlyClient, titleOf } from '../targets.ts';
import { UsageError } from '../usage-error.ts';
import { worldOf } from '../world.ts';

interface Answer {
  readonly resolution: Resolution;
  readonly destination: string;
  readonly client: Client;
}

export async function resolveCommand(session: Session, words: readonly string[]): Promise<number> {
  const outputs = outputsOf(session.line.texts('format'), formatNames.resolve);
  const client = onlyClient(session);
  const destination = destinationIn(words, client);
  const answer = { resolution: resolve(words, client, worldOf(session)), destination, client };
  refusePart(answer.resolution);
  for (const { name, file } of outputs) {
    const text = await written(name, session, answer);
    if (text === undefined) return 2;
    if (file === undefined) session.own.out(text);
    else session.writeReport(file, text);
  }
  const isSshG = outputs.some(({ name }) => name === 'ssh-g');
  return isSshG ? answer.resolution.exitCode : Number(answer.resolution.status === 'refused');
}

function destinationIn(words: readonly string[], client: Client): string {
  const { destination } = readCommandLine(words, client);
  if (destination !== undefined) return destination;
  throw new UsageError('no destination is named: ssh-lint resolve <destination>');
}

/** Never a part of an answer as if it were the whole. */
function refusePart({ limits }: Resolution): void {
  if (limits.length > 0) throw new UsageError(`the config cannot be read to its end: ${limits.join('; ')}`);
}

/** Undefined where the form has no way to say what is to be said. */
async function written(
  name: (typeof formatNames.resolve)[number],
  session: Session,
  { resolution, destination, client }: Answer,
): Promise<string | Uint8Array | undefined> {
  const nameOf = namer([], session.own);
  switch (name) {
    case 'ssh-g':
      return sshG(session, resolution, nameOf);
    case 'json': {
      const { resolutionJson } = await import('../../report/resolution-json.ts');
      return resolutionJson(resolution, destination, nameOf);
    }
    case 'text': {
      const { resolutionText } = await import('../../report/resolution-text.ts');
      const all = session.line.has('all');
      const look = { ...session.look, nameOf, isShowable };
      return resolutionText(resolution, { ...look, all, destination, client: titleOf(client) });
    }
  }
}

/** What the client prints, byte for byte; nothing where that hangs on a command that was not run. */
function sshG(session: Session, resolution: Resolution, nameOf: (path: string) => string): Uint8Array | undefined {
  const { own, say } = session;
  const { messages, dump, assumptions } = resolution;
  const undecided = assumptions.filter(({ kind, matters }) => kind === 'exec-not-run' && matters);
  for (const { message, place } of undecided.length > 0 ? undecided : assumptions) {
    const where = place === undefined ? '' : `${nameOf(place.document.source.path)}:${place.directive.lineNumber}: `;
    say(`${undecided.length > 0 ? 'the answer hangs on a command' : 'assumed'}: ${where}${message}`);
  }
  if (undecided.length > 0) return undefined;
  for (const message of messages) own.err(bytesOf(`${message}\r\n`));
  return bytesOf(dump.map((line) => `${line}\n`).join(''));
}
