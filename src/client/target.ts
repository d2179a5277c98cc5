import type { Client, Vendor, Version } from './client.ts';
import { systems } from './data.ts';
import { type ClientSpec, clientFor } from './facts.ts';
import type { Systems } from './schema.ts';
import { compareVersions, formatVersion, isKnown, knownReleases, parseVersion } from './version.ts';

export interface TargetProblem {
  readonly problem: string;
  readonly suggestions: readonly string[];
}

/** A version (`9.2`), a system release (`debian-12`) or what `ssh -V` printed. `installed` is not asked here. */
export function parseTarget(text: string): ClientSpec | TargetProblem {
  const wanted = text.trim();
  if (/^OpenSSH_/.test(wanted)) return bannerTarget(wanted);
  if (/^\d/.test(wanted)) return versionTarget(wanted);
  return systemTarget(wanted);
}

export function newestClient(): Client {
  return clientFor(versionSpec(newest(), newest()));
}

/** What `ssh -V` says: version, vendor and revision. */
export function parseBanner(text: string): Omit<ClientSpec, 'label'> | undefined {
  const match = /^(OpenSSH_(?:for_Windows_)?(\d+\.\d+(?:\.\d+)?(?:p\d+)?)(?: ([A-Za-z]+)-([^\s,]+))?)/.exec(
    text.trim(),
  );
  const version = parseVersion(match?.[2] ?? '');
  if (match === null || version === undefined) return undefined;
  const [, banner = '', , maker = '', revision] = match;
  const vendor = banner.includes('_for_Windows_') ? 'microsoft' : vendors[maker.toLowerCase()];
  return {
    version,
    vendor: vendor ?? guessVendor(text),
    vendorCertain: vendor !== undefined,
    revision: vendor === undefined ? undefined : revision,
    libcrypto: !text.includes('without OpenSSL'),
    banner,
  };
}

const vendors: Readonly<Record<string, Vendor | undefined>> = {
  debian: 'debian',
  raspbian: 'debian',
  ubuntu: 'ubuntu',
};

/** Apple links LibreSSL and Red Hat builds OpenSSL with FIPS; neither signs its banner. */
function guessVendor(text: string): Vendor {
  if (text.includes('LibreSSL')) return 'apple';
  return /OpenSSL \S+ FIPS/.test(text) ? 'redhat' : 'upstream';
}

function bannerTarget(text: string): ClientSpec | TargetProblem {
  const said = parseBanner(text);
  if (said === undefined) return unreadable(text);
  return outOfRange(said.version) ?? { label: text.split(',')[0] ?? text, ...said };
}

function versionTarget(text: string): ClientSpec | TargetProblem {
  const version = parseVersion(text);
  if (version === undefined) return unreadable(text);
  const problem = outOfRange(version);
  if (problem !== undefined) return problem;
  if (!isKnown(version) && !text.startsWith('6.6.1')) {
    const near = `${version.major}.${version.minor}`;
    const suggestions = knownReleases().filter((release) => release.startsWith(`${near}p`));
    return { problem: `there is no OpenSSH ${text}`, suggestions: suggestions.length > 0 ? suggestions : [newest()] };
  }
  return versionSpec(text, text.startsWith('6.6.1') ? '6.6.1p1' : formatVersion(version));
}

function versionSpec(label: string, release: string): ClientSpec {
  return {
    label,
    version: parseVersion(release) ?? { major: 0, minor: 0, patch: 0 },
    vendor: 'upstream',
    vendorCertain: true,
    revision: undefined,
    libcrypto: true,
    banner: `OpenSSH_${release}`,
  };
}

function newest(): string {
  return knownReleases().at(-1) ?? '';
}

function systemTarget(text: string): ClientSpec | TargetProblem {
  const name = text.toLowerCase();
  const system = systems[name] ?? Object.values(systems).find(({ aliases }) => aliases?.includes(name));
  return system === undefined ? unreadable(text) : systemSpec(text, system);
}

function systemSpec(label: string, system: Systems[string]): ClientSpec {
  const { vendor, revision } = system;
  const release = system.vendor === 'microsoft' ? `for_Windows_${system.version}` : system.version;
  const signature = revision === undefined ? '' : ` ${vendor === 'ubuntu' ? 'Ubuntu' : 'Debian'}-${revision}`;
  return {
    ...versionSpec(label, system.version),
    vendor,
    vendorCertain: system.certain ?? true,
    revision,
    banner: `OpenSSH_${release}${signature}`,
  };
}

function outOfRange(version: Version): TargetProblem | undefined {
  const last = parseVersion(newest());
  const oldest = knownReleases()[0] ?? '';
  const first = parseVersion(oldest);
  if (first === undefined || last === undefined) return undefined;
  const named = `OpenSSH ${formatVersion(version)}`;
  if (compareVersions(version, first) < 0) {
    return { problem: `${named} is older than the oldest release known here, ${oldest}`, suggestions: [oldest] };
  }
  if (compareVersions(version, { ...last, patch: Number.POSITIVE_INFINITY }) > 0) {
    return { problem: `${named} is newer than the newest release known here, ${newest()}`, suggestions: [newest()] };
  }
  return undefined;
}

function unreadable(text: string): TargetProblem {
  const family = text.toLowerCase().split(/[-_ \d]/)[0] ?? '';
  const names = Object.entries(systems).flatMap(([name, { aliases = [] }]) => [name, ...aliases]);
  const near = family === '' ? [] : names.filter((name) => name.startsWith(`${family}-`));
  return {
    problem: `\`${text}\` is no OpenSSH version, system release or \`ssh -V\` line`,
    suggestions: near.length > 0 ? near : ['installed', newest()],
  };
}
