import { describe, expect, test } from 'vitest';
import { knownHostsFrom } from '../../src/keys/known-hosts.ts';
import { knownNames, linesFor } from '../../src/keys/known-hosts-lookup.ts';
import { type HowListed, orderHostKeyAlgorithms } from '../../src/predict/host-key-order.ts';
import { assembleList } from '../../src/resolve/lists.ts';
import { clientOfBanner } from '../support/engine-client.ts';
import { ownKeys } from '../support/own-keys.ts';
import { proposal } from '../support/proposals.ts';
import { type Random, randomFrom, seedOf } from '../support/random.ts';
import { type RealClient, realClients } from '../support/real-clients.ts';
import { release } from '../support/release.ts';

const keys = ownKeys();
const names = ['ed25519', 'ed25519-b', 'ecdsa-256', 'ecdsa-384', 'ecdsa-521', 'rsa-2048', 'rsa-2048-b'] as const;
const hosts = ['host.example', '[host.example]:2222', '*', '*.example,!host.example', 'other', 'HOST.example,x'];
const values = [
  undefined,
  undefined,
  '+ssh-rsa',
  '-ssh-ed25519',
  '-*-cert-*',
  '-ecdsa*',
  '^ssh-rsa',
  'ssh-rsa,ssh-ed25519,ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp256,ssh-ed25519',
];

const markers = ['', '', '', '', '@revoked ', '@cert-authority '];

function knownHosts(random: Random): string {
  const line = () => `${random.pick(markers)}${random.pick(hosts)} ${keys.words(random.pick(names))}\n`;
  return Array.from({ length: random.int(6) }, line).join('');
}

function howListed(value: string | undefined): HowListed {
  const first = value?.[0];
  if (first === undefined) return 'default';
  return first === '+' || first === '-' ? first : 'list';
}

async function compare(
  real: RealClient,
  seed: number,
): Promise<readonly [string, readonly string[], readonly string[]]> {
  const random = randomFrom(seedOf('order', seed));
  const text = knownHosts(random);
  const client = clientOfBanner(real.banner);
  const picked = random.pick(values);
  const value = picked?.startsWith('^') && !client.does('caret-lists') ? undefined : picked;
  const port = random.pick([22, 2222]);
  const args = [
    '-p',
    String(port),
    ...(value === undefined ? [] : ['-o', `HostKeyAlgorithms=${value}`]),
    'host.example',
  ];
  const { name } = knownNames({ hostName: 'host.example', port, hostKeyAlias: undefined });
  const foretold = orderHostKeyAlgorithms({
    client,
    list: assembleList(value, 'hostkey', client) ?? [],
    how: howListed(value),
    lines: linesFor([knownHostsFrom('known_hosts', Buffer.from(text))], name),
  });
  const request = { client: real, folder: keys.folder, name: `${real.label}-${seed}`, knownHosts: text, args };
  return [`${args.join(' ')}\n${text}`, foretold, await proposal(request)];
}

const perClient = process.env.SSH_LINT_DEEP === '1' ? 500 : 60;

describe('the order that real clients propose', () => {
  const clients = realClients();
  test.skipIf(clients.length === 0).each(clients)('$label', async (real) => {
    for (let seed = 0; seed < perClient; seed += 1) {
      const [situation, foretold, proposed] = await compare(real, seed);
      expect(foretold, situation).toEqual(proposed);
    }
  });
});

describe('what is known decides the order', () => {
  const known = (text: string) => knownHostsFrom('known_hosts', Buffer.from(text)).lines;
  const order = (name: string, how: HowListed, text: string) => {
    const client = release(name);
    const list = [
      'ssh-ed25519',
      'ecdsa-sha2-nistp256',
      'ecdsa-sha2-nistp384',
      'rsa-sha2-512',
      'ssh-rsa-cert-v01@openssh.com',
    ];
    return orderHostKeyAlgorithms({ client, list, how, lines: known(text) })[0];
  };

  test.each<readonly [string, HowListed, string, string]>([
    ['9.2', 'default', 'rsa-2048', 'rsa-sha2-512'],
    ['9.2', '+', 'rsa-2048', 'rsa-sha2-512'],
    ['8.1', '+', 'rsa-2048', 'ssh-ed25519'],
    ['9.2', 'list', 'rsa-2048', 'ssh-ed25519'],
    ['9.2', 'default', 'ecdsa-384', 'ecdsa-sha2-nistp384'],
    ['8.4', 'default', 'ecdsa-384', 'ecdsa-sha2-nistp256'],
  ])('%s, %s, with %s known: %s first', (client, how, name, first) => {
    expect(order(client, how, `h ${keys.words(name)}\n`)).toBe(first);
  });

  test('a revoked key is not known, and neither is another one of its type behind it', () => {
    const revoked = keys.words('rsa-2048');
    const text = `h ${revoked}\n@revoked h ${revoked}\nh ${keys.words('rsa-2048-b')}\n`;
    expect(order('9.2', 'default', text)).toBe('ssh-ed25519');
  });

  test('a certificate authority lifts certificates since 8.4', () => {
    const text = `@cert-authority h ${keys.words('ed25519-b')}\n`;
    expect(order('9.2', 'default', text)).toBe('ssh-rsa-cert-v01@openssh.com');
    expect(order('8.3', 'default', text)).toBe('ssh-ed25519');
  });
});
