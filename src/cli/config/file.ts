import { basename } from 'node:path';
import type { Ports } from '../../ports.ts';
import { UsageError } from '../usage-error.ts';
import type { Found } from './explore.ts';
import { parseText, type Text } from './text.ts';

/** The property of a package.json that holds a configuration. */
const property = 'ssh-lint';

/** The keys that lead to the configuration inside of a file. */
export function rootIn(path: string): readonly string[] {
  return basename(path) === 'package.json' ? [property] : [];
}

/** The text of a file that has to be there. */
export function contentOf(path: string, { files }: Pick<Ports, 'files'>): string {
  const result = files.read(path);
  if ('bytes' in result) return new TextDecoder().decode(result.bytes);
  throw new UsageError(`cannot read the configuration ${path}: ${result.message}`);
}

/** Reads a text as a configuration, which nobody but its owner may have written. */
export async function load(text: Text, ports: Ports): Promise<Found> {
  const { path, content } = text;
  const inPackage = rootIn(path).length > 0;
  if (inPackage && !content.includes(property)) return { path, content, value: undefined };
  const whole = await parseText({ path, content: content.replace(/^\ufeff/, '') });
  const value = inPackage ? ownProperty(whole) : whole;
  if (value !== undefined) refuseForeign(path, ports);
  return { path, content, value };
}

function ownProperty(whole: unknown): unknown {
  if (typeof whole !== 'object' || whole === null) return undefined;
  return new Map<string, unknown>(Object.entries(whole)).get(property);
}

/** As ssh refuses its own. */
function refuseForeign(path: string, { files, user, platform }: Ports): void {
  const stat = files.stat(path);
  if (stat === undefined || platform === 'win32') return;
  if (stat.uid !== 0 && stat.uid !== user.uid) {
    throw new UsageError(`${path} belongs to another user, so it is not used; --no-config does without`);
  }
  const byGroup = (stat.mode & 0o020) !== 0 && !user.isOnlyMember(stat.gid);
  if (byGroup || (stat.mode & 0o002) !== 0) {
    throw new UsageError(`${path} may be written by others, so it is not used; \`chmod go-w\` repairs that`);
  }
}
