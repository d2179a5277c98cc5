import type { AgentName } from './agents.ts';
import { hasKey, keyPath } from './keys.ts';

/** Keys that a client has. */
export interface KeySet {
  readonly name: string;
  /** Lines for its config. */
  readonly lines: readonly string[];
  /** `keys` has the default files, `none` has not. */
  readonly home: 'keys' | 'none';
  readonly agent?: AgentName;
}

const files = (...names: readonly string[]): readonly string[] => names.map((name) => `IdentityFile ${keyPath(name)}`);
const wrong = [1, 2, 3, 4, 5, 6].map((number) => `wrong${number}`);

const set = (name: string, lines: readonly string[] = files(name)): KeySet => ({ name, lines, home: 'none' });

const single = [
  ...['rsa1024', 'rsa2048', 'rsa3072', 'rsa4096', 'rsa-pem', 'rsa-encrypted', 'rsa-pem-encrypted', 'rsa-wrong'],
  ...['ecdsa256', 'ecdsa384', 'ecdsa521', 'ed25519', 'ed25519-encrypted', 'wrong1', 'open', 'only-public'],
  ...['no-public', 'pem-no-public', 'mismatched', 'garbage', 'missing'],
  ...['cert-rsa', 'cert-ed25519', 'cert-ecdsa', 'cert-other-ca', 'cert-sha1-ca', 'cert-sha2-ca', 'cert-expired'],
  'cert-other-user',
];

const withAgent = (name: string, agent: AgentName, lines: readonly string[] = []): KeySet => ({
  ...set(name, lines),
  agent,
});
const only = 'IdentitiesOnly yes';

const agentSets = (): readonly KeySet[] => [
  withAgent('agent-two', 'two'),
  withAgent('agent-many', 'many'),
  withAgent('agent-certified', 'certified'),
  withAgent('agent-and-file', 'wrong', files('ed25519')),
  withAgent('agent-and-same-file', 'many', files('ed25519')),
  withAgent('agent-and-wrong-file', 'two', files('wrong3')),
  withAgent('agent-public-file', 'two', files('ed25519.pub')),
  withAgent('agent-public-file-only', 'many', [only, ...files('ed25519.pub')]),
  withAgent('agent-only-public-half', 'two', files('only-public')),
  withAgent('agent-identities-only', 'two', [only]),
  withAgent('agent-identities-only-file', 'many', [only, ...files('rsa2048')]),
  withAgent('agent-off', 'two', ['IdentityAgent none']),
  withAgent('agent-certificate', 'wrong', [`CertificateFile ${keyPath('elsewhere-cert.pub')}`, ...files('cert-apart')]),
];

export const keySets = (): readonly KeySet[] => [
  ...single.map((name) => set(name)),
  ...(hasKey('dsa') ? [set('dsa')] : []),
  set('rsa-then-ed25519', files('rsa3072', 'ed25519')),
  set('ed25519-then-rsa', files('ed25519', 'rsa3072')),
  set('encrypted-then-ecdsa', files('ed25519-encrypted', 'ecdsa256')),
  set('wrong-then-right', files('wrong1', 'ed25519')),
  set('two-wrong-then-right', files('wrong1', 'wrong2', 'rsa3072')),
  set('six-wrong-then-right', files(...wrong, 'ed25519')),
  set('five-wrong-then-right', files(...wrong.slice(1), 'ed25519')),
  set('six-of-all', files('rsa-wrong', 'rsa1024', 'missing', 'open', 'garbage', 'only-public', 'ecdsa384')),
  set('public-file', files('ed25519.pub')),
  set('certificate-apart', [`CertificateFile ${keyPath('elsewhere-cert.pub')}`, ...files('cert-apart')]),
  set('certificate-without-key', [`CertificateFile ${keyPath('elsewhere-cert.pub')}`, ...files('ecdsa256')]),
  set('certificate-named-beside', [
    `CertificateFile ${keyPath('cert-rsa-cert.pub')}`,
    ...files('cert-rsa', 'cert-ed25519'),
  ]),
  set('no-identity', ['IdentityFile none']),
  set('no-defaults', []),
  ...agentSets(),
  { name: 'defaults', lines: [], home: 'keys' },
  { name: 'defaults-and-named', lines: files('rsa-wrong'), home: 'keys' },
];

/** The home `keys` has these as its default files. */
export const defaultFiles: Readonly<Record<string, string>> = {
  id_rsa: 'rsa2048',
  id_ecdsa: 'ecdsa256',
  id_ed25519: 'ed25519',
};
