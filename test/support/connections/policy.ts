import { enrolledNames, fingerprint, publicLine } from './keys.ts';
import type { Profile } from './profiles.ts';
import { account, planOf, port } from './servers.ts';
import type { Spoken } from './spoken-run.ts';

/** What the server sent, as the newest client's `-vvv` tells it. */
export interface Seen {
  readonly software: string;
  readonly kexAlgorithms: readonly string[];
  readonly hostKeyAlgorithms: readonly string[];
  readonly ciphers: readonly string[];
  readonly macs: readonly string[];
  /** null: no announcement; undefined: the connection ended before. */
  readonly serverSigAlgs: readonly string[] | null | undefined;
}

/** Names in KEXINIT that are no methods. */
const isSignal = (name: string): boolean => /^(ext-info-[cs]|kex-strict-[cs]-.*|kexguess2@.*)$/.test(name);

const split = (text: string | undefined): readonly string[] =>
  text === undefined || text === '' ? [] : text.split(',');

export function seenBy(err: string): Seen {
  const [, peer = ''] = err.split('peer server KEXINIT proposal');
  const list = (title: string) => split(new RegExp(`debug2: ${title}: ([^\\r\\n]*)`).exec(peer)?.[1]);
  const announced = /server-sig-algs=<([^>]*)>/.exec(err);
  return {
    software: /remote software version ([^\r\n]*)/.exec(err)?.[1] ?? '',
    kexAlgorithms: list('KEX algorithms').filter((name) => !isSignal(name)),
    hostKeyAlgorithms: list('host key algorithms'),
    ciphers: list('ciphers stoc'),
    macs: list('MACs stoc'),
    serverSigAlgs: announced ? split(announced[1]) : /SSH2_MSG_SERVICE_ACCEPT received/.test(err) ? null : undefined,
  };
}

/** A line of `sshd -T`. */
const effective = (text: string, keyword: string): string | undefined =>
  new RegExp(`^${keyword} (.*)$`, 'm').exec(text)?.[1];

const keyTypes: Readonly<Record<string, string>> = { 'rsa-sha2-256': 'ssh-rsa', 'rsa-sha2-512': 'ssh-rsa' };
const plainOf = (algorithm: string): string => algorithm.replace(/-cert-v01@openssh\.com$/, '');

/** What sshd's own configuration decides. */
function effectiveFacts(text: string): Readonly<Record<string, unknown>> {
  const accepted = split(effective(text, 'pubkeyacceptedalgorithms'));
  const number = (keyword: string) => Number(effective(text, keyword));
  const methods = [
    ...(effective(text, 'pubkeyauthentication') === 'yes' ? ['publickey'] : []),
    ...(effective(text, 'passwordauthentication') === 'yes' ? ['password'] : []),
  ];
  return {
    acceptedSigAlgs: accepted,
    userKeyTypes: [...new Set(accepted.map((name) => keyTypes[plainOf(name)] ?? plainOf(name)))],
    minRsaBits: number('requiredrsasize'),
    maxAuthTries: number('maxauthtries'),
    authMethods: methods,
    caSignatureAlgorithms: split(effective(text, 'casignaturealgorithms')),
    allowTcpForwarding: effective(text, 'allowtcpforwarding') === 'yes',
    userCAs: [],
    pkOkEchoesKeyType: false,
  };
}

/** The policy of a server in the form of a configuration file. */
export function policyOf(profile: Profile, seen: Seen, answers: readonly Spoken[]) {
  const { hostCertificate, userCAs, enrolled, ...declared } = profile.declared;
  return {
    id: profile.name,
    match: { host: ['127.0.0.1'], port },
    server: {
      ...seen,
      ...(answers[0] === undefined ? { userCAs: [] } : effectiveFacts(answers[0].out)),
      users: [account],
      enrolledKeys: (enrolled ?? enrolledNames()).map(fingerprint),
      hostKeys: planOf(profile).hostKeys,
      ...declared,
      ...(userCAs === undefined ? {} : { userCAs: userCAs.map(fingerprint) }),
      ...(hostCertificate === undefined
        ? {}
        : { hostCertificate: { ...hostCertificate, ca: publicLine(hostCertificate.ca) } }),
      addressFamilies: ['inet'],
    },
  };
}
