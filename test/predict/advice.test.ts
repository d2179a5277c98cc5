import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { knownHostsFrom } from '../../src/keys/known-hosts.ts';
import { listOf } from '../../src/predict/names.ts';
import type { Situation } from '../../src/predict/types.ts';
import { ownKeys } from '../support/own-keys.ts';
import {
  agent,
  batch,
  certificateFile,
  certified,
  ecdsa,
  ed25519,
  identity,
  keyFile,
  nothing,
  publicFile,
  publicKey,
  rsa,
  server,
  situationOf,
  some,
  type Told,
  verdictOf,
} from '../support/predicting.ts';

const own = ownKeys();
const advised = (told: Told) =>
  verdictOf(told).repairs.map(({ text, lines, command }) => ({ text, lines, command }))[0];
const wrong = publicKey('ssh-ed25519', 256, 'wrong');

describe('where the command line has set a value, no line is advised, as none would count', () => {
  test('another user', () => {
    const told = { args: ['bob@host'], keys: [identity(ed25519)], server: server({ users: listOf(['git']) }) };
    const text = 'Write git in place of bob in what you type or in ProxyJump: no User line counts before it.';
    expect(advised(told)).toEqual({ text, lines: [], command: undefined });
    expect(advised({ ...told, args: ['host'], config: 'User bob\n' })?.lines).toEqual(['User git']);
  });

  test('another list', () => {
    const told = { keys: [identity(ed25519)], server: server() };
    const typed = advised({ ...told, args: ['-o', 'Ciphers=aes128-cbc', 'host'] });
    expect(typed?.lines).toEqual([]);
    expect(typed?.text).toBe(
      'Allow aes256-gcm@openssh.com for this host. No line counts before what is typed: type `-o Ciphers=aes128-cbc,aes256-gcm@openssh.com` instead.',
    );
    expect(advised({ ...told, config: 'Ciphers aes128-cbc\n' })?.lines).toEqual([
      'Ciphers aes128-cbc,aes256-gcm@openssh.com',
    ]);
  });
});

describe('a passphrase that nobody is asked for', () => {
  const keys = [identity(ed25519, { file: keyFile(ed25519, { isEncrypted: true }) })];
  const command = (config: string, situation: Partial<Situation>) =>
    advised({ config: `${batch}${config}`, keys, server: server({ enrolledKeys: [ed25519.fingerprint] }), situation })
      ?.command;
  const add = 'ssh-add /home/ada/.ssh/ssh-ed25519';

  test('goes to the agent that ssh asks', () => {
    expect(command('', { agent: agent(wrong) })).toBe(add);
    expect(command('IdentityAgent SSH_AUTH_SOCK\n', { agent: agent(wrong) })).toBe(add);
    expect(command('IdentityAgent /agent\n', { agent: agent(wrong) })).toBe(`SSH_AUTH_SOCK=/agent ${add}`);
  });

  test('needs an agent first where there is none', () => {
    expect(command('', {})).toBe(`eval "$(ssh-agent -s)" && ${add}`);
  });

  test('is helped by no command where the config has another agent or none', () => {
    const said = (config: string) => advised({ config: `${batch}${config}`, keys, server: server() });
    expect(said('IdentityAgent /agent\n')).toEqual({
      text: 'Give the key to the agent that IdentityAgent names, which does not answer yet.',
      lines: [],
      command: undefined,
    });
    expect(said('IdentityAgent none\n')).toEqual({
      text: 'Take IdentityAgent none away for this host, and give the key to the agent with ssh-add.',
      lines: [],
      command: undefined,
    });
  });
});

describe('a public half in place of a key', () => {
  const half = (path: string) => ({
    keys: [identity(ed25519, { path, file: publicFile(ed25519), beside: nothing })],
    server: server(),
  });

  test('is not helped by closing it to others', () => {
    expect(verdictOf(half('/k.pub'))).toMatchObject({ verdict: 'fail', cause: 'key-private-missing' });
    expect(advised(half('/k.pub'))?.text).toContain('the path without `.pub`');
    expect(advised(half('/k'))).toBe(undefined);
  });
});

describe('a key that comes too late is to be offered alone only where that helps:', () => {
  const limited = server({ enrolledKeys: [ed25519.fingerprint], maxAuthTries: 1 });
  const lines = (told: Told) => advised({ server: limited, ...told })?.lines;
  const alone = ['IdentityFile /home/ada/.ssh/ssh-ed25519', 'IdentitiesOnly yes'];
  const before = identity(ecdsa);

  test('not behind a key or a certificate that stays in front', () => {
    expect(lines({ keys: [before, identity(ed25519)] })).toEqual(alone);
    expect(lines({ keys: [{ ...before, origin: 'command-line' }, identity(ed25519)] })).toBe(undefined);
    const certificates = [certificateFile(certified(rsa))];
    const situation = { certificates };
    expect(lines({ keys: [identity(ed25519)], situation, server: { ...limited, userCAs: [] } })).toBe(undefined);
  });

  test('not behind one of the agent that another line names; the keys that no line names are tried no more', () => {
    const situation = { agent: agent(ecdsa) };
    expect(lines({ keys: [before, identity(ed25519)], situation })).toBe(undefined);
    const usual = [before, identity(ed25519)].map((named) => ({ ...named, origin: 'default' as const }));
    expect(lines({ keys: usual, situation })).toEqual(alone);
  });
});

test('through a jump host or a command ssh knows no address of the other side', () => {
  const refused = { keys: [identity(ed25519)], server: server({ ciphers: listOf(['x']) }) };
  const words = 'Unable to negotiate with UNKNOWN port 65535: no matching cipher found. Their offer: x';
  const said = (told: Told) => verdictOf({ ...refused, ...told }).sshMessage;
  expect(said({ config: 'ProxyCommand nc %h %p\n' })).toBe(words);
  expect(said({ config: 'ProxyJump b\n' })).toBe(words);
  expect(said({ situation: { hops: [situationOf({ keys: [identity(ed25519)], server: server() })] } })).toBe(words);
  expect(said({ config: 'ProxyCommand none\nProxyJump none\n' })).toContain('with host port 22:');
});

test('jump hosts without end are not a matter of their keys', () => {
  const hop = situationOf({ config: batch, server: server({ authMethods: listOf(['publickey']) }) });
  const hops = Array.from({ length: 16 }, () => hop);
  expect(verdictOf({ keys: [identity(ed25519)], server: server(), situation: { hops } })).toMatchObject({
    cause: 'jump-loop',
    repairs: [],
  });
});

describe('of a host key that nobody has seen', () => {
  const known = (text: string) => ({ user: [knownHostsFrom('/known', Buffer.from(text))], global: [] });
  const verdict = (config: string, told: Told) =>
    verdictOf({ keys: [identity(ed25519)], server: server(), ...told, config: `StrictHostKeyChecking yes\n${config}` });

  test('neither type nor fingerprint is told', () => {
    const knownHosts = known(`host ${own.words('ed25519')}\n`);
    const found = verdict('HostKeyAlgorithms ecdsa-sha2-nistp256\n', { situation: { knownHosts } });
    expect(found.message).toBe(
      'known_hosts has a key of host of type ssh-ed25519 (line 1 of /known), and HostKeyAlgorithms allows none of that type.',
    );
    expect(found.sshMessage).toBe('Host key for host has changed and you have requested strict checking.');
    const old = verdict('HostKeyAlgorithms ecdsa-sha2-nistp256\n', { release: '8.4', situation: { knownHosts } });
    expect(old.sshMessage).toBe('ECDSA host key for host has changed and you have requested strict checking.');
  });

  test('its type is told only where that is certain', () => {
    const said = (config: string, told: Told) => verdict(config, told).sshMessage;
    const silent = { server: server({ hostKeyAlgorithms: some([]) }), situation: { knownHosts: known('') } };
    const unknown = (type: string) => `No ${type} host key is known for host and you have requested strict checking.`;
    expect(verdict('', silent)).toMatchObject({ cause: 'hostkey-unknown', sshMessage: undefined });
    expect(said('HostKeyAlgorithms rsa-sha2-512,rsa-sha2-256\n', silent)).toBe(unknown('RSA'));
    expect(said('', { ...silent, server: server() })).toBe(unknown('ED25519'));
    const asked = verdictOf({ ...silent, config: 'BatchMode yes\n' });
    expect(asked.sshMessage).toBe('Host key verification failed.');
    const changed = {
      release: '8.4',
      server: undefined,
      situation: { knownHosts: known(`host ${own.words('ed25519')}\n`) },
    };
    expect(verdict('HostKeyAlgorithms rsa-sha2-512,ecdsa-sha2-nistp256\n', changed)).toMatchObject({
      cause: 'hostkey-changed',
      sshMessage: undefined,
    });
  });

  test('nothing of it is said about a list that cannot be read', () => {
    const revoked = [{ kind: 'unreadable', path: '/revoked', reason: 'gone' }] as const;
    for (const told of [{ server: undefined }, { server: server() }]) {
      const found = verdict('', { ...told, situation: { revoked, knownHosts: known('') } });
      expect(found).toMatchObject({ cause: 'hostkey-revoked', sshMessage: undefined });
      expect(found.message).toContain('/revoked');
    }
  });
});
