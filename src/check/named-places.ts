import type { NamedPlace } from '../lint/surroundings.ts';
import type { Config, Step } from '../load/config.ts';
import type { Ports } from '../ports.ts';
import { isNone } from '../resolve/defaults.ts';
import { locate } from '../rule.ts';
import type { Argument } from '../syntax/document.ts';
import { pathIn } from './named-files.ts';
import { socketLessAt } from './socket-less.ts';

export interface Looking {
  readonly ports: Pick<Ports, 'user' | 'environment' | 'files' | 'platform' | 'fileSystemType'>;
  /** False: nothing is looked for. */
  readonly isAllowed: boolean;
}

/** Words that a shell knows by itself, as far as a ProxyCommand may begin with them. */
const SHELL =
  'test [ if for while until case cd echo eval export set true false command . source printf trap time { ( !';
const BUILT_IN: ReadonlySet<string> = new Set(SHELL.split(' '));

/** A path, or a name that a shell looks for in PATH, without anything that it would replace. */
const PLAIN_PROGRAM = /^(?:~?\/)?[\w.+@-][\w.+@/-]*$/;

interface Named {
  readonly kind: NamedPlace['kind'];
  readonly argument: Argument;
  /** Where it is looked for, `~` and tokens included. */
  readonly paths: readonly string[];
}

/** The sockets, folders of sockets, libraries and programs that lines name in the same way for every destination. */
export function namedPlacesIn({ steps }: Config, looking: Looking): readonly NamedPlace[] {
  if (!looking.isAllowed) return [];
  return steps.flatMap((step) => (step.problems.length > 0 ? [] : placeOf(step, looking)));
}

function placeOf(step: Step, { ports }: Looking): readonly NamedPlace[] {
  const named = namedIn(step, ports.environment.PATH ?? '');
  if (named === undefined) return [];
  const paths = named.paths.map((path) => pathIn(path, ports));
  if (paths.length === 0 || paths.includes(undefined)) return [];
  const { kind, argument } = named;
  const isThere = (): boolean => paths.some((path) => path !== undefined && ports.files.stat(path) !== undefined);
  const withoutSockets = (): string | undefined => socketLessAt(paths[0] ?? '', ports);
  return [{ step, kind, at: locate(step, argument), written: argument.value, isThere, withoutSockets }];
}

function namedIn(step: Step, path: string): Named | undefined {
  const { name, args } = step.directive;
  const [argument] = args;
  if (argument === undefined || isNone(argument.value)) return undefined;
  const { value } = argument;
  switch (name) {
    case 'identityagent':
      return /^(?:SSH_AUTH_SOCK$|\$\w)/.test(value) ? undefined : { kind: 'agent', argument, paths: [value] };
    case 'controlpath':
      return /.\//.test(value)
        ? { kind: 'socket-folder', argument, paths: [value.slice(0, value.lastIndexOf('/'))] }
        : undefined;
    case 'pkcs11provider':
      return { kind: 'library', argument, paths: [value] };
    case 'proxycommand':
      return programIn(args, path);
    default:
      return undefined;
  }
}

function programIn(args: readonly Argument[], path: string): Named | undefined {
  const words = args.length === 1 ? (args[0]?.value.trim().split(/\s+/) ?? []) : args.map(({ value }) => value);
  const at = words[0] === 'exec' ? 1 : 0;
  const word = words[at] ?? '';
  const argument = args.length === 1 ? args[0] : args[at];
  if (!argument || !PLAIN_PROGRAM.test(word) || BUILT_IN.has(word)) return undefined;
  const named = { ...argument, value: word };
  if (/^~?\//.test(word)) return { kind: 'program', argument: named, paths: [word] };
  const folders = path.split(':').filter((folder) => folder.startsWith('/'));
  return word.includes('/')
    ? undefined
    : { kind: 'program', argument: named, paths: folders.map((each) => `${each}/${word}`) };
}
