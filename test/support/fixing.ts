import { rules as allRules } from '../../rules/index.ts';
import { main } from '../../src/cli/main.ts';
import type { Finding } from '../../src/lint/finding.ts';
import { textOf } from '../../src/syntax/source.ts';
import { home, type MemoryEntry, type MemoryWorld, memoryPorts } from './memory-ports.ts';
import { findingsOf, type RuleCase } from './rule-tester.ts';

const folder = `${home}/.ssh`;
export const configPath = `${folder}/config`;

/** What a call of the command line leaves behind. */
export interface Call {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What a file holds now; relative paths lie in `~/.ssh`. */
  readonly text: (path?: string) => string;
  readonly mode: (path?: string) => number | undefined;
}

/** Runs ssh-lint on a config in memory. */
export async function call(args: readonly string[], config: MemoryEntry, world: MemoryWorld = {}): Promise<Call> {
  const ports = memoryPorts({ ...world, files: { [configPath]: config, ...world.files } });
  const target = args.includes('--target') ? [] : ['--target', '9.2'];
  const code = await main([...target, '--no-config', ...args], ports);
  const at = (path: string): string => (path.startsWith('/') ? path : `${folder}/${path}`);
  return {
    code,
    out: ports.stdout,
    err: ports.stderr,
    text: (path = 'config') => {
      const result = ports.files.read(at(path));
      return 'bytes' in result ? textOf(result.bytes) : result.message;
    },
    mode: (path = 'config') => ports.files.stat(at(path))?.mode,
  };
}

/** The config after `--fix`. */
export async function fixedText(
  config: string,
  args: readonly string[] = [],
  world: MemoryWorld = {},
): Promise<string> {
  return (await call(['--fix', ...args], config, world)).text();
}

/** `safe` or `unsafe` of each fix of a rule, and the notes that say why. */
export function safetyOf(rule: string, each: RuleCase): readonly string[] {
  const chosen = allRules.filter(({ id }) => id === rule);
  return findingsOf(chosen, each).flatMap(({ fixes, notes }: Finding) => {
    const why = notes.filter(({ message }) => message.startsWith('The fix is not safe')).map(({ message }) => message);
    return fixes.map(({ safety }) => [safety, ...why].join(' '));
  });
}
