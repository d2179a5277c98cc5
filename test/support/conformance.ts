import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../../../shared/facts/openssh/conformance.json', import.meta.url));

export const conformanceObstacle = existsSync(path) ? undefined : 'needs ../shared/facts beside the checkout';

interface RecordedResult {
  readonly clients: readonly string[];
  readonly err: string;
  readonly g: Readonly<Record<string, readonly string[]>>;
  readonly rc: number;
}

export interface Probe {
  readonly name: string;
  readonly cfg: string;
  readonly keys: readonly string[];
  readonly args: readonly string[];
  readonly host: string;
  readonly env: Readonly<Record<string, string>>;
  readonly results: readonly RecordedResult[];
}

interface RecordedFile {
  readonly text?: string;
  readonly mode?: string;
  readonly symlink?: string;
  readonly directory?: boolean;
}

export interface Conformance {
  readonly clients: Readonly<
    Record<string, { readonly version: string; readonly vendor: string; readonly nossl: boolean }>
  >;
  readonly files: Readonly<Record<string, RecordedFile>>;
  readonly probes: readonly Probe[];
}

export const conformance = (): Conformance => JSON.parse(readFileSync(path, 'utf8'));

const debianRevisions: Readonly<Record<string, string>> = {
  'deb-7.5p1-ssh1-14': 'OpenSSH_7.5p1 Debian-14',
  'deb-8.4p1-5deb11u7': 'OpenSSH_8.4p1 Debian-5+deb11u7',
  'deb-9.2p1-2deb12u10': 'OpenSSH_9.2p1 Debian-2+deb12u10',
  'deb-10.0p1-7bpo12': 'OpenSSH_10.0p2 Debian-7~bpo12+1',
  'deb-10.0p1-7deb13u4': 'OpenSSH_10.0p2 Debian-7+deb13u4',
  'deb-10.3p1-1bpo13': 'OpenSSH_10.3p1 Debian-1~bpo13+1',
  'deb-10.6p1-1': 'OpenSSH_10.6p1 Debian-1',
};

/** What the client of a label prints for `ssh -V`. Of a release with two patches the table has the second. */
export function bannerOf(label: string): string {
  const debian = debianRevisions[label];
  if (debian !== undefined) return debian;
  const [version = '', without] = label.split('-');
  const patch = ['9.9', '10.0'].includes(version) ? 'p2' : 'p1';
  return `OpenSSH_${version}${version.includes('p') ? '' : patch}, ${without === 'nossl' ? 'without OpenSSL' : 'OpenSSL 3.0'}`;
}
