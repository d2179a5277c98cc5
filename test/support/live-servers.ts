import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isolationHere } from './real-ssh.ts';
import { write } from './written.ts';

/** The second one has no cipher but an old one. */
export const ports = { good: 2222, old: 2223 } as const;
const account = 'git';
/** In the namespaces; nothing of it is left behind. */
export const accountHome = '/run/account';
const sshd = '/usr/sbin/sshd';

/** Why no server can run here; undefined when all is well. */
export function serversObstacle(): string | undefined {
  const { obstacle, loopback } = isolationHere();
  if (obstacle !== undefined) return obstacle;
  if (!loopback) return 'needs the ip of iproute2';
  return existsSync(sshd) ? undefined : 'needs openssh-server';
}

function makeKey(path: string): string {
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', path]);
  return readFileSync(`${path}.pub`, 'utf8');
}

const sshdConfig = (folder: string, port: number, lines: readonly string[]): string =>
  [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(folder, 'host')}`,
    'AuthorizedKeysFile .ssh/authorized_keys',
    'StrictModes no',
    'UsePAM no',
    'UseDNS no',
    'AuthenticationMethods publickey',
    'PidFile none',
    'LogLevel VERBOSE',
    'Subsystem sftp internal-sftp',
    ...lines,
    '',
  ].join('\n');

const clientConfig = `Host good
    Port ${ports.good}

Host old
    # ssh-lint-policy old-sshd
    Port ${ports.old}

Host good old
    HostName 127.0.0.1
    User ${account}
    IdentityFile ~/.ssh/id_ed25519
    IdentitiesOnly yes
`;

const policy = { ciphers: ['aes128-cbc'] };

/** A person's home with keys that this machine's servers know, and what the servers read. */
export function makeWorld(folder: string): string {
  const home = join(folder, 'home');
  write(folder, {
    passwd: [
      `root:x:0:0:root:${home}:/bin/sh`,
      'sshd:x:102:65534::/run/sshd:/usr/sbin/nologin',
      `${account}:x:1000:1000::${accountHome}:/bin/sh`,
      '',
    ].join('\n'),
    group: `root:x:0:\n${account}:x:1000:\nnogroup:x:65534:\n`,
    shadow: `root:*:20000::::::\n${account}:*:20000::::::\n`,
    'nsswitch.conf': 'passwd: files\ngroup: files\nshadow: files\nhosts: files\nservices: files\n',
    'good.conf': sshdConfig(folder, ports.good, []),
    'old.conf': sshdConfig(folder, ports.old, ['Ciphers aes128-cbc']),
    'home/.ssh/config': clientConfig,
    'home/.config/ssh-lint/config.json': JSON.stringify({ policies: [{ id: 'old-sshd', server: policy }] }),
  });
  const host = makeKey(join(folder, 'host'));
  const own = makeKey(join(folder, 'home/.ssh/id_ed25519'));
  const known = Object.values(ports).map((port) => `[127.0.0.1]:${port} ${host}`);
  write(folder, { 'home/.ssh/known_hosts': known.join(''), 'account/.ssh/authorized_keys': own });
  return home;
}

const setUp = `cd "$1"; chmod 700 home/.ssh; chmod 600 home/.ssh/config
ip link set lo up
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -m 755 /run/sshd; cp -r account ${accountHome}; chown -R 1000:1000 ${accountHome}
for name in passwd group shadow nsswitch.conf; do mount --bind "$name" "/etc/$name"; done
for name in good old; do ${sshd} -D -e -f "$name.conf" 2>>"$name.log" & done
while ! [ -s good.log ] || ! [ -s old.log ]; do sleep 0.05; done
cd home; shift; "$@"; echo ready; exec cat`;

/** A world with its servers, in namespaces that end with `stop`. */
export interface Living {
  /** What the servers said. */
  readonly log: (name: keyof typeof ports) => string;
  readonly stop: () => void;
}

interface Start {
  readonly command: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const isolation = ['--mount', '--net', '--uts', '--ipc', '--pid', '--fork', '--kill-child'];

/** Starts the servers and then a command, which goes on in the background. */
export async function startServers(folder: string, { command, env }: Start): Promise<Living> {
  const child = spawn('unshare', [...isolation, 'sh', '-ec', setUp, 'sh', folder, ...command], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  await ready(child);
  return { log: (name) => readFileSync(join(folder, `${name}.log`), 'utf8'), stop: () => child.kill('SIGKILL') };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (part) => {
      said += part;
    });
    child.stdout?.on('data', (part) => {
      if (`${part}`.includes('ready')) resolve();
    });
    child.on('close', () => reject(new Error(`the servers ended: ${said}`)));
  });
}
