import type { Ports } from '../ports.ts';

interface SocketLess {
  readonly name: string;
  /** Of statfs(2), linux/magic.h. */
  readonly type: number;
  /** Only where Windows lies below: elsewhere the server at the other end makes sockets. */
  readonly inWsl?: true;
}

/**
 * File systems of Linux whose folders have no `mknod`, so that bind(2) gives EPERM: fs/fat/namei_vfat.c, fs/exfat/namei.c,
 * fs/vboxsf/dir.c and fs/afs/dir.c of Linux; of WSL what its users saw. tmpfs, ramfs, overlay and ext4 were measured to work,
 * and NFS has `mknod`; FUSE, SMB and 9p elsewhere hang on what is behind them.
 */
const SOCKET_LESS: readonly SocketLess[] = [
  { name: 'FAT', type: 0x4d44 },
  { name: 'exFAT', type: 0x2011bab0 },
  { name: 'VirtualBox’s shared folders', type: 0x786f4256 },
  { name: 'AFS', type: 0x6b414653 },
  { name: 'the drives of Windows in WSL', type: 0x01021997, inWsl: true },
];

/** The name of the file system at a path, where none of its folders can hold a socket; undefined where one can, or nobody knows. */
export function socketLessAt(
  path: string,
  { platform, environment, fileSystemType }: Pick<Ports, 'platform' | 'environment' | 'fileSystemType'>,
): string | undefined {
  if (platform !== 'linux') return undefined;
  const type = fileSystemType(path);
  const found = SOCKET_LESS.find((each) => each.type === type);
  const isInWsl = environment.WSL_DISTRO_NAME !== undefined;
  return found?.inWsl && !isInWsl ? undefined : found?.name;
}
