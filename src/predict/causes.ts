import { authCauses, nameOf, names } from './auth-causes.ts';
import type { CauseId, Detail } from './forecast.ts';
import type { Terms } from './terms.ts';
import type { Trial } from './trials.ts';
import type { Phase, Server, Verdict } from './types.ts';

/** What is known of one way to fail, whoever it happens to. */
export interface Cause {
  readonly phase: Phase;
  readonly side: NonNullable<Verdict['side']>;
  /** One sentence for a person. */
  readonly message: (told: Told) => string;
}

/** What a sentence is made of. */
export interface Told {
  readonly terms: Terms;
  readonly server: Server | undefined;
  readonly trial: Trial | undefined;
  readonly detail: Detail;
}

const list = (what: string): Cause['message'] => {
  return (told) => {
    const { client, server } = told.detail;
    if (client.length === 0) return `This client has no ${what} left to offer to ${nameOf(told)}.`;
    const theirs = server.length === 0 ? '' : ` (it has ${names(server)})`;
    return `This client and ${nameOf(told)} have no ${what} in common${theirs}; yours: ${names(client)}.`;
  };
};

/** Every cause: the table. Its words in ssh, by version, are made in words.ts. */
export const causes: Readonly<Record<CauseId, Cause>> = {
  'config-refused': {
    phase: 'config',
    side: 'client',
    message: () => 'This client ends before it connects, and says why.',
  },
  'identity-expansion': {
    phase: 'config',
    side: 'client',
    message: ({ detail }) => detail.message ?? 'A path of a key cannot be expanded, and ssh gives up.',
  },
  'address-family': {
    phase: 'local',
    side: 'client',
    message: (told) =>
      `AddressFamily ${told.detail.client.join()} cannot reach ${nameOf(told)}, which has no such address.`,
  },
  'jump-loop': {
    phase: 'local',
    side: 'client',
    message: () => 'A jump host jumps through itself, as ProxyJump holds for it, too.',
  },
  'jump-failed': {
    phase: 'local',
    side: 'client',
    message: ({ detail }) => detail.message ?? 'The jump host cannot be reached.',
  },
  'jump-forwarding-refused': {
    phase: 'local',
    side: 'server',
    message: ({ detail }) => detail.message ?? 'The jump host forwards no connections.',
  },
  'no-common-kex': { phase: 'kex', side: 'both', message: list('key exchange method') },
  'no-common-hostkey-alg': { phase: 'hostkey-alg', side: 'both', message: list('host key algorithm') },
  'no-common-cipher': { phase: 'cipher', side: 'both', message: list('cipher') },
  'no-common-mac': { phase: 'mac', side: 'both', message: list('MAC') },
  'hostkey-too-short': {
    phase: 'key-exchange',
    side: 'server',
    message: ({ detail }) => detail.message ?? 'The host key is shorter than this client allows.',
  },
  'hostkey-sha1-forbidden': {
    phase: 'key-exchange',
    side: 'client',
    message: (told) =>
      `The host key of ${nameOf(told)} would be checked with ssh-rsa, and the crypto policy of this client’s system forbids SHA-1 signatures, whatever HostKeyAlgorithms says.`,
  },
  'hostkey-unknown': {
    phase: 'hostkey-verify',
    side: 'client',
    message: ({ detail, terms }) =>
      detail.message ?? `No host key is known for ${terms.hostName}, and nobody is asked.`,
  },
  'hostkey-changed': {
    phase: 'hostkey-verify',
    side: 'client',
    message: ({ detail, terms }) => detail.message ?? `known_hosts has another host key for ${terms.hostName}.`,
  },
  'hostkey-revoked': {
    phase: 'hostkey-verify',
    side: 'client',
    message: ({ detail, terms }) => detail.message ?? `The host key of ${terms.hostName} is marked as revoked.`,
  },
  'hostkey-certificate': {
    phase: 'hostkey-verify',
    side: 'client',
    message: ({ detail, terms }) => detail.message ?? `The host certificate of ${terms.hostName} is not accepted.`,
  },
  ...authCauses,
};
