import type { Version } from '../client/client.ts';
import { systems } from '../client/data.ts';
import { own } from '../client/own.ts';
import type { Systems } from '../client/schema.ts';
import { trusted } from '../client/trusted.ts';
import { compareVersions, parseVersion } from '../client/version.ts';
import { builtIn } from './built-in.ts';
import { factsAt, lineage, policyById } from './policies.ts';
import { said } from './said.ts';
import type { Fact, Facts, Policy } from './schema.ts';

/**
 * The sshd of a system release (`ubuntu-24.04`, `centos-8`): a policy of ours where there is one, else what the OpenSSH
 * does that it ships. Distributors add algorithms to upstream's lists, so that no list is taken to be whole.
 */
export function systemPolicy(name: string): Policy | undefined {
  const id = systemId(name);
  const ours = policyById(id ?? '');
  if (id === undefined || ours !== undefined) return ours;
  const system = own(systems, id);
  // What Red Hat and its kin ship follows a crypto policy.
  const parent = system?.vendor === 'redhat' ? policyById('fedora-33') : opensshPolicy(system?.version ?? '');
  if (system === undefined || parent === undefined) return undefined;
  const value = identification(system);
  const confidence = system.certain === false ? 'medium' : 'high';
  return {
    id,
    name: `${system.name}, sshd as it is shipped`,
    kind: 'system',
    extends: parent.id,
    facts: {
      ...widened(parent),
      software: [said(value, `OpenSSH ${system.version} is what ${system.name} ships`, confidence)],
    },
  };
}

/** The lists of names that it negotiates with, as a part of what there may be. */
function widened(parent: Policy): Facts {
  const known = factsAt(lineage(parent), '9999-12-31');
  const lists = (['kexAlgorithms', 'ciphers', 'macs'] as const).flatMap((field) => {
    const facts = known.get(field);
    return facts === undefined ? [] : [[field, facts.map(asPart)] as const];
  });
  return trusted(Object.fromEntries(lists));
}

function asPart(fact: Fact): unknown {
  if (!('value' in fact)) return fact;
  const { value, ...rest } = fact;
  return { has: value, ...rest };
}

/** Only Debian and what is made from it say which build they are. */
function identification({ version, vendor }: Systems[string]): string {
  const [release] = version.split('p');
  switch (vendor) {
    case 'debian':
      return `OpenSSH_${version} Debian-*`;
    case 'ubuntu':
      return `OpenSSH_${version} Ubuntu-*`;
    case 'microsoft':
      return `OpenSSH_for_Windows_${release}`;
    default:
      return `OpenSSH_${release}*`;
  }
}

function systemId(name: string): string | undefined {
  if (own(systems, name) !== undefined) return name;
  return Object.entries(systems).find(([, { aliases }]) => aliases?.includes(name) === true)?.[0];
}

/** The policy of an OpenSSH release, `9.2p1`. */
export function opensshPolicy(release: string): Policy | undefined {
  const version = parseVersion(release);
  return builtIn.find(({ id, releases }) => id.startsWith('openssh-') && version && isAmong(version, releases));
}

function isAmong({ major, minor }: Version, releases: Policy['releases']): boolean {
  const version = { major, minor, patch: 0 };
  const is = (text: string | undefined, compare: (sign: number) => boolean): boolean => {
    const border = text === undefined ? undefined : parseVersion(text);
    return border === undefined || compare(compareVersions(version, { ...border, patch: 0 }));
  };
  return is(releases?.from, (sign) => sign >= 0) && is(releases?.before, (sign) => sign < 0);
}
