import { join } from 'node:path';
import type { Ports } from '../ports.ts';
import type { World } from './world.ts';

/** https://github.com/PowerShell/Win32-OpenSSH/wiki for the one of Windows. */
export function systemConfigOf({ platform, environment }: Pick<Ports, 'platform' | 'environment'>): string {
  if (platform !== 'win32') return '/etc/ssh/ssh_config';
  return join(environment.ProgramData ?? 'C:\\ProgramData', 'ssh', 'ssh_config');
}

/** The world as ssh would ask it for the user of these ports. No command is run in it. */
export function worldFrom(ports: Ports): World {
  const { files, user, environment, hostName, networkAddresses } = ports;
  const userConfig = join(user.home, '.ssh', 'config');
  const systemConfig = systemConfigOf(ports);
  return { files, user, environment, hostName, networkAddresses, userConfig, systemConfig, program: 'ssh' };
}
