import type { Client, ClientSpec, Vendor } from '../../src/client/client.ts';
import { clientFor } from '../../src/client/facts.ts';
import { parseTarget } from '../../src/client/target.ts';
import { knownReleases } from '../../src/client/version.ts';

export function specOf(text: string): ClientSpec {
  const spec = parseTarget(text);
  if ('problem' in spec) throw new Error(spec.problem);
  return spec;
}

export const client = (text: string): Client => clientFor(specOf(text));

const vendors: readonly (readonly [Vendor, string | undefined])[] = [
  ['upstream', undefined],
  ['debian', undefined],
  ['debian', '1'],
  ['debian', '2+deb12u10'],
  ['debian', '7+deb13u4'],
  ['debian', '14'],
  ['debian', 'gssapi-1'],
  ['ubuntu', '3ubuntu13.8'],
  ['redhat', undefined],
  ['apple', undefined],
  ['microsoft', undefined],
];

/** Every release as each vendor builds it, without libcrypto, where SHA-1 signatures are forbidden, and in FIPS mode. */
export const everySpec: readonly ClientSpec[] = knownReleases().flatMap((release) => {
  const plain = specOf(release);
  const built = vendors.map(([vendor, revision]) => ({
    ...plain,
    label: [release, vendor, revision].join(' '),
    vendor,
    revision,
  }));
  const without: readonly ClientSpec[] = [
    { ...plain, label: `${release} without libcrypto`, libcrypto: false },
    { ...plain, label: `${release} without SHA-1 signatures`, vendor: 'redhat', sha1Signatures: false },
    { ...plain, label: `${release} in FIPS mode`, vendor: 'redhat', sha1Signatures: false, fips: true },
  ];
  return [...built, ...without];
});

export const everyClient: readonly Client[] = everySpec.map(clientFor);
