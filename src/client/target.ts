import { parseBanner } from './banner.ts';
import type { Client, ClientSpec, Version } from './client.ts';
import { systems } from './data.ts';
import { clientFor } from './facts.ts';
import { own } from './own.ts';
import type { Systems } from './schema.ts';
import { compareVersions, formatVersion, isKnown, knownReleases, parseVersion } from './version.ts';

export interface TargetProblem {
  readonly problem: string;
  readonly suggestions: readonly string[];
}

/** A version (`9.2`), a system release (`debian-12`) or what `ssh -V` printed. `installed` is not asked here. */
export function parseTarget(text: string): ClientSpec | TargetProblem {
  const wanted = text.trim();
  if (wanted.startsWith('OpenSSH_')) return bannerTarget(wanted);
  return /^\d/.test(wanted) ? versionTarget(wanted) : systemTarget(wanted);
}

export function newestClient(): Client {
  return clientFor(versionSpec(newest(), newest()));
}

/** A client older or newer than all that is known here is taken for the nearest one. */
export function nearestKnown(spec: ClientSpec): { readonly spec: ClientSpec; readonly exact: boolean } {
  const range = outOfRange(spec.version, spec.label);
  if (range === undefined) return { spec, exact: true };
  const nearest = range.suggestions.map(parseVersion).find((version) => version !== undefined);
  return { spec: { ...spec, version: nearest ?? spec.version }, exact: false };
}

/** The shortest word that names a client: a system that ships it, else its release. */
export function targetNameOf({ version, vendor, vendorCertain, sha1Signatures }: ClientSpec): string {
  const release = formatVersion(version);
  const ships = (system: Systems[string]): boolean =>
    system.vendor === vendor && system.version === release && (system.sha1Signatures ?? true) === sha1Signatures;
  const found = vendorCertain ? Object.entries(systems).find(([, system]) => ships(system)) : undefined;
  return found?.[0] ?? release.replace(/p1$/, '');
}

/** Words that name a target: systems, and releases without the p. */
export function targetNames(): readonly { readonly name: string; readonly about: string }[] {
  const versions = [...new Set(knownReleases().map((release) => release.replace(/p\d+$/, '')))];
  return [
    { name: 'installed', about: 'The ssh of this machine' },
    ...Object.entries(systems).map(([name, system]) => ({ name, about: `${system.name}, OpenSSH ${system.version}` })),
    ...versions.toReversed().map((name) => ({ name, about: `OpenSSH ${name}` })),
  ];
}

function bannerTarget(text: string): ClientSpec | TargetProblem {
  const said = parseBanner(text);
  if (said === undefined) return unreadable(text);
  const label = text.split(',')[0] ?? text;
  return outOfRange(said.version, label) ?? { label, ...said };
}

function versionTarget(text: string): ClientSpec | TargetProblem {
  const version = parseVersion(/^\d+$/.test(text) ? `${text}.0` : text);
  if (version === undefined) return unreadable(text);
  const problem = outOfRange(version, `OpenSSH ${text}`);
  if (problem !== undefined) return problem;
  // 6.6.1p1 is 6.6p1 with another banner, which distributions shipped.
  if (text.startsWith('6.6.1')) return versionSpec(text, '6.6.1p1');
  if (/^\d+$/.test(text) || !isKnown(version)) return noSuchRelease(text, version);
  return versionSpec(text, formatVersion(version));
}

function versionSpec(label: string, release: string): ClientSpec {
  return {
    label,
    version: parseVersion(release) ?? { major: 0, minor: 0, patch: 0 },
    vendor: 'upstream',
    vendorCertain: true,
    revision: undefined,
    libcrypto: true,
    sha1Signatures: true,
    fips: false,
    banner: `OpenSSH_${release}`,
  };
}

function systemTarget(text: string): ClientSpec | TargetProblem {
  const system = systemNamed(text.toLowerCase());
  return system === undefined ? unreadable(text) : systemSpec(text, system);
}

/** A system by its name in systems.json or another that it goes by. */
export function systemNamed(name: string): Systems[string] | undefined {
  return own(systems, name) ?? Object.values(systems).find(({ aliases }) => aliases?.includes(name));
}

function systemSpec(label: string, system: Systems[string]): ClientSpec {
  const { version, vendor, revision, certain = true, sha1Signatures = true } = system;
  const release = vendor === 'microsoft' ? `for_Windows_${version}` : version;
  const signature = revision === undefined ? '' : ` ${vendor === 'ubuntu' ? 'Ubuntu' : 'Debian'}-${revision}`;
  const banner = `OpenSSH_${release}${signature}`;
  return { ...versionSpec(label, version), vendor, vendorCertain: certain, sha1Signatures, revision, banner };
}

function outOfRange(version: Version, name: string): TargetProblem | undefined {
  const oldest = knownReleases()[0] ?? '';
  const first = parseVersion(oldest) ?? version;
  const last = parseVersion(newest()) ?? version;
  if (compareVersions(version, first) < 0) {
    return { problem: `${name} is older than the oldest release known here, ${oldest}`, suggestions: [oldest] };
  }
  const isNewer = compareVersions(version, { ...last, patch: Number.POSITIVE_INFINITY }) > 0;
  if (!isNewer) return undefined;
  return { problem: `${name} is newer than the newest release known here, ${newest()}`, suggestions: [newest()] };
}

function noSuchRelease(text: string, { major, minor }: Version): TargetProblem {
  const near = [`${major}.${minor}p`, `${major}.`].map((start) =>
    knownReleases().filter((release) => release.startsWith(start)),
  );
  const suggestions = near.find((releases) => releases.length > 0) ?? [newest()];
  return { problem: `there is no release OpenSSH ${text}`, suggestions };
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

function newest(): string {
  return knownReleases().at(-1) ?? '';
}
