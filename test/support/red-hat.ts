import type { Ports } from '../../src/ports.ts';
import { home, type MemoryEntry, type MemoryPorts, memoryPorts } from './memory-ports.ts';

/** What a policy of crypto-policies comes to: fedora-crypto-policies, tests/outputs. */
const policies = {
  DEFAULT: { sha1: 'no', pubkey: 'ecdsa-sha2-nistp256,ssh-ed25519,rsa-sha2-256,rsa-sha2-512' },
  'DEFAULT:SHA1': { sha1: 'yes', pubkey: 'ecdsa-sha2-nistp256,ssh-ed25519,rsa-sha2-256,rsa-sha2-512,ssh-rsa' },
  LEGACY: { sha1: 'yes', pubkey: 'ecdsa-sha2-nistp256,ssh-ed25519,rsa-sha2-256,rsa-sha2-512,ssh-rsa' },
  FIPS: { sha1: 'no', pubkey: 'ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,rsa-sha2-256,rsa-sha2-512' },
} as const;

export type Policy = keyof typeof policies;

function openssh(policy: Policy): string {
  const isFips = policy === 'FIPS';
  const curves = isFips ? '' : 'curve25519-sha256,';
  const chacha = isFips ? '' : 'chacha20-poly1305@openssh.com,';
  return [
    `Ciphers aes256-gcm@openssh.com,${chacha}aes256-ctr,aes128-ctr`,
    'MACs hmac-sha2-256-etm@openssh.com,hmac-sha2-256',
    `KexAlgorithms ${curves}ecdh-sha2-nistp256,diffie-hellman-group14-sha256`,
    `PubkeyAcceptedAlgorithms ${policies[policy].pubkey}`,
    'RequiredRSASize 2048',
    '',
  ].join('\n');
}

/** RHEL 9 with a policy, as its packages lay it out. */
export function redHat9(policy: Policy, files: Readonly<Record<string, MemoryEntry>>): MemoryPorts {
  const system = (content: string) => ({ content, uid: 0, gid: 0 });
  const own = Object.entries(files).map(([name, entry]) => [`${home}/.ssh/${name}`, entry] as const);
  const run: Ports['run'] = () => ({ code: 0, stdout: '', stderr: 'OpenSSH_8.7p1, OpenSSL 3.0.7 1 Nov 2022\n' });
  return memoryPorts({
    environment: { PATH: '/usr/bin' },
    run: (file, args) => run(file, args, 0),
    files: {
      '/usr/bin/ssh': { content: '', mode: 0o755, uid: 0, gid: 0 },
      '/etc/os-release': system('NAME="Red Hat Enterprise Linux"\nID="rhel"\nID_LIKE="fedora"\nVERSION_ID="9.4"\n'),
      '/etc/crypto-policies/state/current': system(`${policy}\n`),
      '/etc/crypto-policies/back-ends/opensslcnf.config': system(
        `[openssl_init]\nalg_section = evp_properties\n\n[evp_properties]\nrh-allow-sha1-signatures = ${policies[policy].sha1}\n`,
      ),
      '/etc/crypto-policies/back-ends/openssh.config': system(openssh(policy)),
      '/proc/sys/crypto/fips_enabled': system(policy === 'FIPS' ? '1\n' : '0\n'),
      '/etc/ssh/ssh_config': system('Include /etc/ssh/ssh_config.d/*.conf\n'),
      '/etc/ssh/ssh_config.d/50-redhat.conf': system(
        'Match final all\n\tInclude /etc/crypto-policies/back-ends/openssh.config\n\tGSSAPIAuthentication yes\n\tForwardX11Trusted yes\n',
      ),
      ...Object.fromEntries(own),
    },
  });
}
