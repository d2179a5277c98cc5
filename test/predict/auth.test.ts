import { describe, expect, test } from 'vitest';
import { listOf } from '../../src/predict/names.ts';
import { reasons } from '../../src/predict/reasons.ts';
import type { NamedKey, Verdict } from '../../src/predict/types.ts';
import {
  agent,
  batch,
  certificateFile,
  certified,
  ecdsa,
  ed25519,
  identity,
  keyFile,
  nothing,
  publicFile,
  publicKey,
  rsa,
  server,
  sigAlgs,
  situationOf,
  verdictOf,
} from '../support/predicting.ts';

const order = ({ attempts }: Verdict) => attempts.map(({ source, type }) => `${source} ${type}`);
const knows = (...keys: readonly { readonly fingerprint: string }[]) =>
  server({ enrolledKeys: keys.map(({ fingerprint }) => fingerprint) });

describe('the order in which keys are tried', () => {
  const keys = [identity(rsa), identity(ed25519)];

  test('files in the order of the config, each followed by its certificate', () => {
    const withCertificate = identity(ed25519, { certificate: publicFile(certified(ed25519)) });
    const verdict = verdictOf({ keys: [identity(rsa), withCertificate], server: server() });
    expect(order(verdict)).toEqual([
      'file ssh-rsa',
      'file ssh-ed25519',
      'certificate ssh-ed25519-cert-v01@openssh.com',
    ]);
  });

  test('the agent’s keys come first: those that a file names, in the agent’s order, then the others', () => {
    const situation = { agent: agent(ecdsa, ed25519, rsa) };
    expect(order(verdictOf({ keys, situation, server: server() }))).toEqual([
      'file ssh-ed25519',
      'file ssh-rsa',
      'agent ecdsa-sha2-nistp256',
    ]);
  });

  test.each([
    ['10.3', ['agent ecdsa-sha2-nistp256', 'certificate ssh-ed25519-cert-v01@openssh.com']],
    ['10.6', ['certificate ssh-ed25519-cert-v01@openssh.com', 'agent ecdsa-sha2-nistp256']],
  ])('client %s has its own order of certificates that only the agent has', (release, expected) => {
    const situation = { agent: agent(ecdsa, certified(ed25519)) };
    expect(order(verdictOf({ release, situation, server: server() }))).toEqual(expected);
  });

  test('IdentitiesOnly hides the agent’s other keys, and all of them where no file has one', () => {
    const situation = { agent: agent(ecdsa) };
    const config = 'IdentitiesOnly yes\n';
    expect(order(verdictOf({ config, keys, situation, server: server() }))).toEqual([
      'file ssh-rsa',
      'file ssh-ed25519',
    ]);
    expect(order(verdictOf({ config, situation, server: server() }))).toEqual([]);
  });

  test('CertificateFile comes before all, and then no certificate is looked for beside a key', () => {
    const certificate = certified(ed25519);
    const beside = identity(rsa, { certificate: publicFile(certified(rsa)) });
    const situation = { certificates: [certificateFile(certificate)], agent: agent(ecdsa) };
    expect(order(verdictOf({ keys: [beside], situation, server: server() }))).toEqual([
      'certificate ssh-ed25519-cert-v01@openssh.com',
      'agent ecdsa-sha2-nistp256',
      'file ssh-rsa',
    ]);
  });

  test('a certificate for hosts is none of a user', () => {
    const host = certified(ed25519, { kind: 'host' });
    expect(order(verdictOf({ situation: { certificates: [certificateFile(host)] }, server: server() }))).toEqual([]);
  });
});

describe('what cannot be used', () => {
  const enrolled = knows(ed25519);
  const outcome = (named: NamedKey, config = '') => {
    const { verdict, cause, attempts } = verdictOf({ config, keys: [named], server: enrolled });
    return { verdict, cause, reason: attempts[0]?.reason };
  };

  test('a key whose private half is open to others', () => {
    const file = keyFile(ed25519, { mode: 0o644 });
    expect(outcome(identity(ed25519, { file }))).toEqual({
      verdict: 'fail',
      cause: 'key-permissions',
      reason: reasons.permissions,
    });
    expect(outcome(identity(ed25519, { file: keyFile(ed25519, { mode: 0o644, uid: 0 }) })).verdict).toBe('ok');
  });

  test('an encrypted key where nobody is asked; elsewhere the passphrase is typed', () => {
    const named = identity(ed25519, { file: keyFile(ed25519, { isEncrypted: true }) });
    expect(outcome(named, 'BatchMode yes\nStrictHostKeyChecking no\n')).toEqual({
      verdict: 'fail',
      cause: 'key-encrypted',
      reason: reasons.encrypted,
    });
    expect(outcome(named).verdict).toBe('ok');
  });

  test('an encrypted key that the agent has', () => {
    const named = identity(ed25519, { file: keyFile(ed25519, { isEncrypted: true }) });
    const situation = { agent: agent(ed25519) };
    expect(
      verdictOf({ config: 'BatchMode yes\nStrictHostKeyChecking no\n', keys: [named], situation, server: enrolled })
        .verdict,
    ).toBe('ok');
  });

  test('a `.pub` alone, unless the agent has the private half', () => {
    const named = identity(ed25519, { file: publicFile(ed25519), beside: nothing });
    expect(outcome(named).verdict).toBe('fail');
    expect(verdictOf({ keys: [named], situation: { agent: agent(ed25519) }, server: enrolled }).verdict).toBe('ok');
  });

  test('a `.pub` that nobody else can read, alone', () => {
    const file = { ...publicFile(ed25519), mode: 0o600 };
    const told = { keys: [identity(ed25519, { file, beside: nothing })] };
    const [attempt] = verdictOf({ ...told, server: server({ enrolledKeys: [ed25519.fingerprint] }) }).attempts;
    expect(attempt).toMatchObject({ outcome: 'skipped', reason: reasons['private-missing'] });
  });

  test('an encrypted key without any public half, where nobody is asked', () => {
    const keys = [identity(rsa, { file: keyFile(undefined, { isEncrypted: true }), beside: nothing })];
    const config = 'BatchMode yes\nStrictHostKeyChecking no\n';
    expect(verdictOf({ config, keys, server: server() }).attempts[0]).toMatchObject({
      outcome: 'skipped',
      reason: reasons.encrypted,
    });
    expect(verdictOf({ keys, server: server() }).attempts[0]?.outcome).toBe('unknown');
  });

  test('a short RSA key whose length ssh learns from the private half', () => {
    const short = publicKey('ssh-rsa', 2048);
    const behind = identity(short, { file: keyFile(short, { format: 'pem' }), beside: nothing });
    const least = (bits: number) =>
      verdictOf({ config: `RequiredRSASize ${bits}\n`, keys: [behind], server: server() }).attempts[0]?.reason;
    expect([least(2048), least(2049)]).toEqual([undefined, reasons['short-for-client']]);
  });

  test('a certificate without its key', () => {
    const certificates = [certificateFile(certified(ed25519))];
    const found = verdictOf({ situation: { certificates }, server: server() });
    expect(found).toMatchObject({ cause: 'key-private-missing', attempts: [{ reason: reasons['private-missing'] }] });
  });

  test('a `.pub` of another key: the server is asked for the one, and the other cannot sign', () => {
    const named = identity(rsa, { beside: publicFile(ed25519) });
    expect(outcome(named)).toEqual({ verdict: 'fail', cause: 'key-mismatch', reason: reasons.mismatch });
  });

  test('RSA keys below RequiredRSASize, of the agent too', () => {
    const short = publicKey('ssh-rsa', 2048);
    const told = { config: 'RequiredRSASize 3072\n', server: knows(short) };
    expect(verdictOf({ ...told, keys: [identity(short)] })).toMatchObject({ verdict: 'fail', cause: 'key-too-short' });
    expect(order(verdictOf({ ...told, situation: { agent: agent(short) } }))).toEqual([]);
  });

  test('a certificate whose key is not in the list cannot sign, but one beside its key can', () => {
    const certificate = certified(rsa);
    const trusting = server({ userCAs: [certificate.certificate?.ca.fingerprint ?? ''] });
    const config = 'PubkeyAcceptedAlgorithms rsa-sha2-512-cert-v01@openssh.com\n';
    const file = { certificates: [certificateFile(certificate)] };
    expect(verdictOf({ config, keys: [identity(rsa)], situation: file, server: trusting })).toMatchObject({
      verdict: 'fail',
      cause: 'certificate-key-not-listed',
    });
    const beside = identity(rsa, { certificate: publicFile(certificate) });
    expect(verdictOf({ config, keys: [beside], server: trusting }).verdict).toBe('ok');
  });
});

describe('the server’s answers', () => {
  const wrong = (count: number) =>
    Array.from({ length: count }, (_, at) => identity(publicKey('ssh-ed25519', 256, `wrong ${at}`)));

  test('the run ends at the refusal that MaxAuthTries names', () => {
    const limited = { ...knows(rsa), maxAuthTries: 6 };
    expect(verdictOf({ keys: [...wrong(5), identity(rsa)], server: limited }).verdict).toBe('ok');
    const late = verdictOf({ keys: [...wrong(6), identity(rsa)], server: limited });
    expect(late).toMatchObject({ verdict: 'fail', phase: 'auth', cause: 'too-many-failures' });
    expect(late.repairs[0]?.lines).toEqual(['IdentityFile /home/ada/.ssh/ssh-rsa', 'IdentitiesOnly yes']);
    expect(late.repairs[0]?.weakens).toBe(false);
  });

  test.each([
    ['7.1', 'Received disconnect from host: 2: Too many authentication failures for ada'],
    ['9.9', 'Received disconnect from host port 22:2: Too many authentication failures'],
  ])('client %s says so', (release, words) => {
    const limited = { ...knows(rsa), maxAuthTries: 6 };
    const told = { release, args: ['ada@host'], keys: [...wrong(6), identity(rsa)], server: limited };
    expect(verdictOf(told)).toMatchObject({ cause: 'too-many-failures', sshMessage: words });
  });

  test('keys that are skipped are not counted', () => {
    const limited = { ...knows(ed25519), maxAuthTries: 1, serverSigAlgs: sigAlgs(null) };
    expect(verdictOf({ keys: [identity(rsa), identity(ed25519)], server: limited }).verdict).toBe('ok');
  });

  test.each([
    ['a user who is not let in', { users: listOf(['git']) }, 'user-not-accepted'],
    ['a type of keys that is not taken', { userKeyTypes: listOf(['ssh-rsa']) }, 'key-type-not-accepted'],
    ['a key that it does not have', { enrolledKeys: [] }, 'key-not-enrolled'],
  ])('%s', (_, part, cause) => {
    expect(verdictOf({ keys: [identity(ed25519)], server: server(part) })).toMatchObject({
      verdict: 'fail',
      phase: 'auth',
      cause,
    });
  });

  test('a user who is not let in does not get in without a key either', () => {
    const told = { server: server({ users: listOf(['git']) }) };
    expect(verdictOf(told)).toMatchObject({ verdict: 'fail', cause: 'user-not-accepted' });
    expect(verdictOf({ ...told, situation: { keysRead: false } }).cause).toBe('user-not-accepted');
    expect(verdictOf({ ...told, args: ['git@host'] }).cause).toBe(undefined);
  });

  test('a file can be given to the server with a command, quoted for a shell; a key that only the agent has cannot', () => {
    const nobody = server({ enrolledKeys: [] });
    const config = 'User ada\nHostName a;b\n';
    expect(verdictOf({ config, keys: [identity(ed25519)], server: nobody }).repairs[0]?.command).toBe(
      "ssh-copy-id -i /home/ada/.ssh/ssh-ed25519 'ada@a;b'",
    );
    const found = verdictOf({ situation: { agent: agent(ed25519) }, server: nobody });
    expect(found.cause).toBe('key-not-enrolled');
    expect(found.repairs.map(({ command }) => command)).toEqual([undefined]);
  });

  test('the command has the port, and is none for a service that has users of its own', () => {
    const told = { keys: [identity(ed25519)], server: server({ enrolledKeys: [] }) };
    expect(verdictOf({ ...told, config: 'Port 2222\n' }).repairs[0]?.command).toBe(
      'ssh-copy-id -i /home/ada/.ssh/ssh-ed25519 -p 2222 ada@host',
    );
    const service = server({ enrolledKeys: [], users: listOf(['ada']) });
    const found = verdictOf({ ...told, server: service });
    expect(found.cause).toBe('key-not-enrolled');
    expect(found.repairs.map(({ command }) => command)).toEqual([undefined]);
  });

  test('a key that comes too late behind those of the agent is offered alone', () => {
    const found = verdictOf({
      keys: [identity(ed25519)],
      server: { ...knows(ed25519), maxAuthTries: 1 },
      situation: { agent: agent(ecdsa) },
    });
    expect(found.cause).toBe('too-many-failures');
    expect(found.repairs.map(({ lines }) => lines)).toEqual([
      ['IdentityFile /home/ada/.ssh/ssh-ed25519', 'IdentitiesOnly yes'],
    ]);
  });

  test('a key that only the agent has, and that comes too late, cannot be named by a file', () => {
    const found = verdictOf({
      server: server({ maxAuthTries: 1, enrolledKeys: [ed25519.fingerprint] }),
      situation: { agent: agent(ecdsa, ed25519) },
    });
    expect(found.cause).toBe('too-many-failures');
    expect(found.repairs).toEqual([]);
  });

  test('another user is advised where it is foretold to help', () => {
    const { repairs } = verdictOf({ keys: [identity(ed25519)], server: server({ users: listOf(['git']) }) });
    expect(repairs[0]?.lines).toEqual(['User git']);
    const other = server({ users: listOf(['git']), enrolledKeys: [] });
    expect(verdictOf({ keys: [identity(ed25519)], server: other })).toMatchObject({
      cause: 'user-not-accepted',
      repairs: [],
    });
  });

  test('an RSA key that is too short for the server: a longer one is advised, or a type that it takes', () => {
    const short = publicKey('ssh-rsa', 1024);
    const only = server({ minRsaBits: 4096, userKeyTypes: listOf(['ssh-rsa']) });
    const { cause, repairs } = verdictOf({ keys: [identity(short)], server: only });
    expect(cause).toBe('key-too-short-for-server');
    expect(repairs[0]?.command).toContain('-t rsa -b 4096');
  });

  test.each([
    [{ principals: ['bob'] }, 'fail'],
    [{ principals: [] }, 'fail'],
    [{ validBefore: 1_700_000_000 }, 'fail'],
    [{ signatureAlgorithm: 'ssh-rsa' }, 'fail'],
    [{}, 'ok'],
  ] as const)('a certificate with %j', (part, verdict) => {
    const certificate = certified(ed25519, part);
    const trusting = {
      ...server({ enrolledKeys: [], caSignatureAlgorithms: listOf(['ssh-ed25519']) }),
      userCAs: [certificate.certificate?.ca.fingerprint ?? ''],
    };
    const keys = [identity(ed25519, { certificate: publicFile(certificate) })];
    expect(verdictOf({ keys, args: ['ada@host'], server: trusting }).verdict).toBe(verdict);
  });
});

describe('a server that answers with the type of an RSA key', () => {
  const echoing = { ...knows(rsa, ed25519), pkOkEchoesKeyType: true };
  const keys = [identity(rsa), identity(ed25519)];

  test('ends the run of a client 10.6, although the next key would get in', () => {
    expect(verdictOf({ release: '10.6', keys, server: echoing })).toMatchObject({
      verdict: 'fail',
      phase: 'auth',
      cause: 'key-answer-not-listed',
    });
    expect(verdictOf({ release: '10.3', keys, server: echoing }).verdict).toBe('ok');
    expect(verdictOf({ release: '10.6', keys: keys.toReversed(), server: echoing }).verdict).toBe('ok');
  });

  test('is what a person hears of, not of the keys behind it', () => {
    const found = verdictOf({ release: '10.6', keys, server: { ...echoing, enrolledKeys: undefined } });
    expect(found.cause).toBe('key-answer-not-listed');
    expect(found.attempts.map(({ reason }) => reason)).toEqual([reasons['answer-not-listed'], reasons['too-late']]);
  });

  test('is reached with ssh-rsa in the list', () => {
    const config = 'PubkeyAcceptedAlgorithms +ssh-rsa\n';
    expect(verdictOf({ release: '10.6', config, keys, server: echoing }).verdict).toBe('ok');
  });
});

describe('methods', () => {
  test('a password is what is left, and the answer is still no', () => {
    const { verdict, fallback } = verdictOf({ keys: [identity(ed25519)], server: server({ enrolledKeys: [] }) });
    expect({ verdict, fallback }).toEqual({ verdict: 'fail', fallback: ['password'] });
  });

  test('without any key a password is no obstacle, unless nobody is asked', () => {
    expect(verdictOf({ server: server() })).toMatchObject({ verdict: 'ok', fallback: ['password'], proved: false });
    expect(verdictOf({ config: 'BatchMode yes\nStrictHostKeyChecking no\n', server: server() })).toMatchObject({
      verdict: 'fail',
      cause: 'no-key',
    });
  });

  test('a server that wants a password besides', () => {
    const both = { ...knows(ed25519), requiredMethods: listOf(['publickey', 'password']) };
    expect(verdictOf({ keys: [identity(ed25519)], server: both })).toMatchObject({
      verdict: 'ok',
      fallback: ['password'],
    });
    expect(
      verdictOf({ config: 'BatchMode yes\nStrictHostKeyChecking no\n', keys: [identity(ed25519)], server: both }),
    ).toMatchObject({
      verdict: 'fail',
      cause: 'required-method',
    });
  });

  test('where only keys get in, a password is no fallback', () => {
    const keysOnly = { ...server({ enrolledKeys: [] }), requiredMethods: listOf(['publickey']) };
    expect(verdictOf({ keys: [identity(ed25519)], server: keysOnly }).fallback).toEqual([]);
  });

  test.each([
    ['password,publickey', undefined, ['password']],
    ['publickey,password', '/home/ada/.ssh/ssh-ed25519', []],
    ['keyboard-interactive,publickey,password', '/home/ada/.ssh/ssh-ed25519', []],
  ])('PreferredAuthentications %s', (wanted, key, fallback) => {
    const told = { keys: [identity(ed25519)], server: server(knows(ed25519)) };
    const found = verdictOf({ ...told, config: `PreferredAuthentications ${wanted}\n` });
    expect(found).toMatchObject({ verdict: 'ok', fallback, proved: key !== undefined, negotiated: { key } });
    const silent = verdictOf({ ...told, config: `${batch}PreferredAuthentications ${wanted}\n` });
    expect(silent.negotiated.key).toBe('/home/ada/.ssh/ssh-ed25519');
  });

  test.each([
    ['keyboard-interactive', '', undefined],
    ['gssapi-with-mic', 'GSSAPIAuthentication yes\n', '/home/ada/.ssh/ssh-ed25519'],
  ])('%s in front of the keys: only what a person types is in place of them', (method, line, key) => {
    const told = {
      keys: [identity(ed25519)],
      server: { ...knows(ed25519), authMethods: listOf([method, 'publickey']) },
    };
    const found = verdictOf({ ...told, config: `${line}PreferredAuthentications ${method},publickey\n` });
    expect(found).toMatchObject({ verdict: 'ok', negotiated: { key } });
  });

  test('a password that the server wants besides a key is in place of none, wherever it is preferred', () => {
    const both = { ...knows(ed25519), requiredMethods: listOf(['publickey', 'password']) };
    const config = 'PreferredAuthentications password,publickey\n';
    expect(verdictOf({ config, keys: [identity(ed25519)], server: both })).toMatchObject({
      verdict: 'ok',
      fallback: ['password'],
      negotiated: { key: '/home/ada/.ssh/ssh-ed25519' },
    });
  });

  test('PreferredAuthentications without publickey', () => {
    const keysOnly = server({ authMethods: listOf(['publickey']) });
    const config = 'PreferredAuthentications password\n';
    expect(verdictOf({ config, keys: [identity(ed25519)], server: keysOnly })).toMatchObject({
      verdict: 'fail',
      cause: 'no-common-method',
    });
  });
});

describe('a server that nobody knows', () => {
  test('an RSA key hangs on whether it announces algorithms, and an Ed25519 key does not', () => {
    const verdict = verdictOf({ release: '9.9', keys: [identity(rsa)] });
    expect(verdict.verdict).toBe('unknown');
    expect(verdict.conditions).toEqual([
      expect.objectContaining({
        if: 'the server sends no server-sig-algs',
        verdict: 'fail',
        cause: 'no-mutual-sigalg',
        sshMessage: 'send_pubkey_test: no mutual signature algorithm',
      }),
    ]);
    expect(verdict.conditions[0]?.repair?.lines).toEqual(['PubkeyAcceptedAlgorithms +ssh-rsa']);
    expect(verdict.conditions[0]?.repair?.text).toContain('An Ed25519 key works either way.');
    expect(verdictOf({ release: '9.9', keys: [identity(rsa), identity(ed25519)] }).verdict).toBe('ok');
    expect(verdictOf({ release: '8.7', keys: [identity(rsa)] }).verdict).toBe('ok');
  });

  test('no failure is claimed where there is no key', () => {
    expect(verdictOf({ config: 'BatchMode yes\nStrictHostKeyChecking no\n' }).verdict).toBe('unknown');
    expect(verdictOf({}).verdict).toBe('unknown');
    expect(verdictOf({ config: 'StrictHostKeyChecking yes\n', keys: [identity(ed25519)] }).verdict).toBe('unknown');
  });

  test('a list of nothing but what today’s servers have dropped', () => {
    const { verdict, conditions } = verdictOf({
      release: '8.4',
      config: 'Ciphers 3des-cbc\n',
      keys: [identity(ed25519)],
    });
    expect(verdict).toBe('unknown');
    expect(conditions[0]).toMatchObject({ if: 'the server has none of 3des-cbc', cause: 'no-common-cipher' });
  });
});

describe('the case that this began with', () => {
  const old = server({
    software: 'SFTP-Server',
    serverSigAlgs: sigAlgs(null),
    acceptedSigAlgs: listOf(['ssh-rsa']),
    userKeyTypes: listOf(['ssh-rsa']),
  });

  test.each([
    ['8.7', 'ok', undefined],
    ['8.8', 'fail', 'PubkeyAcceptedAlgorithms +ssh-rsa'],
    ['9.9', 'fail', 'PubkeyAcceptedAlgorithms +ssh-rsa'],
  ])('client %s: %s', (release, verdict, line) => {
    const found = verdictOf({ release, keys: [identity(rsa)], server: old });
    expect(found.verdict).toBe(verdict);
    expect(found.repairs[0]?.lines[0]).toBe(line);
    if (verdict === 'ok') return;
    expect(found).toMatchObject({
      phase: 'auth',
      cause: 'no-mutual-sigalg',
      side: 'client',
      sshMessage: 'send_pubkey_test: no mutual signature algorithm',
      fallback: ['password'],
    });
  });

  test('no new RSA key and no Ed25519 key is advised, as neither helps', () => {
    const { repairs } = verdictOf({ release: '9.9', keys: [identity(rsa)], server: old });
    expect(repairs.map(({ command }) => command)).toEqual([undefined]);
  });

  test('where a list of the user’s stands, it is written out', () => {
    const config = 'PubkeyAcceptedAlgorithms ssh-ed25519,rsa-sha2-512\n';
    const { repairs } = verdictOf({ release: '9.9', config, keys: [identity(rsa)], server: old });
    expect(repairs[0]?.lines).toEqual(['PubkeyAcceptedAlgorithms ssh-ed25519,rsa-sha2-512,ssh-rsa']);
  });

  test('where the server announces SHA-2 nothing is said', () => {
    expect(verdictOf({ release: '9.9', keys: [identity(rsa)], server: server() }).verdict).toBe('ok');
  });
});

describe('jump hosts', () => {
  test('are destinations of their own', () => {
    const hop = situationOf({ keys: [identity(rsa)], server: { ...knows(ed25519) } });
    const found = verdictOf({
      keys: [identity(ed25519)],
      server: server(),
      situation: { hops: [{ ...hop, destination: 'bastion' }] },
    });
    expect(found).toMatchObject({ verdict: 'fail', phase: 'auth', cause: 'key-not-enrolled' });
    expect(found.message).toContain('bastion');
  });

  test('must forward connections', () => {
    const hop = situationOf({ keys: [identity(ed25519)], server: server({ allowTcpForwarding: false }) });
    expect(verdictOf({ keys: [identity(ed25519)], server: server(), situation: { hops: [hop] } })).toMatchObject({
      verdict: 'fail',
      cause: 'jump-forwarding-refused',
      sshMessage: undefined,
    });
  });
});
