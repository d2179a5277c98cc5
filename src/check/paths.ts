import type { Expand, UsedPath } from '../resolve/afterwards.ts';
import { isNone } from '../resolve/defaults.ts';
import type { Place, Resolution, ResolvedOption } from '../resolve/types.ts';

/** A file that an option names. */
export interface NamedPath extends UsedPath {
  /** As `ssh -G` prints it. */
  readonly text: string;
  readonly origin: ResolvedOption['origin'];
  /** The line; undefined for a default and the command line. */
  readonly place: Place | undefined;
}

/** SSH_MAX_IDENTITY_FILES and SSH_MAX_CERTIFICATE_FILES of readconf.h. */
const MOST = 100;

/** The files of IdentityFile or CertificateFile, as load_public_identity_files of ssh.c takes them. */
export function namedPaths(
  id: 'identityfile' | 'certificatefile',
  { options, settled }: Resolution,
  expand: Expand,
): readonly NamedPath[] {
  const option = options.get(id);
  const places = placesByValue(option);
  const byDefault = option?.origin === 'default';
  const texts = (settled.get(id) ?? []).slice(0, MOST).filter((text) => id !== 'identityfile' || !isNone(text));
  return texts.map((text) => {
    const place = places.get(text);
    const origin = byDefault ? 'default' : place === undefined ? 'command-line' : 'config';
    return { ...expand(id, text, 'whole'), text, place, origin };
  });
}

/** The first line for each value that stands in a file. */
function placesByValue(option: ResolvedOption | undefined): ReadonlyMap<string, Place> {
  const candidates = option?.candidates ?? [];
  const adding = candidates.filter(({ outcome }) => outcome === 'adds' || outcome === 'wins');
  return new Map(
    adding.toReversed().flatMap(({ document, directive }) => {
      const [argument] = directive.args;
      return argument === undefined ? [] : [[argument.value, { document, directive }] as const];
    }),
  );
}

/** The known_hosts files of the user or the system. */
export function knownHostsPaths(
  id: 'userknownhostsfile' | 'globalknownhostsfile',
  resolution: Resolution,
  expand: Expand,
): readonly UsedPath[] {
  const { client } = resolution;
  const isExpanded = id === 'userknownhostsfile' && client.does('known-hosts-expanded');
  return listOf(id, resolution).map((text) => expand(id, text, isExpanded ? 'none' : 'tilde'));
}

/** A default is one text, with blanks between the names. */
function listOf(id: string, { settled, written }: Resolution): readonly string[] {
  const list = settled.get(id) ?? [];
  return (written.has(id) ? list : list.flatMap((text) => text.split(' '))).filter((text) => text !== '');
}

/** RevokedHostKeys. */
export function revokedPaths(resolution: Resolution, expand: Expand): readonly UsedPath[] {
  const named = listOf('revokedhostkeys', resolution).filter((text) => !isNone(text));
  return named.map((text) => expand('revokedhostkeys', text, 'none'));
}
