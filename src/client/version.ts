import type { Version } from './client.ts';
import { releases } from './data.ts';

const pattern = /^(?:OpenSSH_)?(\d{1,3})\.(\d{1,3})(?:\.\d{1,3})?(?:p(\d{1,3}))?$/;

/** A bare `9.9` means the last portable patch release, `9.9p2`. */
export function parseVersion(text: string): Version | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const major = Number(match[1]);
  const minor = Number(match[2]);
  return { major, minor, patch: match[3] === undefined ? lastPatch(major, minor) : Number(match[3]) };
}

export function formatVersion({ major, minor, patch }: Version): string {
  return `${major}.${minor}p${patch}`;
}

export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** Portable releases, oldest first. */
export function knownReleases(): readonly string[] {
  return releases.releases;
}

export function isKnown(version: Version): boolean {
  return releases.releases.includes(formatVersion(version));
}

function lastPatch(major: number, minor: number): number {
  const start = `${major}.${minor}p`;
  const last = releases.releases.findLast((release) => release.startsWith(start));
  return last === undefined ? 1 : Number(last.slice(start.length));
}
