import { describe, expect, test } from 'vitest';
import { knownHostsFrom } from '../../src/keys/known-hosts.ts';
import { publicKeyFromWords } from '../../src/keys/public-key.ts';
import { revokedKeysFrom } from '../../src/keys/revoked-keys.ts';
import { listOf } from '../../src/predict/names.ts';
import type { Server, ServerHostKey } from '../../src/predict/types.ts';
import { ownKeys } from '../support/own-keys.ts';
import { ed25519, identity, server, type Told, verdictOf } from '../support/predicting.ts';

const own = ownKeys();
const words = {
  ed25519: own.words('ed25519'),
  other: own.words('ed25519-b'),
  ecdsa: own.words('ecdsa-256'),
  ca: own.words('ed25519-ca'),
};

function hostKey(key: string, status: ServerHostKey['status'] = 'current'): ServerHostKey {
  const [type = '', base64 = ''] = key.split(' ');
  return { type, key, fingerprint: publicKeyFromWords(type, base64)?.fingerprint ?? '', status };
}

const key = (text: string) => {
  const [type = '', base64 = ''] = text.split(' ');
  return publicKeyFromWords(type, base64)?.fingerprint;
};

interface Asked extends Told {
  readonly knownHosts?: string;
  readonly part?: Partial<Server>;
  readonly revoked?: string;
}

/** A server that has an Ed25519 and an ECDSA key, of which all is known, unless a part says otherwise. */
function found({ knownHosts = '', part = {}, revoked, ...told }: Asked) {
  return verdictOf({
    keys: [identity(ed25519)],
    server: server({
      hostKeyAlgorithms: listOf(['ssh-ed25519', 'ecdsa-sha2-nistp256']),
      hostKeys: [hostKey(words.ed25519), hostKey(words.ecdsa)],
      ...part,
    }),
    ...told,
    situation: {
      knownHosts: { user: [knownHostsFrom('/user', Buffer.from(knownHosts))], global: [] },
      ...(revoked === undefined ? {} : { revoked: [revokedKeysFrom('/revoked', Buffer.from(revoked))] }),
      ...told.situation,
    },
  });
}

const verdict = (asked: Asked) => {
  const { verdict: said, cause, conditions } = found(asked);
  return cause ?? conditions[0]?.if ?? said;
};

const strict = 'StrictHostKeyChecking yes\n';

describe('the algorithm of the host key', () => {
  test.each([
    ['9.2', undefined, 'ecdsa-sha2-nistp256'],
    ['9.2', 'ssh-ed25519,ecdsa-sha2-nistp256', 'ssh-ed25519'],
    ['9.2', '^ssh-ed25519', 'ssh-ed25519'],
    ['9.2', '+ssh-rsa', 'ecdsa-sha2-nistp256'],
    ['9.2', '-ssh-rsa', 'ecdsa-sha2-nistp256'],
  ])('client %s with HostKeyAlgorithms %s, where an ECDSA key is known: %s', (release, list, expected) => {
    const config = `StrictHostKeyChecking no\n${list === undefined ? '' : `HostKeyAlgorithms ${list}\n`}`;
    expect(found({ release, config, knownHosts: `host ${words.ecdsa}\n` }).negotiated.hostKeyAlgorithm).toBe(expected);
  });
});

describe('a key of which nothing is read', () => {
  test('passes whatever is asked of it', () => {
    expect(verdict({ config: strict, situation: { keysRead: false } })).toBe('ok');
    expect(verdict({ config: strict })).toBe('hostkey-unknown');
  });
});

describe('a host key that the files do not have', () => {
  test.each([
    ['KnownHostsCommand /bin/true\n', 'KnownHostsCommand does not print the host key'],
    ['VerifyHostKeyDNS yes\n', 'the name server does not vouch for the host key of host'],
    ['VerifyHostKeyDNS no\n', 'hostkey-unknown'],
  ])('%s', (line, expected) => {
    expect(verdict({ config: `${strict}${line}` })).toBe(expected);
  });

  test('may be known by then where nothing is known of the server, but a changed one is changed', () => {
    const unknown = 'no host key of host is known by the time ssh connects';
    expect(verdict({ config: strict, server: undefined })).toBe(unknown);
    expect(verdict({ config: `${strict}VerifyHostKeyDNS yes\n`, knownHosts: `host ${words.other}\n` })).toBe(
      'hostkey-changed',
    );
  });

  test('is asked about, and nobody is under BatchMode', () => {
    expect(verdict({})).toBe('ok');
    expect(verdict({ config: 'BatchMode yes\n' })).toBe('hostkey-unknown');
    expect(verdict({ config: 'BatchMode yes\nStrictHostKeyChecking accept-new\n' })).toBe('ok');
    expect(verdict({ config: 'BatchMode yes\nStrictHostKeyChecking off\n', knownHosts: `host ${words.other}\n` })).toBe(
      'ok',
    );
  });
});

describe('the keys of a server', () => {
  const known = `host ${words.ed25519}\n`;

  test('that are retired are not shown', () => {
    const hostKeys = [hostKey(words.other, 'retired'), hostKey(words.ed25519)];
    expect(verdict({ config: strict, knownHosts: known, part: { hostKeys } })).toBe('ok');
    expect(verdict({ config: strict, knownHosts: `host ${words.other}\n`, part: { hostKeys } })).toBe(
      'hostkey-changed',
    );
  });

  test('of one type count as known where one of them is', () => {
    const hostKeys = [hostKey(words.other), hostKey(words.ed25519)];
    expect(verdict({ config: strict, knownHosts: known, part: { hostKeys } })).toBe('ok');
  });

  test('of which only the fingerprint is known may be what is known', () => {
    const hostKeys = [{ ...hostKey(words.other), key: undefined }];
    expect(verdict({ config: strict, knownHosts: known, part: { hostKeys } })).toBe('ok');
    expect(verdict({ config: strict, part: { hostKeys } })).toBe('hostkey-unknown');
  });

  test('hang on the algorithm where that is not certain', () => {
    const part = { hostKeyAlgorithms: { all: undefined, has: ['ecdsa-sha2-nistp256'], lacks: [] } };
    const config = `${strict}HostKeyAlgorithms ssh-ed25519,ecdsa-sha2-nistp256,rsa-sha2-512\n`;
    expect(verdict({ config, knownHosts: `host ${words.ecdsa}\n`, part })).toBe('ok');
    expect(verdict({ config, knownHosts: `host ${words.ed25519}\n`, part })).toBe('ok');
    expect(verdict({ config, knownHosts: `host ${words.other}\n`, part })).toBe('hostkey-changed');
    const certain = { hostKeyAlgorithms: { ...part.hostKeyAlgorithms, lacks: ['ssh-ed25519'] } };
    expect(verdict({ config, knownHosts: `host ${words.ed25519}\n`, part: certain })).toBe('hostkey-changed');
  });
});

test('algorithms behind the first that the server certainly has do not count', () => {
  const hostKeyAlgorithms = { all: undefined, has: ['ecdsa-sha2-nistp256'], lacks: [] };
  const list = (names: string) => `${strict}HostKeyAlgorithms ${names}\n`;
  const known = `host ${words.ed25519}\n`;
  const behind = list('rsa-sha2-512,ecdsa-sha2-nistp256,ssh-ed25519');
  expect(verdict({ config: behind, knownHosts: known, part: { hostKeyAlgorithms } })).toBe('hostkey-changed');
  const lacking = { hostKeyAlgorithms: { ...hostKeyAlgorithms, lacks: ['ssh-ed25519'] } };
  const before = list('rsa-sha2-512,ssh-ed25519,ecdsa-sha2-nistp256');
  expect(verdict({ config: before, knownHosts: known, part: lacking })).toBe('hostkey-changed');
  expect(verdict({ config: before, knownHosts: known, part: { hostKeyAlgorithms } })).toBe('ok');
  const nobody = { hostKeyAlgorithms: { ...hostKeyAlgorithms, has: [] } };
  const both = list('ecdsa-sha2-nistp256,ssh-ed25519');
  expect(verdict({ config: both, knownHosts: known, part: nobody })).toBe('ok');
  expect(verdict({ config: both, knownHosts: `host ${words.other}\n`, part: nobody })).toBe('hostkey-changed');
});

test('an RSA key passes that is just long enough', () => {
  const part = { hostKeyAlgorithms: listOf(['rsa-sha2-512']), hostKeys: [hostKey(own.words('rsa-2048'))] };
  const knownHosts = `host ${own.words('rsa-2048')}\n`;
  const least = (bits: number) => found({ config: `${strict}RequiredRSASize ${bits}\n`, knownHosts, part });
  expect(least(2048).verdict).toBe('ok');
  expect(least(2049)).toMatchObject({ cause: 'hostkey-too-short', phase: 'key-exchange' });
  expect(least(2049).message).toBe('The host key of host (ssh-rsa, 2048 bits) is shorter than this client allows.');
  expect(least(2049).decidedBy?.directive.lineNumber).toBe(2);
});

describe('a certificate of the host key', () => {
  const part: Partial<Server> = {
    hostKeyAlgorithms: listOf(['ssh-ed25519-cert-v01@openssh.com', 'ssh-ed25519']),
    hostCertificate: { ca: words.ca, signatureAlgorithm: undefined },
  };
  const authority = `@cert-authority host ${words.ca}\n`;

  test('passes where its authority is known', () => {
    expect(verdict({ config: strict, knownHosts: authority, part })).toBe('ok');
    expect(verdict({ config: strict, part })).toBe('hostkey-unknown');
    expect(found({ knownHosts: authority, part }).negotiated.hostKeyAlgorithm).toBe('ssh-ed25519-cert-v01@openssh.com');
  });

  test('is none where a plain key is asked for', () => {
    const config = `${strict}HostKeyAlgorithms ssh-ed25519\n`;
    expect(verdict({ config, knownHosts: authority, part })).toBe('hostkey-unknown');
  });

  test('may be there where an authority is known, whatever is said of the keys', () => {
    const config = `${strict}HostKeyAlgorithms ssh-ed25519-cert-v01@openssh.com\n`;
    const silent = { ...part, hostCertificate: undefined };
    expect(verdict({ config, knownHosts: authority, part: silent })).toBe('ok');
    expect(verdict({ config, knownHosts: `other ${words.ca}\n`, part: silent })).toBe('hostkey-unknown');
    const stale = `host ${words.other}\n`;
    expect(verdict({ config, knownHosts: `${authority}${stale}`, part: silent })).toBe('ok');
    expect(verdict({ config, knownHosts: stale, part: silent })).toBe('hostkey-changed');
  });

  test('does not where its authority is revoked, although the key in it is known', () => {
    const knownHosts = `@revoked host ${words.ca}\nhost ${words.ed25519}\n`;
    expect(verdict({ config: strict, knownHosts, part })).toBe('hostkey-revoked');
    expect(verdict({ config: strict, knownHosts, part: { ...part, hostCertificate: undefined } })).toBe('ok');
  });

  test('does not where the authority may not sign', () => {
    const config = `${strict}CASignatureAlgorithms rsa-sha2-512\n`;
    const refused = found({ config, knownHosts: authority, part });
    expect(refused).toMatchObject({
      cause: 'hostkey-certificate',
      phase: 'hostkey-verify',
      message: 'The host certificate of host is not accepted.',
      sshMessage: 'Certificate signed with disallowed algorithm',
    });
    expect(refused.decidedBy?.directive.lineNumber).toBe(2);
    const signed = { ...part, hostCertificate: { ca: words.ca, signatureAlgorithm: 'rsa-sha2-512' } };
    expect(verdict({ config, knownHosts: authority, part: signed })).toBe('ok');
  });

  test('may be there where nothing is known of keys, as an authority is', () => {
    const nothing = { ...part, hostKeys: undefined };
    expect(verdict({ config: strict, knownHosts: authority, part: nothing })).toBe('ok');
    expect(verdict({ config: strict, part: nothing })).toBe('hostkey-unknown');
    expect(verdict({ config: strict, part: { ...part, hostKeys: [hostKey(words.ecdsa)] } })).toBe('hostkey-unknown');
  });
});

describe('a server of whose keys nothing is known', () => {
  const part = { hostKeys: undefined };

  test('passes with a line of the type that is agreed on, and not with one of another', () => {
    expect(verdict({ config: strict, knownHosts: `host ${words.ed25519}\n`, part })).toBe('ok');
    const only = { ...part, hostKeyAlgorithms: listOf(['ssh-ed25519']) };
    expect(verdict({ config: strict, knownHosts: `host ${words.ecdsa}\n`, part: only })).toBe('hostkey-changed');
    expect(verdict({ config: strict, knownHosts: `host ${words.ecdsa}\nhost ${words.other}\n`, part: only })).toBe(
      'ok',
    );
    const list = `${strict}HostKeyAlgorithms rsa-sha2-512\n`;
    expect(verdict({ config: list, knownHosts: `host ${words.ecdsa}\n`, server: undefined })).toBe('hostkey-changed');
    expect(verdict({ config: strict, knownHosts: `host ${words.ecdsa}\n`, server: undefined })).toBe('ok');
  });

  test('may be known without its port', () => {
    const config = `${strict}Port 2222\n`;
    expect(verdict({ config, knownHosts: `host ${words.ed25519}\n`, part })).toBe('ok');
    expect(verdict({ config, knownHosts: `other ${words.ed25519}\n`, part })).toBe('hostkey-unknown');
    expect(verdict({ config, knownHosts: `[host]:2222 ${words.ed25519}\n`, part })).toBe('ok');
  });

  test('may be among those of a binary list, which is not read', () => {
    expect(verdict({ part, revoked: 'SSHKRL\n\0...' })).toBe('ok');
  });

  test('a line that revokes is no line that is known', () => {
    expect(verdict({ config: strict, knownHosts: `@revoked host ${words.ed25519}\n`, part })).toBe('hostkey-unknown');
  });
});

test('NoHostAuthenticationForLocalhost holds for this machine', () => {
  const config = `${strict}NoHostAuthenticationForLocalhost yes\n`;
  expect(verdict({ config, args: ['localhost'] })).toBe('ok');
  expect(verdict({ config, args: ['localhost'], part: { hostKeys: undefined } })).toBe('ok');
  expect(verdict({ config, args: ['192.0.2.1'] })).toBe('hostkey-unknown');
  expect(verdict({ config: strict, args: ['localhost'] })).toBe('hostkey-unknown');
});

test('NoHostAuthenticationForLocalhost is about the address, which a name does not tell', () => {
  const config = `${strict}NoHostAuthenticationForLocalhost yes\n`;
  const open = 'host is not a name of this machine itself';
  expect(verdict({ config })).toBe(open);
  expect(verdict({ config, knownHosts: `host ${words.other}\n` })).toBe(open);
  for (const name of ['web1', '1web']) expect(verdict({ config, args: [name] })).toContain(`${name} is not a name`);
  expect(verdict({ config: `${config}HostKeyAlias host\n` })).toBe('hostkey-unknown');
  expect(verdict({ config: strict })).toBe('hostkey-unknown');
});

describe('what is said', () => {
  const said = (asked: Asked) => {
    const { phase, cause, message, sshMessage, decidedByDefault: by } = found(asked);
    return { phase, cause, message, sshMessage, by };
  };
  const own = key(words.ed25519);

  test('of a changed key', () => {
    expect(said({ knownHosts: `# one\nhost ${words.other}\n` })).toEqual({
      phase: 'hostkey-verify',
      cause: 'hostkey-changed',
      message: `known_hosts has a key of host of type ssh-ed25519 (line 2 of /user), and the server shows ssh-ed25519 ${own}.`,
      sshMessage: 'Host key for host has changed and you have requested strict checking.',
      by: 'the default of StrictHostKeyChecking in OpenSSH 9.2',
    });
  });

  test('of a revoked one', () => {
    expect(said({ knownHosts: `host ${words.ed25519}\n@revoked * ${words.ed25519}\n` })).toEqual({
      phase: 'hostkey-verify',
      cause: 'hostkey-revoked',
      message: 'The host key of host is revoked (line 2 of /user).',
      sshMessage: 'ED25519 host key for host was revoked and you have requested strict checking.',
      by: 'the default of RevokedHostKeys in OpenSSH 9.2',
    });
    expect(said({ revoked: `${words.ed25519}\n` })).toEqual({
      phase: 'hostkey-verify',
      cause: 'hostkey-revoked',
      message: 'The host key of host is revoked by /revoked.',
      sshMessage: `Host key ED25519 ${own} revoked by file /revoked`,
      by: 'the default of RevokedHostKeys in OpenSSH 9.2',
    });
  });

  test('of a list that cannot be read', () => {
    expect(said({ revoked: 'junk\n' })).toMatchObject({
      cause: 'hostkey-revoked',
      message: 'RevokedHostKeys names /revoked, which cannot be read, and then no host key passes.',
      sshMessage: `Error checking host key ED25519 ${own} in revoked keys file /revoked`,
    });
    expect(verdict({ revoked: 'SSHKRL\n\0...' })).toBe('/revoked revokes the host key');
  });

  test.each([
    ['yes', 'No ED25519 host key is known for host and you have requested strict checking.'],
    ['ask', 'Host key verification failed.'],
  ])('of an unknown one under StrictHostKeyChecking %s', (checking, sshMessage) => {
    expect(said({ config: `BatchMode yes\nStrictHostKeyChecking ${checking}\n` })).toEqual({
      phase: 'hostkey-verify',
      cause: 'hostkey-unknown',
      message: 'No host key is known for host, and nobody is asked.',
      sshMessage,
      by: undefined,
    });
  });
});
