import type { Client } from '../client/client.ts';
import { leastRsaBits } from '../keys/known-key.ts';
import { assembleList } from '../resolve/lists.ts';
import type { Resolution } from '../resolve/types.ts';

export type Method = 'gssapi-with-mic' | 'hostbased' | 'publickey' | 'keyboard-interactive' | 'password';

/** What a client goes into a connection with. */
export interface Terms {
  readonly client: Client;
  readonly hostName: string;
  readonly port: number;
  readonly user: string;
  readonly kex: readonly string[];
  /** Before known_hosts reorders it. */
  readonly hostKeys: readonly string[];
  /** As if no line had set it. */
  readonly hostKeysAreDefault: boolean;
  readonly ciphers: readonly string[];
  readonly macs: readonly string[];
  /** PubkeyAcceptedAlgorithms; undefined: every algorithm (before 7.0). */
  readonly publicKeys: readonly string[] | undefined;
  /** A line of a config says it, the system's or the user's. */
  readonly publicKeysAreWritten: boolean;
  /** Enabled and in the order in which they are tried. */
  readonly methods: readonly Method[];
  readonly batch: boolean;
  readonly identitiesOnly: boolean;
  /** Shortest RSA key, in bits. */
  readonly leastRsa: number;
  readonly addressFamily: string;
}

/** The terms that a resolution gives. */
export function termsOf({ client, settled, written }: Resolution): Terms {
  const value = (id: string): string | undefined => settled.get(id)?.[0];
  const list = (id: string): readonly string[] => (value(id) ?? '').split(',').filter((name) => name !== '');
  return {
    client,
    hostName: value('hostname') ?? '',
    port: Number(value('port') ?? 22),
    user: value('user') ?? '',
    kex: list('kexalgorithms'),
    hostKeys: list('hostkeyalgorithms'),
    hostKeysAreDefault: false,
    ciphers: list('ciphers'),
    macs: list('macs'),
    publicKeys: client.option('pubkeyacceptedalgorithms') === undefined ? undefined : list('pubkeyacceptedalgorithms'),
    publicKeysAreWritten: written.has('pubkeyacceptedalgorithms'),
    methods: methodsOf(value),
    batch: isYes(value('batchmode')),
    identitiesOnly: isYes(value('identitiesonly')),
    leastRsa: leastRsa(client, Number(value('requiredrsasize') ?? 0)),
    addressFamily: value('addressfamily') ?? 'any',
  };
}

/** The list that a value of an algorithm option comes to, as this client reads it. */
export function assembled(client: Client, id: ListId, value: string | undefined): readonly string[] {
  return assembleList(value, classes[id], client) ?? [];
}

export type ListId = keyof typeof classes;

export const classes = {
  kexalgorithms: 'kex',
  hostkeyalgorithms: 'hostkey',
  ciphers: 'ciphers',
  macs: 'macs',
  pubkeyacceptedalgorithms: 'pubkey',
} as const;

/** The shortest RSA key that a client uses, its own or the server's, in bits. */
function leastRsa(client: Client, required: number): number {
  return Math.max(required, leastRsaBits(client));
}

const usual: readonly Method[] = ['gssapi-with-mic', 'hostbased', 'publickey', 'keyboard-interactive', 'password'];

type Value = (id: string) => string | undefined;

function methodsOf(value: Value): readonly Method[] {
  const wanted = value('preferredauthentications')?.split(',') ?? usual;
  return wanted.flatMap((name) => usual.find((method) => method === name && isEnabled(method, value)) ?? []);
}

function isEnabled(method: Method, value: Value): boolean {
  const canAsk = !isYes(value('batchmode'));
  switch (method) {
    case 'gssapi-with-mic':
      return isYes(value('gssapiauthentication'));
    case 'hostbased':
      return isYes(value('hostbasedauthentication'));
    case 'publickey':
      return !isNo(value('pubkeyauthentication'));
    case 'keyboard-interactive':
      return canAsk && !isNo(value('kbdinteractiveauthentication'));
    case 'password':
      return canAsk && !isNo(value('passwordauthentication'));
  }
}

export function isYes(value: string | undefined): boolean {
  return value === 'yes' || value === 'true';
}

function isNo(value: string | undefined): boolean {
  return value === 'no' || value === 'false';
}
