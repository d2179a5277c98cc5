import type { Ports } from '../ports.ts';
import { visible } from '../report/text.ts';
import { type CommandLine, commandIn, parse } from './command-line.ts';
import { type Command, commands, options } from './options.ts';
import { type Session, sessionFor } from './session.ts';
import { UsageError } from './usage-error.ts';

const WRONG_CALL = 2;
const CRASH = 70;

/** The whole program: what is typed behind `ssh-lint`, and the world. */
export async function main(argv: readonly string[], ports: Ports): Promise<number> {
  try {
    return await run(argv, ports);
  } catch (error) {
    if (error instanceof UsageError) {
      ports.err(error.message.replace(/^/gm, 'ssh-lint: ').split('\n').map(visible).join('\n').concat('\n'));
      return WRONG_CALL;
    }
    if (isWriteError(error)) {
      ports.err(`ssh-lint: cannot write: ${visible(error.message)}\n`);
      return WRONG_CALL;
    }
    ports.err(`ssh-lint: ${crash(error, argv.includes('--debug'))}\n`);
    return CRASH;
  }
}

/** A full disk, say. */
function isWriteError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && error.syscall === 'write';
}

function crash(error: unknown, debug: boolean): string {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  if (debug) return `this is a defect of ssh-lint\n${stack ?? message}`;
  return `this is a defect of ssh-lint: ${visible(message.slice(0, 200))} (--debug shows more)`;
}

async function run(argv: readonly string[], ports: Ports): Promise<number> {
  const { command: asked, rest } = commandIn(argv);
  const command = asked === undefined ? 'lint' : commands.find((name) => name === asked);
  if (command === undefined) throw new UsageError(`\`${asked}\` is not in this version yet`);
  const { own, foreign } =
    command === 'resolve' || command === 'check' ? await splitForSsh(rest) : { own: rest, foreign: [] };
  const line = parse(command, own);
  if (line === undefined) {
    const { complaint } = await import('./help.ts');
    throw new UsageError(`${complaint(command, own)}\n\`${words(['ssh-lint', asked, '--help'])}\` lists the options`);
  }
  if (line.has('help')) {
    const { helpText } = await import('./help.ts');
    ports.out(await helpText(command, ports.terminal.out.columns));
    return 0;
  }
  if (line.has('version')) {
    const { version } = await import('./version.ts');
    ports.out(`${version}\n`);
    return 0;
  }
  refuseLater(line.later);
  refuseEmpty(line);
  return perform(command, sessionFor(line, ports), foreign);
}

function words(all: readonly (string | undefined)[]): string {
  return all.filter((word) => word !== undefined).join(' ');
}

function refuseLater([option]: readonly string[]): void {
  if (option !== undefined) throw new UsageError(`--${option} is not in this version yet`);
}

/** As a variable of a script leaves it that is not set. */
function refuseEmpty({ texts }: CommandLine): void {
  const empty = options.find(({ name }) => texts(name).includes(''));
  const wanted = empty !== undefined && 'value' in empty ? empty.value : undefined;
  if (wanted !== undefined) throw new UsageError(`--${empty?.name}: the ${wanted} is empty`);
}

async function splitForSsh(words: readonly string[]) {
  const { splitWords } = await import('./ssh-words.ts');
  return splitWords(words);
}

async function perform(command: Command, session: Session, foreign: readonly string[]): Promise<number> {
  switch (command) {
    case 'lint': {
      const { lintCommand } = await import('./commands/lint.ts');
      return lintCommand(session);
    }
    case 'check': {
      const { checkCommand } = await import('./commands/check.ts');
      return checkCommand(session, foreign);
    }
    case 'resolve': {
      const { resolveCommand } = await import('./commands/resolve.ts');
      return resolveCommand(session, foreign);
    }
    case 'rules': {
      const { rulesCommand } = await import('./commands/rules.ts');
      return rulesCommand(session);
    }
    case 'policies': {
      const { policiesCommand } = await import('./commands/policies.ts');
      return policiesCommand(session);
    }
    case 'explain': {
      const { explainCommand } = await import('./commands/explain.ts');
      return explainCommand(session);
    }
    case 'init': {
      const { initCommand } = await import('./commands/init.ts');
      return initCommand(session);
    }
    case 'shell': {
      const { shellCommand } = await import('./commands/shell.ts');
      return shellCommand(session);
    }
  }
}
