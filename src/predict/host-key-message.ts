import type { Client } from '../client/client.ts';
import { message } from '../client/messages.ts';
import { kindOf } from '../keys/key-type.ts';
import { leastRsaBits } from '../keys/known-key.ts';
import { plainKey } from '../keys/public-key.ts';
import type { PublicKey } from '../keys/types.ts';
import { CERTIFICATE_MESSAGES } from './host-certificate.ts';
import type { HostKeyVerdict, Presented } from './host-key.ts';

/** The line with which ssh says why it goes no further; undefined where it goes on. */
export function hostKeyMessage(verdict: HostKeyVerdict, presented: Presented): string | undefined {
  const { client, key, checking } = presented;
  if (verdict.passes !== 'no') return undefined;
  if (verdict.certificateFault !== undefined) return CERTIFICATE_MESSAGES[verdict.certificateFault];
  const say = (id: string, filled: readonly string[], start = '') => spoken(client, id, { filled, start });
  const names = [typeName(plainKey(key)), verdict.name];
  switch (verdict.status) {
    case 'too-short':
      return say('key-length', [], client.does('rsa-checked-late') && isRead(presented) ? 'Bad' : 'Invalid');
    case 'changed':
      return client.does('changed-key-without-type')
        ? say('host-key-changed', [verdict.name], 'Host key for')
        : say('host-key-changed', names, '{} host key');
    case 'unknown':
      return checking === 'yes' ? say('host-key-unknown', names) : say('host-key-verification-failed', []);
    case 'revoked':
      return verdict.revokedBy === undefined
        ? say('host-key-revoked', [typeName(key), verdict.name], '{} host key')
        : say('host-key-revoked', [typeName(key), key.fingerprint, verdict.revokedBy], 'Host key');
    case 'revocation-unreadable':
      // What is wrong with the file follows, in the words of the system or of the library that reads keys.
      return say('host-key-revoked', [typeName(key), key.fingerprint, verdict.revokedBy ?? ''], 'Error')?.replace(
        ': {}',
        '',
      );
    case 'ok':
    case 'revocation-unknown':
      return undefined;
  }
}

interface Words {
  readonly filled: readonly string[];
  readonly start: string;
}

function spoken(client: Client, id: string, { filled, start }: Words): string | undefined {
  const text = message(id, client)?.texts.find((each) => each.startsWith(start));
  const left = [...filled];
  return text?.replaceAll('{}', () => left.shift() ?? '{}');
}

/** The client can read it; only RequiredRSASize forbids it. */
function isRead({ key, client }: Presented): boolean {
  return (plainKey(key).bits ?? 0) >= leastRsaBits(client);
}

/** As sshkey_type names them: `ED25519`, `ECDSA-SK`, `RSA-CERT`. */
function typeName({ type, certificate }: PublicKey): string {
  return `${kindOf(type)}${certificate === undefined ? '' : '-CERT'}`;
}
