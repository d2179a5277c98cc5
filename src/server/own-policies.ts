import { trusted } from '../client/trusted.ts';
import { digest } from '../syntax/digest.ts';
import type { Trust } from './policies.ts';
import { said } from './said.ts';
import type { Facts, HostKey, Policy } from './schema.ts';

/** The `server` of a policy that somebody wrote; what is absent is unknown. */
export interface WrittenServer {
  readonly software?: string;
  readonly kexAlgorithms?: readonly string[];
  readonly hostKeyAlgorithms?: readonly string[];
  readonly ciphers?: readonly string[];
  readonly macs?: readonly string[];
  readonly serverSigAlgs?: readonly string[] | null;
  readonly acceptedSigAlgs?: readonly string[];
  readonly userKeyTypes?: readonly string[];
  readonly minRsaBits?: number;
  readonly maxAuthTries?: number;
  readonly authMethods?: readonly string[];
  readonly requiredMethods?: readonly string[];
  readonly users?: readonly string[];
  readonly enrolledKeys?: readonly string[];
  readonly hostKeys?: readonly string[];
  readonly hostCertificate?: { readonly ca: string; readonly signatureAlgorithm?: string };
  readonly userCAs?: readonly string[];
  readonly caSignatureAlgorithms?: readonly string[];
  readonly allowTcpForwarding?: boolean;
  readonly pkOkEchoesKeyType?: boolean;
  readonly addressFamilies?: readonly ('inet' | 'inet6')[];
}

/** An entry of `policies` of a configuration. */
export interface WrittenPolicy {
  readonly id: string;
  readonly match?: { readonly host?: string | readonly string[]; readonly port?: number };
  readonly extends?: string;
  readonly server?: WrittenServer;
}

/** Who wrote it, and where. */
export interface Author {
  readonly trust: Exclude<Trust, 'built-in'>;
  readonly path: string;
}

/** A policy of a configuration. */
export interface OwnPolicy {
  readonly policy: Policy;
  /** Patterns of host names; undefined: every host. */
  readonly hosts: readonly string[] | undefined;
  readonly port: number | undefined;
  /** It names a host or a port; without them it is found by its id only. */
  readonly isFound: boolean;
  readonly by: Author;
}

/** An entry of `hosts` of a configuration: who is typed, and which policy holds. */
export interface HostClaim {
  readonly pattern: string;
  readonly policy: string;
  readonly by: Author;
}

export function ownPolicy({ id, match, extends: parent, server = {} }: WrittenPolicy, by: Author): OwnPolicy {
  const host = match?.host;
  const { hostKeys, hostCertificate, ...facts } = server;
  const policy: Policy = {
    id,
    name: id,
    kind: 'software',
    ...(parent === undefined ? {} : { extends: parent }),
    ...(hostKeys === undefined ? {} : { hostKeys: hostKeys.map((key) => hostKey(key, by.path)) }),
    ...(hostCertificate === undefined ? {} : { hostCertificate }),
    facts: factsFrom(facts, by.path),
  };
  return {
    policy,
    hosts: typeof host === 'string' ? [host] : host,
    port: match?.port,
    isFound: host !== undefined || match?.port !== undefined,
    by,
  };
}

type WrittenFacts = Omit<WrittenServer, 'hostKeys' | 'hostCertificate'>;

/** The fields have the same names; src/cli/policy-schema.ts has looked at what stands in them. */
function factsFrom(written: WrittenFacts, path: string): Facts {
  return trusted(Object.fromEntries(Object.entries(written).map(([field, value]) => [field, [said(value, path)]])));
}

function hostKey(text: string, path: string): HostKey {
  const [type = '', body = ''] = text.trim().split(/\s+/);
  const hash = digest('sha256', Buffer.from(body, 'base64'), 'base64').replace(/=+$/, '');
  const { confidence, sources } = said(undefined, path);
  return { type, key: `${type} ${body}`, fingerprint: `SHA256:${hash}`, status: 'current', confidence, sources };
}
