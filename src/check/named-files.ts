import type { NamedFile } from '../lint/surroundings.ts';
import type { Config, Step } from '../load/config.ts';
import type { Ports } from '../ports.ts';
import { isNone } from '../resolve/defaults.ts';
import { locate } from '../rule.ts';
import type { Senses } from './senses.ts';

const kinds: Readonly<Record<string, NamedFile['kind']>> = {
  identityfile: 'identity',
  identityfile2: 'identity',
  certificatefile: 'certificate',
  userknownhostsfile: 'known-hosts',
  globalknownhostsfile: 'known-hosts',
  revokedhostkeys: 'revoked',
};

export interface Reading {
  readonly senses: Senses;
  readonly ports: Pick<Ports, 'user' | 'environment'>;
  /** Seconds since 1970. */
  readonly now: number;
}

/** The files that the lines of a config name, where the name is the same for every destination. */
export function namedFilesIn(config: Config, reading: Reading): readonly NamedFile[] {
  if (!reading.senses.keysRead) return [];
  return config.steps.flatMap((step) => {
    const kind = kinds[step.directive.name];
    return kind === undefined || step.problems.length > 0 ? [] : filesOf(step, kind, reading);
  });
}

function filesOf(step: Step, kind: NamedFile['kind'], { senses, ports, now }: Reading): readonly NamedFile[] {
  return step.directive.args.flatMap((argument) => {
    const path = isNone(argument.value) ? undefined : pathIn(argument.value, ports);
    if (path === undefined) return [];
    return [
      {
        step,
        at: locate(step, argument),
        path,
        kind,
        file: () => senses.keyFile(path),
        beside: () => senses.keyFile(`${path}.pub`),
        certificate: () => senses.keyFile(`${path}-cert.pub`),
        knownHosts: () => senses.knownHosts(path),
        uid: ports.user.uid,
        now,
      },
    ];
  });
}

/** `~`, `%d`, `%u`, `%%` and variables; undefined where the rest hangs on the destination or cannot be known. */
function pathIn(text: string, { user, environment }: Reading['ports']): string | undefined {
  const anchored = text === '~' || text.startsWith('~/') ? `${user.home}${text.slice(1)}` : text;
  const replaced = anchored
    .replace(/%([du%])/g, (_, letter: string) => (letter === 'd' ? user.home : letter === 'u' ? user.name : '\0'))
    .replace(/\$\{(\w+)\}/g, (whole, name: string) => environment[name] ?? whole);
  if (/^~|%|\$\{/.test(replaced) || !replaced.startsWith('/')) return undefined;
  return replaced.replaceAll('\0', '%');
}
