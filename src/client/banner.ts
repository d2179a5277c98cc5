import type { ClientSpec, Vendor } from './client.ts';
import { own } from './own.ts';
import { parseVersion } from './version.ts';

const pattern = /^(OpenSSH_(?:for_Windows_)?(\d+\.\d+(?:\.\d+)?(?:p\d+)?)(?: ([A-Za-z]+)-([^\s,]+))?)/;

/** Reads what `ssh -V` says: `OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.19 27 Jan 2026`, or only its beginning. */
export function parseBanner(text: string): Omit<ClientSpec, 'label'> | undefined {
  const match = pattern.exec(text.trim());
  const version = parseVersion(match?.[2] ?? '');
  if (match === null || version === undefined) return undefined;
  const [, banner = '', , maker = '', revision] = match;
  const vendor = banner.includes('_for_Windows_') ? 'microsoft' : own(makers, maker.toLowerCase());
  return {
    version,
    vendor: vendor ?? guessVendor(text),
    vendorCertain: vendor !== undefined,
    revision: vendor === undefined ? undefined : revision,
    libcrypto: !text.includes('without OpenSSL'),
    sha1Signatures: true,
    fips: false,
    banner,
  };
}

const makers: Readonly<Record<string, Vendor>> = {
  debian: 'debian',
  raspbian: 'debian',
  ubuntu: 'ubuntu',
};

/** Apple links LibreSSL, as OpenBSD does, whose releases have no p; Red Hat's OpenSSL says FIPS. Neither signs. */
function guessVendor(text: string): Vendor {
  if (/_\d+\.\d+p\d.*LibreSSL/.test(text)) return 'apple';
  return /OpenSSL \S+ +FIPS/.test(text) ? 'redhat' : 'upstream';
}
