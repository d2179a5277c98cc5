import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listOf } from '../../src/predict/names.ts';
import type { Verdict } from '../../src/predict/types.ts';
import { ownKeys } from '../support/own-keys.ts';
import { ed25519, identity, rsa, server, sigAlgs, verdictOf } from '../support/predicting.ts';
import { realClients } from '../support/real-clients.ts';

const own = (name: string): string => fileURLToPath(new URL(`../support/connections/${name}`, import.meta.url));

/** From 10.0 on upstream's ssh signs where Red Hat's does in every release: through EVP. */
const clients = realClients().filter(({ label }) => label.startsWith('10.'));
const hasCompiler = spawnSync('cc', ['--version']).status === 0;
const obstacle =
  process.platform !== 'linux'
    ? 'needs Linux'
    : clients.length === 0
      ? 'needs an ssh of 10.0 or later'
      : hasCompiler
        ? undefined
        : 'needs a compiler';

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}

describe.skipIf(obstacle !== undefined)(`SHA-1 signatures${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  const keys = ownKeys();
  const library = join(keys.folder, 'refusing-sha1.so');
  const processes: ChildProcess[] = [];
  const ports = { hostKey: 0, userKey: 0 };

  /** Knows RSA with SHA-1 alone, of the user's keys or of its own. */
  async function listen(hostKey: string, algorithm: string): Promise<number> {
    const port = await freePort();
    const fingerprint = execFileSync('ssh-keygen', ['-lf', keys.path('rsa-2048-user')], { encoding: 'utf8' }).split(
      ' ',
    )[1];
    const options = {
      ident: 'lab',
      users: ['git'],
      enrolledKeys: [fingerprint],
      acceptedSigAlgs: ['ssh-rsa'],
      serverSigAlgs: null,
      maxAuthTries: 6,
      authMethods: ['publickey'],
      pkOkEchoesKeyType: true,
      algorithms: { serverHostKey: [algorithm] },
      hostKeys: [keys.path(hostKey)],
    };
    const program = `import { listenWithSsh2 } from ${JSON.stringify(own('ssh2-server.js'))};
      listenWithSsh2(${JSON.stringify(options)}, ${port});
      console.log('up');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    processes.push(child);
    await new Promise((up) => child.stdout?.once('data', up));
    return port;
  }

  beforeAll(async () => {
    execFileSync('cc', ['-shared', '-fPIC', '-o', library, own('refusing-sha1.c'), '-ldl']);
    ports.userKey = await listen('ed25519-host', 'ssh-ed25519');
    ports.hostKey = await listen('rsa-2048-host', 'ssh-rsa');
  }, 60_000);

  afterAll(() => {
    for (const each of processes) each.kill();
  });

  function connect(path: string, port: number, environment: Readonly<Record<string, string>>) {
    const options = [
      `IdentityFile=${keys.path('rsa-2048-user')}`,
      'IdentitiesOnly=yes',
      'IdentityAgent=none',
      'StrictHostKeyChecking=accept-new',
      'UserKnownHostsFile=/dev/null',
      'BatchMode=yes',
      'HostKeyAlgorithms=+ssh-rsa',
      'PubkeyAcceptedAlgorithms=+ssh-rsa',
    ].flatMap((option) => ['-o', option]);
    return spawnSync(path, ['-F', 'none', ...options, '-p', String(port), 'git@127.0.0.1', 'true'], {
      encoding: 'utf8',
      timeout: 20_000,
      env: { PATH: '/usr/bin:/bin', ...environment },
    });
  }

  /** Of Fedora 43, which has 10.0 and forbids SHA-1. */
  function foretold(which: keyof typeof ports): Verdict {
    const path = keys.path('rsa-2048-user');
    const config = `HostName 127.0.0.1\nPort ${ports[which]}\nPubkeyAcceptedAlgorithms +ssh-rsa\nHostKeyAlgorithms +ssh-rsa\n`;
    const known =
      which === 'hostKey'
        ? { hostKeyAlgorithms: listOf(['ssh-rsa']) }
        : { hostKeyAlgorithms: listOf(['ssh-ed25519']), serverSigAlgs: sigAlgs(null) };
    const key = which === 'hostKey' ? identity(ed25519) : identity(rsa, { path });
    return verdictOf({ release: 'fedora-43', config, keys: [key], server: server({ ...known, software: 'lab' }) });
  }

  describe.each(clients)('with $label', ({ label, path }) => {
    test.each(['userKey', 'hostKey'] as const)('are made and checked where nothing forbids them: %s', (which) => {
      expect(connect(path, ports[which], {}).status).toBe(0);
    });

    test.each(['userKey', 'hostKey'] as const)('end the connection where libcrypto refuses them: %s', (which) => {
      const { status, stderr } = connect(path, ports[which], { LD_PRELOAD: library });
      const { verdict, cause, sshMessage } = foretold(which);
      expect({ status, verdict }).toEqual({ status: 255, verdict: 'fail' });
      expect(cause).toContain('sha1-forbidden');
      expect(stderr).toContain(label === '10.0' ? sshMessage : 'error in libcrypto');
    });
  });
});
