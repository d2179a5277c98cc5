import { expect, test } from 'vitest';
import { listOf } from '../../src/predict/names.ts';
import type { Repair, Verdict } from '../../src/predict/types.ts';
import {
  agent,
  batch,
  certified,
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
  type Told,
  verdictOf,
} from '../support/predicting.ts';

const unlisted = publicKey('ssh-ed25519', 256, 'unlisted');
const short = publicKey('ssh-rsa', 1024);
const config = 'Host host\n  User ada\n';
const hop = situationOf({ keys: [identity(ed25519)], server: server() });

interface Said extends Pick<Verdict, 'phase' | 'cause' | 'side' | 'message' | 'sshMessage'> {
  /** The line of the config, or the default, that decides. */
  readonly by: string | undefined;
  readonly repairs: readonly SaidRepair[];
}

type SaidRepair = Omit<Repair, 'above' | 'change'> & { readonly above: number | undefined };

/** What differs from what is usual. */
interface Expected extends Partial<Omit<Said, 'repairs'>> {
  readonly repairs?: readonly Partial<SaidRepair>[];
}

const usual = {
  phase: 'auth',
  sshMessage: 'ada@host: Permission denied (publickey,password).',
  by: undefined,
};
const noRepair = { lines: [], command: undefined, block: undefined, above: undefined, weakens: false };
const newKey = {
  text: 'Better: make an Ed25519 key, and give its public half to the server.',
  lines: ['IdentityFile ~/.ssh/id_ed25519_host'],
  command: 'ssh-keygen -t ed25519 -f ~/.ssh/id_ed25519_host',
  block: 'Host host',
};

function saidOf(told: Told): Said {
  const { phase, cause, side, message, sshMessage, decidedBy, decidedByDefault, repairs } = verdictOf(told);
  return {
    phase,
    cause,
    side,
    message,
    sshMessage,
    by: decidedBy === undefined ? decidedByDefault : `line ${decidedBy.directive.lineNumber}`,
    repairs: repairs.map(({ text, lines, command, block, above, weakens }) => {
      return { text, lines, command, block, above: above?.directive.lineNumber, weakens };
    }),
  };
}

const cases: readonly (readonly [string, Told, Expected])[] = [
  [
    'an RSA key, and a server that announces nothing',
    { release: '9.9', keys: [identity(rsa)], server: server({ serverSigAlgs: sigAlgs(null) }) },
    {
      cause: 'no-mutual-sigalg',
      side: 'client',
      message:
        'the test server announces no SHA-2 signatures for RSA keys, and this client does not sign with SHA-1: it will not offer `/home/ada/.ssh/ssh-rsa`.',
      sshMessage: 'send_pubkey_test: no mutual signature algorithm',
      by: 'the default of PubkeyAcceptedAlgorithms in OpenSSH 9.9',
      repairs: [
        {
          text: 'Let this client sign with SHA-1 for this host.',
          lines: ['PubkeyAcceptedAlgorithms +ssh-rsa'],
          block: 'Host host',
          weakens: true,
        },
        newKey,
      ],
    },
  ],
  [
    'an RSA key, and a list without what the server announces',
    {
      release: '9.9',
      config: 'PubkeyAcceptedAlgorithms rsa-sha2-512\n',
      keys: [identity(rsa)],
      server: server({ serverSigAlgs: sigAlgs(['rsa-sha2-256']) }),
    },
    {
      cause: 'no-mutual-sigalg',
      side: 'client',
      message:
        'the test server announces no signature algorithm that this client would use with `/home/ada/.ssh/ssh-rsa`.',
      sshMessage: 'Skipping ssh-rsa key /home/ada/.ssh/ssh-rsa - corresponding algorithm not supported by server',
      by: 'line 1',
      repairs: [
        {
          text: 'Sign with rsa-sha2-256 for this host.',
          lines: ['PubkeyAcceptedAlgorithms rsa-sha2-512,rsa-sha2-256'],
          block: 'Host host',
          above: 1,
        },
      ],
    },
  ],
  [
    'a signature that is not accepted',
    {
      release: '8.4',
      keys: [identity(rsa)],
      server: server({ serverSigAlgs: sigAlgs(null), acceptedSigAlgs: listOf(['ssh-ed25519']) }),
    },
    {
      cause: 'sigalg-not-accepted',
      side: 'both',
      message: 'This client signs with ssh-rsa, which the test server does not accept, for `/home/ada/.ssh/ssh-rsa`.',
      by: 'the default of PubkeyAcceptedKeyTypes in OpenSSH 8.4',
      repairs: [newKey],
    },
  ],
  [
    'a type that is not taken',
    { keys: [identity(ed25519)], server: server({ userKeyTypes: listOf(['ssh-rsa']) }) },
    {
      cause: 'key-type-not-accepted',
      side: 'server',
      message: 'the test server does not take ED25519 keys such as `/home/ada/.ssh/ssh-ed25519`.',
      repairs: [
        {
          text: 'Better: make an RSA key of 4096 bits, and give its public half to the server.',
          lines: ['IdentityFile ~/.ssh/id_rsa_host'],
          command: 'ssh-keygen -t rsa -b 4096 -f ~/.ssh/id_rsa_host',
          block: 'Host host',
        },
      ],
    },
  ],
  [
    'a list without the key',
    { config: 'PubkeyAcceptedAlgorithms ssh-rsa\n', keys: [identity(ed25519)], server: server() },
    {
      cause: 'key-not-listed',
      side: 'client',
      message:
        'The list of accepted algorithms has none for `/home/ada/.ssh/ssh-ed25519` (ssh-ed25519), so it is skipped.',
      sshMessage:
        'Skipping ssh-ed25519 key /home/ada/.ssh/ssh-ed25519 - corresponding algo not in PubkeyAcceptedAlgorithms',
      by: 'line 1',
      repairs: [
        {
          text: 'Sign with ssh-ed25519 for this host.',
          lines: ['PubkeyAcceptedAlgorithms ssh-rsa,ssh-ed25519'],
          block: 'Host host',
          above: 1,
        },
      ],
    },
  ],
  [
    'an RSA key too short for the client',
    { config: 'RequiredRSASize 2048\n', keys: [identity(short)], server: server() },
    {
      cause: 'key-too-short',
      side: 'client',
      message: '`/home/ada/.ssh/ssh-rsa` has too few bits, and this client ignores RSA keys below 2048.',
      by: 'line 1',
      repairs: [newKey],
    },
  ],
  [
    'an RSA key too short for a client without RequiredRSASize',
    { release: '8.4', keys: [identity(publicKey('ssh-rsa', 768))], server: server() },
    {
      cause: 'key-too-short',
      side: 'client',
      message: '`/home/ada/.ssh/ssh-rsa` has too few bits, and this client ignores RSA keys below 1024.',
      by: undefined,
      repairs: [newKey],
    },
  ],
  [
    'an RSA key behind its private half, and a list without RSA',
    {
      config: 'PubkeyAcceptedAlgorithms ssh-ed25519\n',
      keys: [identity(rsa, { file: keyFile(rsa, { format: 'pem' }), beside: nothing })],
      server: server({ serverSigAlgs: sigAlgs(undefined) }),
    },
    {
      cause: 'no-mutual-sigalg',
      side: 'client',
      message: 'The list of accepted algorithms has none for `/home/ada/.ssh/ssh-rsa` (ssh-rsa), so it is skipped.',
      sshMessage: 'sign_and_send_pubkey: no mutual signature supported',
      by: 'line 1',
      repairs: [
        {
          text: 'Sign with rsa-sha2-512 for this host.',
          lines: ['PubkeyAcceptedAlgorithms ssh-ed25519,rsa-sha2-512'],
          block: 'Host host',
          above: 1,
        },
        newKey,
      ],
    },
  ],
  [
    'an RSA key too short for the server',
    { keys: [identity(short)], server: server({ minRsaBits: 2048 }) },
    {
      cause: 'key-too-short-for-server',
      side: 'server',
      message: '`/home/ada/.ssh/ssh-rsa` has 1024 bits, and the test server takes RSA keys from 2048 on.',
      repairs: [newKey],
    },
  ],
  [
    'a key that others can read',
    { keys: [identity(ed25519, { file: keyFile(ed25519, { mode: 0o644 }) })], server: server() },
    {
      cause: 'key-permissions',
      side: 'client',
      message: 'Others can read `/home/ada/.ssh/ssh-ed25519`, so ssh ignores it.',
      sshMessage: "Permissions 0644 for '/home/ada/.ssh/ssh-ed25519' are too open.",
      repairs: [
        {
          text: 'Let nobody else read the key.',
          command: 'chmod 600 /home/ada/.ssh/ssh-ed25519',
        },
      ],
    },
  ],
  [
    'a passphrase that nobody is asked for',
    { config: batch, keys: [identity(ed25519, { file: keyFile(ed25519, { isEncrypted: true }) })], server: server() },
    {
      cause: 'key-encrypted',
      side: 'client',
      message: '`/home/ada/.ssh/ssh-ed25519` needs a passphrase, and under BatchMode nobody is asked for it.',
      sshMessage: undefined,
      by: 'line 1',
      repairs: [
        {
          text: 'Start an agent in this shell and give the key to it, which asks for the passphrase once.',
          command: 'eval "$(ssh-agent -s)" && ssh-add /home/ada/.ssh/ssh-ed25519',
        },
      ],
    },
  ],
  [
    'a public half that others can read in place of a key',
    { keys: [identity(ed25519, { path: '/k.pub', file: publicFile(ed25519), beside: nothing })], server: server() },
    {
      cause: 'key-private-missing',
      side: 'client',
      message: 'Of `/k.pub` only the public half is here, and the agent does not have it.',
      repairs: [{ text: 'Name the private half with IdentityFile, the path without `.pub`, or give it to the agent.' }],
    },
  ],
  [
    'halves of different keys',
    { keys: [identity(rsa, { beside: publicFile(ed25519) })], server: server() },
    {
      cause: 'key-mismatch',
      side: 'client',
      message: '`/home/ada/.ssh/ssh-rsa` and the `.pub` beside it are halves of different keys.',
      repairs: [
        {
          text: 'Write the public half anew from the private one.',
          command: 'ssh-keygen -y -f /home/ada/.ssh/ssh-rsa > /home/ada/.ssh/ssh-rsa.pub',
        },
      ],
    },
  ],
  [
    'a key that the server does not have',
    { keys: [identity(ed25519)], server: server({ enrolledKeys: [] }) },
    {
      cause: 'key-not-enrolled',
      side: 'server',
      message: 'the test server does not know `/home/ada/.ssh/ssh-ed25519`.',
      repairs: [
        {
          text: 'Give the public half of this key to the server, or name the key that it knows with IdentityFile.',
          command: 'ssh-copy-id -i /home/ada/.ssh/ssh-ed25519 ada@host',
        },
      ],
    },
  ],
  [
    'an answer with ssh-rsa',
    { release: '10.6', keys: [identity(rsa)], server: server({ pkOkEchoesKeyType: true }) },
    {
      cause: 'key-answer-not-listed',
      side: 'both',
      message:
        'the test server answers the offer of `/home/ada/.ssh/ssh-rsa` with ssh-rsa, which this client does not allow, and the client hangs up.',
      sshMessage:
        'input_userauth_pk_ok: server replied to PK_OK with signature type ssh-rsa not in PubkeyAcceptedAlgorithms',
      by: 'the default of PubkeyAcceptedAlgorithms in OpenSSH 10.6',
      repairs: [
        {
          text: 'Let this client sign with SHA-1 for this host.',
          lines: ['PubkeyAcceptedAlgorithms +ssh-rsa'],
          block: 'Host host',
          weakens: true,
        },
        newKey,
      ],
    },
  ],
  [
    'a certificate of a stranger',
    {
      keys: [identity(ed25519, { certificate: publicFile(certified(ed25519)) })],
      server: server({ userCAs: [], enrolledKeys: [] }),
    },
    {
      cause: 'certificate-not-accepted',
      side: 'server',
      message: 'the test server does not accept the certificate `/home/ada/.ssh/ssh-ed25519`.',
    },
  ],
  [
    'a user who is not let in',
    { config, server: server({ users: listOf(['git', 'a', 'b', 'c']) }) },
    {
      cause: 'user-not-accepted',
      side: 'client',
      message: 'the test server lets in git, a, b, …, not `ada`.',
      by: 'line 2',
      repairs: [
        {
          text: 'Log in as git.',
          lines: ['User git'],
          block: 'Host host',
          above: 2,
        },
      ],
    },
  ],
  [
    'three users who are',
    { config, server: server({ users: listOf(['git', 'a', 'b']) }) },
    {
      cause: 'user-not-accepted',
      side: 'client',
      message: 'the test server lets in git, a, b, not `ada`.',
      by: 'line 2',
      repairs: [
        {
          text: 'Log in as git.',
          lines: ['User git'],
          block: 'Host host',
          above: 2,
        },
      ],
    },
  ],
  [
    'no key',
    { config: batch, server: server() },
    {
      cause: 'no-key',
      side: 'client',
      message: 'the test server wants a key, and there is none to offer.',
      repairs: [newKey],
    },
  ],
  [
    'a key that comes too late',
    {
      config,
      keys: [identity(unlisted), identity(ed25519)],
      server: server({ maxAuthTries: 1, enrolledKeys: [ed25519.fingerprint] }),
    },
    {
      cause: 'too-many-failures',
      side: 'client',
      message: 'the test server hangs up after 1 refused keys, before `/home/ada/.ssh/ssh-ed25519` is tried.',
      sshMessage: 'Received disconnect from host port 22:2: Too many authentication failures',
      by: 'the default of IdentitiesOnly in OpenSSH 9.2',
    },
  ],
  [
    'no method in common',
    {
      config: 'PreferredAuthentications password\n',
      keys: [identity(ed25519)],
      server: server({ authMethods: listOf(['publickey']) }),
    },
    {
      cause: 'no-common-method',
      side: 'both',
      message: 'the test server and this client have no way to log in in common.',
      sshMessage: 'ada@host: Permission denied (publickey).',
      by: 'line 1',
    },
  ],
  [
    'a method that the client may not use',
    {
      config: batch,
      keys: [identity(ed25519)],
      server: server({ requiredMethods: listOf(['publickey', 'password']) }),
    },
    {
      cause: 'required-method',
      side: 'both',
      message: 'the test server wants publickey and password, and this client may not use all of them.',
      sshMessage: 'ada@host: Permission denied (password).',
      by: 'line 1',
    },
  ],
  [
    'key exchange methods',
    { release: '9.9', server: server({ kexAlgorithms: listOf(['x', 'y', 'z', 'w']) }) },
    {
      phase: 'kex',
      cause: 'no-common-kex',
      side: 'both',
      message:
        'This client and the test server have no key exchange method in common (it has x, y, z, …); yours: sntrup761x25519-sha512, sntrup761x25519-sha512@openssh.com, mlkem768x25519-sha256, ….',
      sshMessage: 'Unable to negotiate with host port 22: no matching key exchange method found. Their offer: x,y,z,w',
      by: 'the default of KexAlgorithms in OpenSSH 9.9',
    },
  ],
  [
    'a cipher that a line decides',
    { config: 'Ciphers aes256-ctr\n', server: server({ ciphers: listOf(['aes128-ctr']) }) },
    {
      phase: 'cipher',
      cause: 'no-common-cipher',
      side: 'both',
      message: 'This client and the test server have no cipher in common (it has aes128-ctr); yours: aes256-ctr.',
      sshMessage: 'Unable to negotiate with host port 22: no matching cipher found. Their offer: aes128-ctr',
      by: 'line 1',
      repairs: [
        {
          text: 'Allow aes128-ctr for this host.',
          lines: ['Ciphers aes256-ctr,aes128-ctr'],
          block: 'Host host',
          above: 1,
        },
      ],
    },
  ],
  [
    'a family of addresses',
    { config: 'AddressFamily inet6\n', server: server({ addressFamilies: ['inet'] }) },
    {
      phase: 'local',
      cause: 'address-family',
      side: 'client',
      message: 'AddressFamily inet6 cannot reach the test server, which has no such address.',
      sshMessage: 'ssh: Could not resolve hostname host: Address family for hostname not supported',
      by: 'line 1',
    },
  ],
  [
    'jump hosts without end',
    { config: 'ProxyJump b\n', situation: { hops: Array.from({ length: 16 }, () => hop) }, server: server() },
    {
      phase: 'local',
      cause: 'jump-loop',
      side: 'client',
      message: 'A jump host jumps through itself, as ProxyJump holds for it, too.',
      sshMessage: undefined,
      by: 'line 1',
    },
  ],
  [
    'a jump host that ssh sees to be its own',
    {
      config: 'ProxyJump b\n',
      situation: {
        hops: [{ ...hop, resolution: { ...hop.resolution, status: 'refused', messages: ['jumphost loop via b'] } }],
      },
      server: server(),
    },
    {
      phase: 'local',
      cause: 'jump-loop',
      side: 'client',
      message: 'A jump host jumps through itself, as ProxyJump holds for it, too.',
      sshMessage: 'jumphost loop via b',
      by: 'line 1',
    },
  ],
  [
    'a jump host that forwards nothing',
    {
      config: 'ProxyJump b\n',
      situation: { hops: [{ ...hop, destination: 'b', server: server({ allowTcpForwarding: false }) }] },
      server: server(),
    },
    {
      phase: 'local',
      cause: 'jump-forwarding-refused',
      side: 'server',
      message: 'b forwards no connections, so it cannot be a jump host.',
      sshMessage: undefined,
      by: 'line 1',
    },
  ],
  [
    'a path that cannot be expanded',
    { keys: [identity(ed25519, { problem: 'vdollar_percent_expand: unknown key %q' })], server: server() },
    {
      phase: 'config',
      cause: 'identity-expansion',
      side: 'client',
      message: 'The path of a key, `/home/ada/.ssh/ssh-ed25519`, cannot be expanded, and ssh gives up.',
      sshMessage: 'vdollar_percent_expand: unknown key %q',
    },
  ],
  [
    'a config that is refused',
    { config: 'Nonsense yes\n', server: server() },
    {
      phase: 'config',
      cause: 'config-refused',
      side: 'client',
      message: 'This client refuses the config; `ssh-lint /home/ada/.ssh/config` says what to write instead.',
      sshMessage:
        '/home/ada/.ssh/config: line 1: Bad configuration option: nonsense\n/home/ada/.ssh/config: terminating, 1 bad configuration options',
      by: 'line 1',
    },
  ],
  [
    'a key that only the agent has',
    { situation: { agent: agent(ed25519) }, server: server({ enrolledKeys: [] }) },
    {
      cause: 'key-not-enrolled',
      side: 'server',
      message: 'the test server does not know `agent ssh-ed25519`.',
      repairs: [
        {
          text: 'Give the public half of this key to the server, or name the key that it knows with IdentityFile.',
        },
      ],
    },
  ],
];

test.each(cases)('all that is said of %s', (_, told, said) => {
  const repairs = (said.repairs ?? []).map((repair) => ({ ...noRepair, ...repair }));
  expect(saidOf(told)).toEqual({ ...usual, ...said, repairs });
});
