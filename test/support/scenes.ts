import github from '../../src/server/policies/github.json' with { type: 'json' };
import { ppkFile } from './key-files.ts';
import { certificateLine, dsaKey, ed25519Key, pkcs8Ed25519, rsaKey, securityKey } from './made-keys.ts';
import type { RuleCase } from './rule-tester.ts';

type Scene = Pick<RuleCase, 'files' | 'agent' | 'world'>;

const key = ed25519Key();
const other = ed25519Key('two');
const withdrawn = github.hostKeys.find(({ status }) => status === 'revoked')?.key;

const current = github.hostKeys.find(({ status, type }) => status === 'current' && type === 'ssh-ed25519')?.key;

const known = (line: string): Scene => ({ files: { known_hosts: `${line}\n` } });

/** A private key as `~/.ssh/id_work`, and its public half beside it. */
const work = (content: string | Uint8Array, pub = key.line): Scene => ({
  files: { id_work: content, 'id_work.pub': `${pub} ada\n` },
});

const certified = (certificate: string): Scene => ({ files: { id_work: key.private, 'work-cert.pub': certificate } });

/** Worlds for the examples of the rules' pages, by the name that they give behind `scene=`. */
export const scenes: Readonly<Record<string, () => Scene>> = {
  sound: () => work(key.private),
  'key-newline-damage': () => work(key.private.replaceAll('\n', '\r\n')),
  'key-one-line': () => work(key.private.replaceAll('\n', ' ')),
  'key-text-encoding': () => work(`\ufeff${key.private}`),
  'key-garbage': () => work(''),
  'key-ppk': () => work(ppkFile({ version: 3, publicLine: key.line, encryption: 'none', comment: 'ada' })),
  'key-perms': () => ({ files: { id_work: { content: key.private, mode: 0o644 } } }),
  'identity-pub-mismatch': () => work(key.private, other.line),
  'key-pkcs8-ed25519': () => ({ files: { id_work: pkcs8Ed25519() } }),
  'key-dsa': () => ({ files: { id_work: dsaKey().private } }),
  'key-rsa-too-short': () => ({ files: { id_work: rsaKey(2048).private } }),
  'key-encrypted-batch': () => work(key.encrypted),
  'agent-without-key': () => ({ ...work(key.encrypted), agent: [] }),
  'key-fido-no-provider': () => ({ files: { id_work: securityKey().private } }),
  'key-rsa': () => ({ files: { id_work: rsaKey(4096).private } }),
  'agent-full': () => ({
    ...work(key.private),
    agent: Array.from({ length: 7 }, (_, at) => `${ed25519Key(`of the agent ${at}`).line} k${at}`),
  }),
  accounts: () => ({ files: { home: key.private, work: other.private } }),
  'agent-other-account': () => ({ files: { home: key.private, work: other.private }, agent: [`${key.line} home`] }),
  'known-rsa': () => ({ files: { known_hosts: `web ${rsaKey(3072, 'host').line}\n` } }),
  'known-stale': () => ({ files: { known_hosts: `github.com ${withdrawn}\n` } }),
  'fat-home': () => ({ world: { fileSystems: { '/home/ada': 0x4d44 } } }),
  'known-damaged': () => known(`@revoked\t* ${current}`),
  'known-other': () => ({ files: { ...known(`github.com ${other.line}`).files, ...work(key.private).files } }),
  'known-revoked': () => known(`@revoked * ${current}`),
  'known-github': () => ({ files: { ...known(`github.com ${current}`).files, ...work(key.private).files } }),
  'cert-sound': () => certified(certificateLine()),
  'cert-expired': () => certified(certificateLine({ before: 1_700_000_000 })),
  'cert-not-yet-valid': () => certified(certificateLine({ after: 2_000_000_000 })),
  'cert-host-as-user': () => certified(certificateLine({ kind: 'host' })),
  'cert-sha1-signature': () => certified(certificateLine({ signature: 'ssh-rsa' })),
  'cert-other-key': () => ({ files: { id_work: key.private, 'id_work-cert.pub': certificateLine({ of: other }) } }),
  'hostkey-revoked-list-unreadable': () => ({ files: { revoked: '' } }),
};
