import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';

/** An ssh that can be run. */
export interface RealClient {
  /** Its folder's name, or `installed`. */
  readonly label: string;
  readonly path: string;
  /** `OpenSSH_9.2p1 Debian-2+deb12u6`. */
  readonly banner: string;
  /** What it calls itself in messages. */
  readonly program: string;
  /** Changes when the program does. */
  readonly stamp: string;
}

const unpackedLabels = ['7.5', '8.4', '9.2', '10.0', '10.3', '10.6'] as const;

const unpackedFolder =
  process.env.SSH_LINT_CLIENTS ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ssh-lint', 'openssh-clients');

/** The program behind one of the unpacked clients' two-line scripts. */
function programOf(path: string): string {
  const start = readFileSync(path).subarray(0, 2000).toString('latin1');
  const quoted = start.startsWith('#!') ? /"([^"]+)" "\$@"/.exec(start)?.[1] : undefined;
  return realpathSync(quoted ?? path);
}

function clientAt(label: string, path: string): readonly RealClient[] {
  if (!existsSync(path)) return [];
  const { stderr, status } = spawnSync(path, ['-V'], { encoding: 'utf8', timeout: 10_000 });
  const banner = stderr?.split(',')[0]?.trim() ?? '';
  if (status !== 0 || !banner.startsWith('OpenSSH_')) return [];
  const program = programOf(path);
  const { mtimeMs, size } = statSync(program);
  return [{ label, path, banner, program: basename(program), stamp: [program, mtimeMs, size, banner].join('|') }];
}

function find(): readonly RealClient[] {
  const installed = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'ssh'))
    .find((path) => path.startsWith('/') && existsSync(path));
  return [
    ...(installed === undefined ? [] : clientAt('installed', installed)),
    ...unpackedLabels.flatMap((label) => clientAt(label, join(unpackedFolder, label, 'bin', 'ssh'))),
  ];
}

let found: readonly RealClient[] | undefined;

/** Every client that runs on this machine: the installed one and the unpacked ones. */
export function realClients(): readonly RealClient[] {
  found ??= find();
  return found;
}
