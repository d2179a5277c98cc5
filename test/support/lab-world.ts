import type { World } from '../../src/resolve/world.ts';
import { toBytes } from './bytes.ts';
import { diskFiles } from './disk-files.ts';
import { isOnlyMember, labHostName, lookUp, passwdText } from './lab.ts';
import type { RealGroup, RealRun } from './real-ssh.ts';
import { isolationHere } from './real-ssh.ts';

const loopback = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
] as const;

/** What a real client sees in such a run, for the engine. */
export function labWorld({ client, home, systemFolder }: RealGroup, { environment }: RealRun): World {
  const disk = diskFiles(systemFolder);
  const passwd = toBytes(passwdText(home));
  return {
    files: { ...disk, read: (path) => (path === '/etc/passwd' ? { bytes: passwd } : disk.read(path)) },
    user: { name: 'root', home, uid: 0, gid: 0, isOnlyMember },
    environment: { HOME: home, ...environment },
    hostName: labHostName,
    networkAddresses: () => (isolationHere().loopback ? loopback : []),
    lookUp,
    userConfig: `${home}/.ssh/config`,
    systemConfig: '/etc/ssh/ssh_config',
    program: client.program,
  };
}
