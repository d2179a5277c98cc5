import { realClients } from '../real-clients.ts';
import { homeOf } from './cells.ts';
import { keyPath } from './keys.ts';
import type { Run } from './recording.ts';
import { account, port } from './servers.ts';

const generous = {
  KexAlgorithms: '+diffie-hellman-group14-sha1,diffie-hellman-group1-sha1',
  HostKeyAlgorithms: '+ssh-rsa',
  Ciphers: '+aes128-cbc,3des-cbc',
  MACs: '+hmac-md5,hmac-sha1',
  StrictHostKeyChecking: 'no',
  UserKnownHostsFile: '/dev/null',
  BatchMode: 'yes',
};

/** The newest client with all old algorithms: what the server sends can be read from what it says. */
export function probe(): Run {
  const client = realClients().at(-1);
  const options = Object.entries(generous).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const args = [
    '-vvv',
    '-F',
    'none',
    ...options,
    '-i',
    keyPath('ed25519'),
    '-p',
    `${port}`,
    `${account}@127.0.0.1`,
    'true',
  ];
  return { command: [client?.path ?? 'ssh', ...args], home: homeOf({ home: 'none' }), stamp: client?.stamp ?? '' };
}
