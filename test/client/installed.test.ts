import { describe, expect, test } from 'vitest';
import { installedClient } from '../../src/client/installed.ts';
import { formatVersion } from '../../src/client/version.ts';
import type { FileStat, Ports, RunResult, Terminal } from '../../src/ports.ts';
import { readOnly } from '../support/read-only.ts';

interface Machine {
  readonly platform?: Ports['platform'];
  readonly path?: string;
  readonly currentFolder?: string;
  /** Program -> what `ssh -V` says on standard error; undefined = it hangs. */
  readonly programs: Readonly<Record<string, string | undefined>>;
  readonly plainFiles?: readonly string[];
  readonly links?: Readonly<Record<string, string>>;
  readonly texts?: Readonly<Record<string, string>>;
}

const terminal: Terminal = { color: false, columns: 80, isTerminal: false };
const fileWith = (mode: number): FileStat => ({ kind: 'file', mode, uid: 0, gid: 0, size: 1 });
const fail = (): never => {
  throw new Error('not asked for');
};

function ports(machine: Machine, runs: unknown[] = []): Ports {
  const { platform = 'linux', path = '/usr/local/bin:/usr/bin:/bin', currentFolder = '/home/ann' } = machine;
  return {
    files: readOnly({
      read: (name) => {
        const text = machine.texts?.[name];
        return text === undefined ? { reason: 'missing', message: '' } : { bytes: new TextEncoder().encode(text) };
      },
      stat: (name) => {
        if (name in machine.programs) return fileWith(0o755);
        return machine.plainFiles?.includes(name) ? fileWith(0o644) : undefined;
      },
      lstat: fail,
      list: fail,
      realPath: (name) => machine.links?.[name] ?? (name in machine.programs ? name : undefined),
    }),
    user: { name: 'ann', home: '/home/ann', uid: 1000, gid: 1000, isOnlyMember: () => false },
    environment: platform === 'win32' ? { Path: path } : { PATH: path },
    hostName: 'machine',
    platform,
    currentFolder,
    fileSystemType: () => undefined,
    networkAddresses: () => [],
    askAgent: fail,
    run: (...call): RunResult => {
      runs.push(call);
      const said = machine.programs[call[0]];
      return said === undefined ? { code: undefined, stdout: '', stderr: '' } : { code: 0, stdout: '', stderr: said };
    },
    readStdin: fail,
    writeReport: fail,
    remember: fail,
    out: fail,
    err: fail,
    terminal: { out: terminal, err: terminal },
  };
}

function found(machine: Machine): string | undefined {
  const installed = installedClient(ports(machine));
  if (installed === undefined) return undefined;
  const { path, spec, exact } = installed;
  const { label, version, vendor, vendorCertain, revision } = spec;
  const vendorText = vendorCertain ? vendor : `perhaps ${vendor}`;
  return [path, label, formatVersion(version), vendorText, revision, exact ? 'exact' : 'near'].join(' | ');
}

const debian = 'OpenSSH_9.2p1 Debian-2+deb12u6, OpenSSL 3.0.19 27 Jan 2026\n';
const apple = 'OpenSSH_9.9p2, LibreSSL 3.3.6\n';
const plain = 'OpenSSH_9.9p1, OpenSSL 3.2.2 4 Jun 2024\n';

describe('the installed client', () => {
  test('of Debian signs itself', () => {
    expect(found({ programs: { '/usr/bin/ssh': debian } })).toBe(
      '/usr/bin/ssh | 9.2p1 | 9.2p1 | debian | 2+deb12u6 | exact',
    );
  });

  test('is asked for its version alone, for one second', () => {
    const runs: unknown[] = [];
    installedClient(ports({ programs: { '/usr/bin/ssh': debian, '/bin/ssh': debian } }, runs));
    expect(runs).toEqual([['/usr/bin/ssh', ['-V'], 1000]]);
  });

  test('is Apple’s below /usr/bin of macOS', () => {
    expect(found({ platform: 'darwin', programs: { '/usr/bin/ssh': apple } })).toBe(
      '/usr/bin/ssh | 9.9p2 | 9.9p2 | apple |  | exact',
    );
  });

  test('is upstream’s, as far as one knows, where Homebrew put it', () => {
    const links = { '/opt/homebrew/bin/ssh': '/opt/homebrew/Cellar/openssh/10.0p1/bin/ssh' };
    const programs = { '/usr/bin/ssh': apple, '/opt/homebrew/bin/ssh': 'OpenSSH_10.0p2, OpenSSL 3.5.0\n' };
    expect(found({ platform: 'darwin', path: '/opt/homebrew/bin:/usr/bin', programs, links })).toBe(
      '/opt/homebrew/bin/ssh | 10.0p2 | 10.0p2 | perhaps upstream |  | exact',
    );
  });

  test('is Apple’s behind a link as well', () => {
    const links = { '/usr/local/bin/ssh': '/usr/bin/ssh' };
    expect(found({ platform: 'darwin', programs: { '/usr/local/bin/ssh': apple }, links })).toBe(
      '/usr/local/bin/ssh | 9.9p2 | 9.9p2 | apple |  | exact',
    );
  });

  test.each([
    ['ID="rhel"\nVERSION_ID="9.4"\n', 'redhat'],
    ['NAME="AlmaLinux"\nID="almalinux"\nID_LIKE="rhel centos fedora"\n', 'redhat'],
    ['ID=fedora\n', 'redhat'],
    ['ID=arch\n', 'perhaps upstream'],
    ['ID=opensuse-leap\nID_LIKE="suse opensuse"\n', 'perhaps upstream'],
    ['NAME=fedora\n', 'perhaps upstream'],
  ])('belongs to the family that os-release names: %j', (text, vendor) => {
    expect(found({ programs: { '/usr/bin/ssh': plain }, texts: { '/etc/os-release': text } })).toBe(
      `/usr/bin/ssh | 9.9p1 | 9.9p1 | ${vendor} |  | exact`,
    );
  });

  test('belongs to the family for certain only where the system keeps it', () => {
    const texts = { '/usr/lib/os-release': 'ID=fedora\n' };
    expect(found({ programs: { '/usr/local/bin/ssh': plain }, texts })).toBe(
      '/usr/local/bin/ssh | 9.9p1 | 9.9p1 | perhaps redhat |  | exact',
    );
  });

  test('belongs to nobody without os-release', () => {
    expect(found({ programs: { '/usr/bin/ssh': plain } })).toBe(
      '/usr/bin/ssh | 9.9p1 | 9.9p1 | perhaps upstream |  | exact',
    );
  });

  test('of a release that is not known is taken for the nearest known one', () => {
    expect(found({ programs: { '/usr/bin/ssh': 'OpenSSH_10.9p1 Debian-1, OpenSSL 4.0\n' } })).toBe(
      '/usr/bin/ssh | 10.9p1 | 10.6p1 | debian | 1 | near',
    );
    expect(found({ programs: { '/usr/bin/ssh': 'OpenSSH_5.3p1, OpenSSL 1.0.1e-fips\n' } })).toBe(
      '/usr/bin/ssh | 5.3p1 | 6.0p1 | perhaps upstream |  | near',
    );
  });

  test('keeps the banner that it gave', () => {
    const installed = installedClient(ports({ programs: { '/usr/bin/ssh': debian } }));
    expect(installed?.said).toBe(debian.trim());
    expect(installed?.spec.banner).toBe('OpenSSH_9.2p1 Debian-2+deb12u6');
  });

  test('of Windows is found there', () => {
    const programs = { 'C:\\Windows\\System32\\OpenSSH\\ssh.exe': 'OpenSSH_for_Windows_9.5p1, LibreSSL 3.8.2\r\n' };
    const path = '\\\\server\\share;C:\\Windows\\System32\\OpenSSH';
    expect(found({ platform: 'win32', path, programs })).toBe(
      'C:\\Windows\\System32\\OpenSSH\\ssh.exe | 9.5p1 | 9.5p1 | microsoft |  | exact',
    );
  });
});

describe('no client', () => {
  test.each<[string, Machine]>([
    ['where there is no ssh', { programs: {} }],
    ['where it hangs', { programs: { '/usr/bin/ssh': undefined } }],
    ['where it says something else', { programs: { '/usr/bin/ssh': 'dropbear v2022.83\n' } }],
    ['where it says no version', { programs: { '/usr/bin/ssh': 'OpenSSH_unknown\n' } }],
    ['where it may not be run', { programs: {}, plainFiles: ['/usr/bin/ssh'] }],
    [
      'in an entry of PATH that is not absolute',
      { path: 'bin:.::node_modules/.bin', programs: { 'bin/ssh': debian, './ssh': debian, '/ssh': debian } },
    ],
    ['in the current folder', { path: '/home/ann', programs: { '/home/ann/ssh': debian } }],
    [
      'among the programs of a project',
      { path: '/work/a/node_modules/.bin', programs: { '/work/a/node_modules/.bin/ssh': debian } },
    ],
    ['without PATH', { path: '', programs: { '/usr/bin/ssh': debian } }],
  ])('%s', (_, machine) => {
    expect(found(machine)).toBeUndefined();
  });

  test('of a folder that is refused, but the next one', () => {
    const programs = { '/home/ann/ssh': apple, '/usr/bin/ssh': debian };
    expect(found({ path: '/home/ann:/home/ann/node_modules/.bin/:/usr/bin', programs })).toContain('/usr/bin/ssh');
  });
});

describe('what the system’s crypto policy lets the client do', () => {
  const redHat = (id: string, version: string): string =>
    `ID="${id}"\nID_LIKE="rhel fedora"\nVERSION_ID="${version}"\n`;
  const backEnd = '/etc/crypto-policies/back-ends/opensslcnf.config';
  const current = '/etc/crypto-policies/state/current';
  const sha1 = (
    texts: Readonly<Record<string, string>>,
    program = '/usr/bin/ssh',
    more: Partial<Ports> = {},
  ): unknown => installedClient({ ...ports({ programs: { [program]: plain }, texts }), ...more })?.spec.sha1Signatures;
  const section = (word: string): string =>
    `CipherString = @SECLEVEL=2\n\n[openssl_init]\nalg_section = evp_properties\n\n[evp_properties]\nrh-allow-sha1-signatures = ${word}\n`;

  test.each<[string, boolean, Readonly<Record<string, string>>]>([
    ['what is written for OpenSSL counts', false, { '/etc/os-release': redHat('ol', '9.4'), [backEnd]: section('no') }],
    [
      'also against what the system does as it comes',
      true,
      { '/etc/os-release': redHat('rhel', '9.4'), [backEnd]: section('yes'), [current]: 'DEFAULT:SHA1\n' },
    ],
    ['RHEL 9 forbids SHA-1', false, { '/etc/os-release': redHat('rhel', '9.4'), [current]: 'DEFAULT\n' }],
    ['so does a rebuild', false, { '/etc/os-release': redHat('almalinux', '10.0'), [current]: 'FUTURE\n' }],
    ['in FIPS mode, too', false, { '/etc/os-release': redHat('rhel', '9.4'), [current]: 'FIPS:OSPP\n' }],
    ['LEGACY allows it', true, { '/etc/os-release': redHat('rhel', '9.4'), [current]: 'LEGACY\n' }],
    [
      'and so does the module SHA1',
      true,
      { '/etc/os-release': redHat('rhel', '9.4'), [current]: 'DEFAULT:AD-SUPPORT:SHA1\n' },
    ],
    ['of a policy of one’s own nobody knows', true, { '/etc/os-release': redHat('rhel', '9.4'), [current]: 'OURS\n' }],
    ['RHEL 8 allows it', true, { '/etc/os-release': redHat('rhel', '8.10'), [current]: 'DEFAULT\n' }],
    ['Fedora 40 allows it', true, { '/etc/os-release': redHat('fedora', '40'), [current]: 'DEFAULT\n' }],
    ['Fedora 41 does not', false, { '/etc/os-release': redHat('fedora', '41'), [current]: 'DEFAULT\n' }],
    ['Amazon Linux 2023 is not known to', true, { '/etc/os-release': redHat('amzn', '2023'), [current]: 'DEFAULT\n' }],
    [
      'the policy that is to be set stands in for the one that is',
      false,
      { '/etc/os-release': redHat('rhel', '9.4'), '/etc/crypto-policies/config': '# a comment\nDEFAULT\n' },
    ],
    ['without a policy nobody knows', true, { '/etc/os-release': redHat('rhel', '9.4') }],
    [
      'on another system the files count for nothing',
      true,
      { '/etc/os-release': 'ID=arch\n', [backEnd]: section('no') },
    ],
  ])('%s', (_, allowed, texts) => {
    expect(sha1(texts)).toBe(allowed);
  });

  const strict = { '/etc/os-release': redHat('rhel', '9.4'), [backEnd]: section('no') };

  test.each([
    ['1\n', '/usr/bin/ssh', true],
    ['0\n', '/usr/bin/ssh', false],
    ['1\n', '/usr/local/bin/ssh', false],
  ])('where the kernel says %j of FIPS, %s is in FIPS mode: %s', (word, program, expected) => {
    const texts = { ...strict, '/proc/sys/crypto/fips_enabled': word };
    expect(installedClient(ports({ programs: { [program]: plain }, texts }))?.spec.fips).toBe(expected);
  });

  test('says nothing of an ssh of the user’s own', () => {
    expect(sha1(strict, '/usr/local/bin/ssh')).toBe(true);
  });

  test.each(['OPENSSL_CONF', 'OPENSSL_ENABLE_SHA1_SIGNATURES'])('says nothing where %s is set', (name) => {
    const environment = { PATH: '/usr/bin', [name]: '1' };
    expect(sha1(strict, '/usr/bin/ssh', { environment })).toBe(true);
  });
});
