import { builtInIds } from '../../server/ids.ts';
import { knownNames } from '../../server/names.ts';
import type { WrittenServer } from '../../server/own-policies.ts';
import { didYouMean } from '../nearest.ts';
import type { Config } from '../schema.ts';
import type { Mistake } from './mistakes.ts';

interface Parented {
  readonly id: string;
  readonly extends?: string;
}

/** What is wrong with the policies of a file. `inherited`: those of the files that it extends. */
export function policyMistakes(config: Config, inherited: readonly Parented[]): readonly Mistake[] {
  const { policies = [], hosts = {} } = config;
  if (policies.length + Object.keys(hosts).length === 0) return [];
  const own = new Map([...inherited, ...policies].map((policy) => [policy.id, policy] as const));
  const names = [...own.keys(), ...knownNames()];
  return [
    ...policies.flatMap((policy, index) => [
      ...idMistakes(policies, index),
      ...parentMistakes(policy, { index, own, names }),
      ...[...contradictions(policy.server ?? {}), ...wrongKeys(policy.server ?? {})].map(
        at(['policies', index, 'server']),
      ),
    ]),
    ...Object.entries(hosts).flatMap(([host, id]) => hostMistakes(host, id, names)),
  ];
}

function idMistakes(policies: readonly Parented[], index: number): readonly Mistake[] {
  const id = policies[index]?.id ?? '';
  const mistake = (message: string): Mistake => ({ keys: ['policies', index, 'id'], onKey: false, message });
  if (builtInIds.includes(id))
    return [mistake(`\`${id}\` is built in, so another id is needed; \`extends\` builds on it`)];
  if (knownNames().includes(id)) return [mistake(`\`${id}\` is the name of a system, so another id is needed`)];
  return policies.findIndex((policy) => policy.id === id) < index ? [mistake(`there are two policies \`${id}\``)] : [];
}

interface Among {
  readonly index: number;
  readonly own: ReadonlyMap<string, Parented>;
  readonly names: readonly string[];
}

function parentMistakes(policy: Parented, { index, own, names }: Among): readonly Mistake[] {
  const { extends: parent } = policy;
  if (parent === undefined) return [];
  const mistake = (message: string): Mistake => ({ keys: ['policies', index, 'extends'], onKey: false, message });
  if (!names.includes(parent)) return [mistake(unknown(parent, names))];
  const chain = chainFrom(policy, own);
  return chain.at(-1) === policy.id ? [mistake(`\`${policy.id}\` extends itself: ${chain.join(' → ')}`)] : [];
}

/** The ids from a policy upwards, up to the first that comes twice. */
function chainFrom(policy: Parented, own: ReadonlyMap<string, Parented>): readonly string[] {
  const chain = [policy.id];
  for (let id = policy.extends; id !== undefined; id = own.get(id)?.extends) {
    chain.push(id);
    if (chain.indexOf(id) < chain.length - 1) break;
  }
  return chain;
}

function unknown(id: string, names: readonly string[]): string {
  return `there is no policy \`${id}\`${didYouMean(id, names) || '; ssh-lint policies lists those that are built in'}`;
}

function hostMistakes(host: string, id: string, names: readonly string[]): readonly Mistake[] {
  const keys = ['hosts', host];
  const bare = host.replace(/^ssh:\/\//, '').replace(/^[^@]*@/, '');
  const isHost = host !== '' && host === bare && !/[\s,]/.test(host);
  return [
    ...(isHost
      ? []
      : [{ keys, onKey: true, message: `\`${host}\` is no host; it is named without user and port${hint(bare)}` }]),
    ...(names.includes(id) ? [] : [{ keys, onKey: false, message: unknown(id, names) }]),
  ];
}

function hint(bare: string): string {
  const name = bare.replace(/[:/\s,].*$/, '');
  return name === '' ? '' : `: \`${name}\``;
}

interface Contradiction {
  readonly keys: readonly (string | number)[];
  readonly message: string;
}

const at =
  (keys: readonly (string | number)[]) =>
  (found: Contradiction): Mistake => ({ keys: [...keys, ...found.keys], onKey: false, message: found.message });

/** Fields of a server that cannot both hold. */
function contradictions(server: WrittenServer): readonly Contradiction[] {
  const { acceptedSigAlgs = [], userKeyTypes, requiredMethods = [], authMethods } = server;
  const signatures = acceptedSigAlgs.flatMap((algorithm, index) => {
    const type = typeOf(algorithm);
    if (userKeyTypes === undefined || [algorithm, type].some((name) => userKeyTypes.includes(name))) return [];
    const message = `\`${algorithm}\` is accepted, and keys of its type, \`${type}\`, are not among userKeyTypes`;
    return [{ keys: ['acceptedSigAlgs', index], message }];
  });
  const methods = requiredMethods.flatMap((method, index) => {
    if (authMethods === undefined || authMethods.includes(method)) return [];
    return [{ keys: ['requiredMethods', index], message: `\`${method}\` is required, and not among authMethods` }];
  });
  return [...signatures, ...methods];
}

/** The type of the keys that sign so. */
function typeOf(algorithm: string): string {
  const plain = algorithm.replace(/-cert-v01(?=@openssh\.com$)/, '');
  const name = plain.startsWith('sk-') || plain === algorithm ? plain : plain.replace('@openssh.com', '');
  return /^rsa-sha2-(256|512)$/.test(name) ? 'ssh-rsa' : name;
}

/** A key's blob begins with the name that stands in front of it. */
function wrongKeys({ hostKeys = [], hostCertificate }: WrittenServer): readonly Contradiction[] {
  const keys = hostKeys.map((text, index) => ({ text, keys: ['hostKeys', index] }));
  const ca = hostCertificate === undefined ? [] : [{ text: hostCertificate.ca, keys: ['hostCertificate', 'ca'] }];
  return [...keys, ...ca].flatMap(({ text, keys }) => {
    const [type = '', body = ''] = text.trim().split(/\s+/);
    const blob = Buffer.from(body, 'base64');
    const inside = blob.length < 4 ? '' : blob.subarray(4, 4 + blob.readUInt32BE(0)).toString('latin1');
    return inside === type ? [] : [{ keys, message: `this is no public key of the type \`${type}\`` }];
  });
}
