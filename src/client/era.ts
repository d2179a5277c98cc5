import type { Vendor, Version } from './client.ts';
import { builds } from './data.ts';
import { compareRevisions } from './revision.ts';
import type { Dated, Era, Trait } from './schema.ts';

/** What decides which facts hold. */
export interface Build {
  readonly version: Version;
  readonly vendor: Vendor;
  readonly revision: string | undefined;
  readonly libcrypto: boolean;
  /** Its system lets it make and check signatures with SHA-1. */
  readonly sha1Signatures: boolean;
  /** Its system runs in FIPS mode. */
  readonly fips: boolean;
}

export function holds(era: Era, build: Build): boolean {
  const { from, to, vendors, revisions } = era;
  if (from !== undefined && rank(build.version) < bounds(from).first) return false;
  if (to !== undefined && rank(build.version) > bounds(to).last) return false;
  if (vendors !== undefined && !vendors.includes(build.vendor)) return false;
  if (revisions !== undefined && !within(revisions, build.revision)) return false;
  if (era.with !== undefined && !has(era.with, build)) return false;
  return era.without === undefined || !has(era.without, build);
}

/** The first value whose era holds, in the order of the file. */
export function pick<T extends string>(dated: Dated<T> | undefined, build: Build): T | undefined {
  if (dated === undefined || typeof dated === 'string') return dated;
  return dated.find((era) => holds(era, build))?.value;
}

function has(trait: Trait, build: Build): boolean {
  if (trait === 'libcrypto') return build.libcrypto;
  if (trait === 'sha1-signatures') return build.sha1Signatures;
  if (trait === 'fips') return build.fips;
  return builds[trait].eras.some((era) => holds(era, build));
}

function within(range: NonNullable<Era['revisions']>, revision: string | undefined): boolean {
  if (revision === undefined) return false;
  if (range.from !== undefined && compareRevisions(revision, range.from) < 0) return false;
  return range.to === undefined || compareRevisions(revision, range.to) <= 0;
}

interface Bounds {
  readonly first: number;
  readonly last: number;
}

const known = new Map<string, Bounds>();

function bounds(text: string): Bounds {
  const cached = known.get(text);
  if (cached !== undefined) return cached;
  const [release = '', patch] = text.split('p');
  const [major, minor] = release.split('.').map(Number);
  const at = (number: number): number => rank({ major: major ?? 0, minor: minor ?? 0, patch: number });
  const fresh =
    patch === undefined ? { first: at(0), last: at(999) } : { first: at(Number(patch)), last: at(Number(patch)) };
  known.set(text, fresh);
  return fresh;
}

function rank({ major, minor, patch }: Version): number {
  return (major * 1000 + minor) * 1000 + patch;
}
