import type { Ports } from '../ports.ts';
import { textOf } from '../syntax/source.ts';
import { type OsRelease, osRelease } from './os-release.ts';
import { systemNamed } from './target.ts';

type World = Pick<Ports, 'files' | 'environment'>;

/** What crypto-policies writes for OpenSSL: https://gitlab.com/redhat-crypto/fedora-crypto-policies, openssl.py. */
const BACK_END = '/etc/crypto-policies/back-ends/opensslcnf.config';

/** What is set now, and what is to be set: crypto-policies(7). */
const POLICIES = ['/etc/crypto-policies/state/current', '/etc/crypto-policies/config'];

/** OpenSSL then reads another configuration, or none of the policy's. */
const OVERRIDES = ['OPENSSL_CONF', 'OPENSSL_ENABLE_SHA1_SIGNATURES'];

/** Policies whose word on SHA-1 signatures is the system's own. */
const USUAL = ['DEFAULT', 'FUTURE', 'FIPS'];

/** Whether the system's own OpenSSL may make and check signatures with SHA-1; where nobody can tell, it may. */
export function allowsSha1Signatures(world: World): boolean {
  const { environment, files } = world;
  if (OVERRIDES.some((name) => environment[name] !== undefined)) return true;
  const [, said] = /^\s*rh-allow-sha1-signatures\s*=\s*(\w+)/m.exec(textIn(BACK_END, world) ?? '') ?? [];
  if (said !== undefined) return said.toLowerCase() !== 'no';
  const [policy = '', ...modules] = policyIn(world).split(':');
  if (!USUAL.includes(policy) || modules.includes('SHA1')) return true;
  return systemOf(osRelease(files))?.sha1Signatures ?? true;
}

/** What the kernel says, whatever the policy. */
export function isInFipsMode(world: Pick<World, 'files'>): boolean {
  return textIn('/proc/sys/crypto/fips_enabled', world)?.trim() === '1';
}

/** `DEFAULT:SHA1`; a comment may stand above it. */
function policyIn(world: World): string {
  const text = POLICIES.map((path) => textIn(path, world)).find((found) => found !== undefined) ?? '';
  return /^[A-Z][\w:-]*/m.exec(text)?.[0] ?? '';
}

function textIn(path: string, { files }: Pick<World, 'files'>): string | undefined {
  const read = files.read(path);
  return 'bytes' in read ? textOf(read.bytes) : undefined;
}

/** `rhel` and `9.4` are `rhel-9`. */
function systemOf({ id, version }: OsRelease): ReturnType<typeof systemNamed> {
  return systemNamed(`${id}-${version.split('.')[0]}`);
}
