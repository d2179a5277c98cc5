import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { knownHostsPaths, namedPaths, revokedPaths } from '../../src/check/paths.ts';
import { expander } from '../../src/resolve/afterwards.ts';
import { resolver } from '../../src/resolve/resolve.ts';
import { clientOfBanner } from '../support/engine-client.ts';
import { home, memoryPorts } from '../support/memory-ports.ts';
import { type RealClient, realClients } from '../support/real-clients.ts';
import { type Given, resolverOf } from '../support/resolving.ts';

function pathsOf(id: 'identityfile' | 'certificatefile', given: Given) {
  const found = resolverOf(given);
  const resolution = found.resolve(given.args ?? ['host']);
  return namedPaths(id, resolution, expander(resolution, found.settled)).map(({ path, problem, origin, place }) =>
    problem === undefined ? `${path} ${origin} ${place?.directive.lineNumber ?? '-'}` : problem,
  );
}

describe('identity files', () => {
  test('the defaults', () => {
    const defaults = pathsOf('identityfile', { release: '9.2' });
    expect(defaults[0]).toBe(`${home}/.ssh/id_rsa default -`);
    expect(defaults).toHaveLength(7);
  });

  test('of the config, with tokens, variables and ~', () => {
    const config = 'IdentityFile ~/.ssh/%r@%h:%p\nIdentityFile ${KEYS}/a\nIdentityFile %d/b\n';
    const args = ['-p', '99', 'me@host'];
    expect(pathsOf('identityfile', { config, args, environment: { KEYS: '/k' } })).toEqual([
      `${home}/.ssh/me@host:99 config 1`,
      '/k/a config 2',
      `${home}/b config 3`,
    ]);
  });

  test('of the command line, in front', () => {
    const config = 'IdentityFile ~/.ssh/a\n';
    const files = { cmd: 'x' };
    expect(pathsOf('identityfile', { config, files, args: ['-i', '~/.ssh/cmd', 'host'] })).toEqual([
      `${home}/.ssh/cmd command-line -`,
      `${home}/.ssh/a config 1`,
    ]);
  });

  test('none, in either case, and the same file twice', () => {
    expect(pathsOf('identityfile', { config: 'IdentityFile NONE\n' })).toEqual([]);
    expect(pathsOf('identityfile', { config: 'IdentityFile /a\nIdentityFile /a\n' })).toEqual(['/a config 1']);
  });

  test('no more than a hundred', () => {
    const config = Array.from({ length: 100 }, (_, index) => `IdentityFile /k${index}\n`).join('');
    expect(pathsOf('identityfile', { config })).toHaveLength(100);
  });
});

describe('files of host keys', () => {
  function hostFiles(given: Given) {
    const found = resolverOf(given);
    const resolution = found.resolve(['host']);
    const expand = expander(resolution, found.settled);
    const list = (paths: readonly { path: string; problem: string | undefined }[]) =>
      paths.map(({ path, problem }) => problem ?? path);
    return {
      user: list(knownHostsPaths('userknownhostsfile', resolution, expand)),
      global: list(knownHostsPaths('globalknownhostsfile', resolution, expand)),
      revoked: list(revokedPaths(resolution, expand)),
    };
  }

  test.each(['7.5', '8.4', '9.2', '10.6'])('the defaults of %s', (release) => {
    expect(hostFiles({ release })).toEqual({
      user: [`${home}/.ssh/known_hosts`, `${home}/.ssh/known_hosts2`],
      global: ['/etc/ssh/ssh_known_hosts', '/etc/ssh/ssh_known_hosts2'],
      revoked: [],
    });
  });

  test('names with blanks, tokens and none', () => {
    const config = 'UserKnownHostsFile "/a b" ~/%h\nGlobalKnownHostsFile ~/g "/c d"\nRevokedHostKeys /r\n';
    expect(hostFiles({ config })).toEqual({
      user: ['/a b', `${home}/host`],
      global: [`${home}/g`, '/c d'],
      revoked: ['/r'],
    });
    expect(hostFiles({ config: 'UserKnownHostsFile none\nRevokedHostKeys none\n' })).toMatchObject({
      user: [],
      revoked: [],
    });
  });

  test('a user whom nobody knows ends ssh', () => {
    expect(hostFiles({ config: 'GlobalKnownHostsFile ~nobody2/x\n' }).global).toEqual([
      'tilde_expand: No such user nobody2',
    ]);
  });
});

const IDENTITY = /^debug1: identity file (.*) type -?\d+$/;
const CERTIFICATE = /^debug1: certificate file (.*) type -?\d+$/;

/** What ssh says it uses, or why it ends; a ProxyCommand that only prints stands for the server. */
function said({ path }: RealClient, option: string): readonly string[] {
  const args = ['-v', '-F', 'none', '-o', 'BatchMode=yes', '-o', 'ProxyCommand=echo', '-o', option, 'box.invalid'];
  const env = { PATH: '/usr/bin:/bin', KEYS: '/keys' };
  const { stderr } = spawnSync(path, args, {
    encoding: 'utf8',
    timeout: 10_000,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines = stderr.split(/\r?\n/);
  const named = option.startsWith('Cert') ? CERTIFICATE : IDENTITY;
  const used = lines.flatMap((line) => named.exec(line)?.[1] ?? []);
  const ends = lines.filter(
    (line) => /expand|No such user|invalid environment/.test(line) && !/^debug|: line /.test(line),
  );
  return ends.length > 0 ? [ends.join('\n')] : used.filter((name) => !name.endsWith('-cert'));
}

function ours({ banner }: RealClient, option: string): readonly string[] {
  const client = clientOfBanner(banner);
  const real = { name: process.env.USER ?? 'root', home: process.env.HOME ?? '/root', uid: process.getuid?.() ?? 0 };
  const ports = memoryPorts({
    files: { '/etc/passwd': 'daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n' },
    user: real,
    environment: { PATH: '/usr/bin:/bin', KEYS: '/keys' },
  });
  const world = { ...ports, userConfig: '/none', systemConfig: undefined, program: 'ssh' };
  const found = resolver(client, world);
  const resolution = found.resolve(['-F', 'none', '-o', 'ProxyCommand=echo', '-o', option, 'box.invalid']);
  if (resolution.status === 'refused') return [resolution.messages.join('\n')];
  const expand = expander(resolution, found.settled);
  const id = option.startsWith('Cert') ? 'certificatefile' : 'identityfile';
  return namedPaths(id, resolution, expand).map(({ path, problem }) => problem ?? path);
}

const clients = realClients();
const texts = [
  'IdentityFile=/t/%q',
  'IdentityFile=/t/%',
  'IdentityFile=/t/%%/%h/%p/%n/%k/%u',
  'IdentityFile=/t/%r',
  'IdentityFile=/t/%j.',
  'IdentityFile=${KEYS}/a',
  'IdentityFile=/t/${NOPE}/${NOPE2}',
  'IdentityFile=/t/${NOPE',
  'IdentityFile=/t/${}',
  'IdentityFile=~nobody2/x',
  'IdentityFile=~daemon/x',
  'IdentityFile=none',
  'CertificateFile=/t/${NOPE}',
];

describe.skipIf(clients.length === 0)('the paths that ssh uses', () => {
  test.each(clients.flatMap((client) => texts.map((text) => ({ ...client, client, text }))))(
    '$banner $text',
    ({ client, text }) => {
      expect(ours(client, text)).toEqual(said(client, text));
    },
  );
});
