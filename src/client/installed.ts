import type { Ports } from '../ports.ts';
import { parseBanner } from './banner.ts';
import type { ClientSpec } from './client.ts';
import { allowsSha1Signatures, isInFipsMode } from './crypto-policy.ts';
import { osRelease } from './os-release.ts';
import { remember, remembered } from './remembered.ts';
import { nearestKnown } from './target.ts';
import { formatVersion } from './version.ts';

export interface Installed {
  readonly spec: ClientSpec;
  /** As found in PATH; links are not followed. */
  readonly path: string;
  /** The first line of `ssh -V`. */
  readonly said: string;
  /** False when the release is not known here and the nearest known one stands in for it. */
  readonly exact: boolean;
}

const patience = 1000;

/** The `ssh` that the user would run. Nothing is run from the current folder or a project's own programs. */
export function installedClient(ports: Ports): Installed | undefined {
  const path = sshInPath(ports);
  if (path === undefined) return undefined;
  const said = remembered(path, ports) ?? ask(path, ports);
  const banner = said === undefined ? undefined : parseBanner(said);
  if (said === undefined || banner === undefined) return undefined;
  const { spec, exact } = nearestKnown({ label: formatVersion(banner.version), ...banner });
  return { spec: { ...spec, ...vendorOf(ports, path, spec) }, path, said, exact };
}

function ask(path: string, ports: Ports): string | undefined {
  const { stdout, stderr } = ports.run(path, ['-V'], patience);
  const said = `${stderr}\n${stdout}`
    .split('\n')
    .find((line) => line.startsWith('OpenSSH_'))
    ?.trim();
  if (said !== undefined) remember(path, said, ports);
  return said;
}

/** Where the user's `ssh` is, whatever it says. */
export function sshInPath({ environment, files, platform, currentFolder }: Ports): string | undefined {
  const windows = platform === 'win32';
  const isAbsolute = windows ? /^[A-Za-z]:[\\/]/ : /^\//;
  return (environment.PATH ?? environment.Path ?? '')
    .split(windows ? ';' : ':')
    .filter((folder) => isAbsolute.test(folder) && folder !== currentFolder && !isProjectFolder(folder))
    .map((folder) => (windows ? `${folder}\\ssh.exe` : `${folder}/ssh`))
    .find((path) => {
      const stat = files.stat(path);
      return stat?.kind === 'file' && (windows || (stat.mode & 0o111) !== 0);
    });
}

function isProjectFolder(folder: string): boolean {
  return /[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder);
}

/** Who built a client whose banner does not say: the place and the system speak for it. */
function vendorOf(ports: Ports, path: string, spec: ClientSpec): Partial<ClientSpec> {
  if (spec.vendorCertain) return { vendor: spec.vendor, vendorCertain: true };
  const place = ports.files.realPath(path) ?? path;
  const isSystems = place === '/usr/bin/ssh' || place === '/bin/ssh';
  if (ports.platform === 'darwin') return { vendor: isSystems ? 'apple' : 'upstream', vendorCertain: isSystems };
  if (ports.platform !== 'linux' || !isRedHatLike(ports)) return { vendor: 'upstream', vendorCertain: false };
  if (!isSystems) return { vendor: 'redhat', vendorCertain: false };
  const sha1Signatures = allowsSha1Signatures(ports);
  return { vendor: 'redhat', vendorCertain: true, sha1Signatures, fips: isInFipsMode(ports) };
}

function isRedHatLike({ files }: Ports): boolean {
  const { id, like } = osRelease(files);
  return [id, ...like].some((name) => redHatFamily.includes(name));
}

const redHatFamily = ['rhel', 'fedora', 'centos'];
