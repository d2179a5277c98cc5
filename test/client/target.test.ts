import { describe, expect, test } from 'vitest';
import { parseBanner } from '../../src/client/banner.ts';
import { compareRevisions } from '../../src/client/revision.ts';
import { newestClient, parseTarget } from '../../src/client/target.ts';
import { compareVersions, formatVersion, parseVersion } from '../../src/client/version.ts';
import { client } from './specs.ts';

const brief = (text: string): string => {
  const target = parseTarget(text);
  if ('problem' in target) return `${target.problem} -> ${target.suggestions.slice(0, 3)}`;
  const { version, vendor, vendorCertain, revision } = target;
  return [formatVersion(version), vendor, revision, vendorCertain ? undefined : 'perhaps', target.banner]
    .filter((part) => part !== undefined)
    .join(' | ');
};

describe('a version', () => {
  test.each([
    ['9.2', '9.2p1 | upstream | OpenSSH_9.2p1'],
    [' 9.2 ', '9.2p1 | upstream | OpenSSH_9.2p1'],
    ['9.9', '9.9p2 | upstream | OpenSSH_9.9p2'],
    ['9.9p1', '9.9p1 | upstream | OpenSSH_9.9p1'],
    ['10.0', '10.0p2 | upstream | OpenSSH_10.0p2'],
    ['6.0', '6.0p1 | upstream | OpenSSH_6.0p1'],
    ['6.6.1p1', '6.6p1 | upstream | OpenSSH_6.6.1p1'],
    ['10.6', '10.6p1 | upstream | OpenSSH_10.6p1'],
  ])('%s', (text, expected) => {
    expect(brief(text)).toBe(expected);
  });

  test.each([
    ['5.9', 'OpenSSH 5.9 is older than the oldest release known here, 6.0p1 -> 6.0p1'],
    ['10.7', 'OpenSSH 10.7 is newer than the newest release known here, 10.6p1 -> 10.6p1'],
    ['99', 'OpenSSH 99 is newer than the newest release known here, 10.6p1 -> 10.6p1'],
    ['9', 'there is no release OpenSSH 9 -> 9.0p1'],
    ['9.9p7', 'there is no release OpenSSH 9.9p7 -> 9.9p1,9.9p2'],
    ['7.10', 'there is no release OpenSSH 7.10 -> 7.0p1,7.1p1,7.1p2'],
    ['9.2beta', '`9.2beta` is no OpenSSH version, system release or `ssh -V` line -> installed,10.6p1'],
  ])('%s is refused', (text, expected) => {
    expect(brief(text)).toBe(expected);
  });

  test('keeps the name that the user gave it', () => {
    expect(client('9.9').label).toBe('9.9');
  });
});

describe('a system release', () => {
  test.each([
    ['debian-12', '9.2p1 | debian | 2+deb12u10 | OpenSSH_9.2p1 Debian-2+deb12u10'],
    ['Debian-Bookworm', '9.2p1 | debian | 2+deb12u10 | OpenSSH_9.2p1 Debian-2+deb12u10'],
    ['debian-13', '10.0p2 | debian | 7+deb13u4 | OpenSSH_10.0p2 Debian-7+deb13u4'],
    ['ubuntu-24.04', '9.6p1 | ubuntu | 3ubuntu13.8 | OpenSSH_9.6p1 Ubuntu-3ubuntu13.8'],
    ['macos-15', '9.9p2 | apple | OpenSSH_9.9p2'],
    ['rhel-8', '8.0p1 | redhat | OpenSSH_8.0p1'],
    ['rocky-9', '8.7p1 | redhat | OpenSSH_8.7p1'],
    ['amazon-linux-2023', '8.7p1 | redhat | perhaps | OpenSSH_8.7p1'],
    ['windows-11', '9.5p1 | microsoft | OpenSSH_for_Windows_9.5p1'],
  ])('%s', (text, expected) => {
    expect(brief(text)).toBe(expected);
  });

  test.each([
    [
      'macos-9',
      '`macos-9` is no OpenSSH version, system release or `ssh -V` line -> macos-10.13,macos-high-sierra,macos-10.14',
    ],
    ['beos-5', '`beos-5` is no OpenSSH version, system release or `ssh -V` line -> installed,10.6p1'],
    ['', '`` is no OpenSSH version, system release or `ssh -V` line -> installed,10.6p1'],
    ['-', '`-` is no OpenSSH version, system release or `ssh -V` line -> installed,10.6p1'],
  ])('%s is refused', (text, expected) => {
    expect(brief(text)).toBe(expected);
  });
});

describe('what ssh -V printed', () => {
  test.each([
    [
      'OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.19 27 Jan 2026',
      '9.2p1 | debian | 2+deb12u10 | OpenSSH_9.2p1 Debian-2+deb12u10',
    ],
    ['OpenSSH_9.2p1 Debian-2+deb12u6', '9.2p1 | debian | 2+deb12u6 | OpenSSH_9.2p1 Debian-2+deb12u6'],
    ['OpenSSH_10.6p1 Debian-gssapi-1, OpenSSL 3.6.5', '10.6p1 | debian | gssapi-1 | OpenSSH_10.6p1 Debian-gssapi-1'],
    ['OpenSSH_7.4p1 Raspbian-10+deb9u7', '7.4p1 | debian | 10+deb9u7 | OpenSSH_7.4p1 Raspbian-10+deb9u7'],
    ['OpenSSH_6.6.1p1 Ubuntu-2ubuntu2.13', '6.6p1 | ubuntu | 2ubuntu2.13 | OpenSSH_6.6.1p1 Ubuntu-2ubuntu2.13'],
    ['OpenSSH_9.6p1 Ubuntu-3ubuntu13.8', '9.6p1 | ubuntu | 3ubuntu13.8 | OpenSSH_9.6p1 Ubuntu-3ubuntu13.8'],
    ['OpenSSH_9.9p2, LibreSSL 3.3.6', '9.9p2 | apple | perhaps | OpenSSH_9.9p2'],
    ['OpenSSH_9.7, LibreSSL 3.9.0', '9.7p1 | upstream | perhaps | OpenSSH_9.7'],
    ['OpenSSH_8.0p1, OpenSSL 1.1.1k  FIPS 25 Mar 2021', '8.0p1 | redhat | perhaps | OpenSSH_8.0p1'],
    ['OpenSSH_9.9p1, OpenSSL 3.2.2', '9.9p1 | upstream | perhaps | OpenSSH_9.9p1'],
    ['OpenSSH_for_Windows_9.5p1, LibreSSL 3.8.2', '9.5p1 | microsoft | OpenSSH_for_Windows_9.5p1'],
    [
      'OpenSSH_for_Windows_10.0p2 Win32-OpenSSH-GitHub, LibreSSL 4.2.0',
      '10.0p2 | microsoft | OpenSSH_for_Windows_10.0p2',
    ],
    ['OpenSSH_9.7p1 FreeBSD-20240806', '9.7p1 | upstream | perhaps | OpenSSH_9.7p1 FreeBSD-20240806'],
  ])('%s', (text, expected) => {
    expect(brief(text)).toBe(expected);
  });

  test.each([
    ['OpenSSH_5.3p1, OpenSSL 1.0.1e-fips', 'OpenSSH_5.3p1 is older than the oldest release known here, 6.0p1 -> 6.0p1'],
    ['OpenSSH_11.0p1', 'OpenSSH_11.0p1 is newer than the newest release known here, 10.6p1 -> 10.6p1'],
    ['OpenSSH_banana', '`OpenSSH_banana` is no OpenSSH version, system release or `ssh -V` line -> installed,10.6p1'],
  ])('%s is refused', (text, expected) => {
    expect(brief(text)).toBe(expected);
  });

  test('names a build without libcrypto', () => {
    expect(parseBanner('OpenSSH_9.9p1, without OpenSSL')?.libcrypto).toBe(false);
    expect(parseBanner('OpenSSH_9.9p1, OpenSSL 3.2.2')?.libcrypto).toBe(true);
  });
});

describe('versions', () => {
  test('the newest client is the newest release of upstream', () => {
    const { label, vendor, version } = newestClient();
    expect([label, vendor, formatVersion(version)]).toEqual(['10.6p1', 'upstream', '10.6p1']);
  });

  test.each([
    ['9.9p1', '9.9p2'],
    ['9.9', '10.0'],
    ['9.10', '10.1'],
    ['6.9', '7.0'],
  ])('%s is older than %s', (a, b) => {
    const older = parseVersion(a);
    const newer = parseVersion(b);
    expect(older && newer && compareVersions(older, newer)).toBeLessThan(0);
  });
});

describe('revisions', () => {
  // As `dpkg --compare-versions` has it.
  test.each([
    ['2+deb12u6', '2+deb12u10'],
    ['7~bpo12+1', '7'],
    ['7', '7+deb13u3'],
    ['7+deb13u4', '8'],
    ['1', 'gssapi-1'],
    ['99', 'gssapi-1'],
    ['5+deb11u7', '5+deb11u7a'],
    ['3ubuntu13', '3ubuntu13.8'],
    ['1a', '1+'],
    ['1~~', '1~'],
    ['09', '10'],
  ])('%s comes before %s', (a, b) => {
    expect(Math.sign(compareRevisions(a, b))).toBe(-1);
    expect(Math.sign(compareRevisions(b, a))).toBe(1);
  });

  test.each([
    ['2', '2'],
    ['02', '2'],
    ['', ''],
  ])('%s equals %s', (a, b) => {
    expect(compareRevisions(a, b)).toBe(0);
  });
});
