import { noKeyFile } from '../keys/key-file.ts';
import type { KeyFile, PublicKey } from '../keys/types.ts';
import { isNone } from '../resolve/defaults.ts';
import { isOutsideFips } from './forbidden.ts';
import type { Case, CauseId, Forecast } from './forecast.ts';
import { foretell } from './foretell.ts';
import { blockFor, quotedPath, words } from './repair-lines.ts';
import type { NamedKey, Repair, Server, Situation } from './types.ts';
import { unknownServer } from './unknown-server.ts';

/** A key to make: its type, its size and what ssh-keygen calls it. */
interface Recipe {
  readonly type: string;
  readonly bits: number;
  readonly name: string;
  readonly options: string;
}

/** The better first. */
const recipes: readonly Recipe[] = [
  { type: 'ssh-ed25519', bits: 256, name: 'ed25519', options: '-t ed25519' },
  { type: 'ecdsa-sha2-nistp256', bits: 256, name: 'ecdsa', options: '-t ecdsa -b 256' },
  { type: 'ssh-rsa', bits: 4096, name: 'rsa', options: '-t rsa -b 4096' },
];

const articles: Readonly<Record<string, string>> = {
  ed25519: 'an Ed25519 key',
  ecdsa: 'an ECDSA key',
  rsa: 'an RSA key of 4096 bits',
};

/** A new key of a type that this client and this server use, as if the server knew it already. */
export function newKeyRepairs(each: Case): readonly Repair[] {
  const usable = recipes.filter(({ type }) => !isOutsideFips(each.terms.client, type));
  const helps = usable.find((recipe) => foretell(withKey(each, recipe)).kind === 'ok');
  if (helps === undefined) return [];
  const path = `~/.ssh/id_${helps.name}_${fileName(each.terms.hostName)}`;
  return [
    {
      text: `Better: make ${articles[helps.name] ?? 'a key'}, and give its public half to the server.`,
      lines: [`IdentityFile ${path}`],
      block: blockFor(each.situation),
      above: undefined,
      command: `ssh-keygen ${helps.options} -f ${path}`,
      weakens: false,
    },
  ];
}

function fileName(hostName: string): string {
  return hostName.replace(/[^A-Za-z0-9.-]/g, '') || 'host';
}

function withKey(each: Case, recipe: Recipe): Case {
  const key = supposedKey(recipe);
  const server: Server = { ...(each.server ?? unknownServer), enrolledKeys: [key.fingerprint] };
  const situation = {
    ...each.situation,
    identities: [supposedFile(key)],
    certificates: [],
    agent: { kind: 'off', reason: 'supposed' },
  } as const;
  return { ...each, situation, server };
}

function supposedKey({ type, bits }: Recipe): PublicKey {
  return { type, bits, blob: `new ${type}`, fingerprint: `new ${type}`, certificate: undefined };
}

function supposedFile(key: PublicKey): NamedKey {
  const missing = noKeyFile('new', 'missing', 'supposed');
  const beside: KeyFile = { ...missing, state: 'present', reason: undefined, format: 'public', publicKey: key };
  const file: KeyFile = { ...beside, format: 'openssh', isPrivate: true, readable: true };
  return { path: 'new', problem: undefined, place: undefined, origin: 'config', file, beside, certificate: missing };
}

/** What to do about one key. */
export function keyRepairs(cause: CauseId, each: Case, { authentication }: Forecast): readonly Repair[] {
  const trial = authentication?.outcome.trial;
  const path = trial?.identity.named?.path ?? trial?.identity.label;
  if (path === undefined) return [];
  const shown = quotedPath(path);
  const command = (text: string, typed: string): readonly Repair[] => [
    { text, lines: [], block: undefined, above: undefined, command: typed, weakens: false },
  ];
  const { user, hostName, port } = each.terms;
  switch (cause) {
    case 'key-permissions':
      return command('Let nobody else read the key.', `chmod 600 ${shown}`);
    case 'key-encrypted':
      return agentRepairs(each.situation, shown);
    case 'key-private-missing':
      return path.endsWith('.pub')
        ? [words('Name the private half with IdentityFile, the path without `.pub`, or give it to the agent.')]
        : [];
    case 'key-mismatch':
      return command('Write the public half anew from the private one.', `ssh-keygen -y -f ${shown} > ${shown}.pub`);
    case 'key-not-enrolled': {
      const target = `${port === 22 ? '' : `-p ${port} `}${quotedPath(`${user}@${hostName}`)}`;
      const isShell = each.server?.users.all === undefined && trial?.identity.named !== undefined;
      const text = 'Give the public half of this key to the server, or name the key that it knows with IdentityFile.';
      return isShell ? command(text, `ssh-copy-id -i ${shown} ${target}`) : [words(text)];
    }
    case 'too-many-failures':
      return onlyThis(each, path);
    default:
      return [];
  }
}

/** To give a key to the agent that ssh asks; what ssh-add goes to is SSH_AUTH_SOCK alone. */
function agentRepairs({ agent, resolution }: Situation, shown: string): readonly Repair[] {
  const [named = 'SSH_AUTH_SOCK'] = resolution.settled.get('identityagent') ?? [];
  const give = (text: string, typed: string): readonly Repair[] => [{ ...words(text), command: typed }];
  if (isNone(named))
    return [words('Take IdentityAgent none away for this host, and give the key to the agent with ssh-add.')];
  if (agent.kind === 'listed') {
    const socket = named === 'SSH_AUTH_SOCK' ? '' : `SSH_AUTH_SOCK=${quotedPath(agent.socket)} `;
    return give('Give the key to the agent first, which asks for the passphrase once.', `${socket}ssh-add ${shown}`);
  }
  if (named !== 'SSH_AUTH_SOCK')
    return [words('Give the key to the agent that IdentityAgent names, which does not answer yet.')];
  const text = 'Start an agent in this shell and give the key to it, which asks for the passphrase once.';
  return give(text, `eval "$(ssh-agent -s)" && ssh-add ${shown}`);
}

/** Offer this key alone, if that is foretold to help. */
function onlyThis(each: Case, path: string): readonly Repair[] {
  const { situation, terms } = each;
  const own = situation.identities.filter((named) => named.path === path);
  const typed = situation.identities.filter(({ origin }) => origin === 'command-line');
  const written = situation.identities.filter(({ origin }) => origin === 'config');
  // What is typed stays in front. Other lines stay, too: what they name in the agent comes before a file.
  const identities = [...typed, ...own, ...written];
  const after = foretell({
    ...each,
    situation: { ...situation, identities },
    terms: { ...terms, identitiesOnly: true },
  });
  if (own.length === 0 || after.kind === 'fail') return [];
  return [
    {
      text: 'Offer this key alone.',
      lines: [`IdentityFile ${path}`, 'IdentitiesOnly yes'],
      block: blockFor(situation),
      above: undefined,
      command: undefined,
      weakens: false,
    },
  ];
}
