import { describe, expect, test } from 'vitest';
import { call, fixedText, safetyOf } from '../support/fixing.ts';

const targets = (...names: readonly string[]): readonly string[] => names.flatMap((name) => ['--target', name]);

describe('safe fixes', () => {
  test.each<readonly [string, readonly string[], string, string]>([
    [
      'an IgnoreUnknown for a keyword that is newer than a target',
      targets('9.2', '9.9'),
      'Host a\n  ObscureKeystrokeTiming no\n',
      'IgnoreUnknown ObscureKeystrokeTiming\nHost a\n  ObscureKeystrokeTiming no\n',
    ],
    [
      'one IgnoreUnknown for several keywords',
      targets('9.2'),
      'Host a\n  UseKeychain yes\n  ObscureKeystrokeTiming no\n',
      'IgnoreUnknown UseKeychain,ObscureKeystrokeTiming\nHost a\n  UseKeychain yes\n  ObscureKeystrokeTiming no\n',
    ],
    [
      'no IgnoreUnknown for what may concern how ssh connects',
      targets('8.4'),
      'Host a\n  KnownHostsCommand none\n',
      'Host a\n  KnownHostsCommand none\n',
    ],
    [
      'names that no target has leave a list',
      targets('9.2'),
      'Ciphers aes128-ctr,arcfour,blowfish-cbc,aes256-ctr\n',
      'Ciphers aes128-ctr,aes256-ctr\n',
    ],
    [
      'a name that the other target has by default leaves a list that adds',
      targets('8.4', '9.2'),
      'KexAlgorithms +sntrup761x25519-sha512@openssh.com,diffie-hellman-group1-sha1\n',
      'KexAlgorithms +diffie-hellman-group1-sha1\n',
    ],
    [
      'a name that the other target uses stays',
      targets('8.4', '9.2'),
      'KexAlgorithms sntrup761x25519-sha512@openssh.com,curve25519-sha256\n',
      'KexAlgorithms sntrup761x25519-sha512@openssh.com,curve25519-sha256\n',
    ],
    ['a list of nothing else stays', targets('9.2'), 'Ciphers arcfour\n', 'Ciphers arcfour\n'],
    [
      'a comment above keeps away from the line below',
      [],
      'Host a\n  User x\n  # the old one\n  User y\n  Port 22\n',
      'Host a\n  User x\n  # the old one\n\n  Port 22\n',
    ],
    [
      'a comment above stays where nothing follows',
      [],
      'Host a\n  User x\n  # the old one\n  User y\n\nHost b\n  Port 1\n',
      'Host a\n  User x\n  # the old one\n\nHost b\n  Port 1\n',
    ],
    [
      'a suppression of the line goes with it',
      [],
      'Host a\n  User x\n  # ssh-lint-disable-next-line host-name-space -- why\n  User y\n  Port 22\n',
      'Host a\n  User x\n  Port 22\n',
    ],
    [
      'line ends are those of the file',
      [],
      'Host a\r\n  UseKeychain yes\r\n',
      'IgnoreUnknown UseKeychain\r\nHost a\r\n  UseKeychain yes\r\n',
    ],
    [
      'an IgnoreUnknown stands above the comment of the first block',
      [],
      '# mine\n\n# at work\nHost a\n  UseKeychain yes\n',
      '# mine\n\nIgnoreUnknown UseKeychain\n# at work\nHost a\n  UseKeychain yes\n',
    ],
    ['the last line goes, without an end', [], 'Host a\n  User x\n  User y', 'Host a\n  User x\n'],
    ['a byte order mark goes', [], '\ufeffHost a\n  User x\n', 'Host a\n  User x\n'],
    [
      'a comment that an old target takes for words',
      targets('8.4'),
      'Host a\n  Port 22 # usual\n',
      'Host a\n  # usual\n  Port 22\n',
    ],
  ])('%s', async (_, args, before, after) => {
    expect(await fixedText(before, args)).toBe(after);
  });
});

describe('unsafe fixes', () => {
  test.each([
    ['Host me@web\n  Port 22\n', 'Host web\n  User me\n  Port 22\n'],
    ['Host web:2222\n  User x\n', 'Host web\n  Port 2222\n  User x\n'],
    ['Host a me@web\n  Port 22\n', 'Host a me@web\n  Port 22\n'],
    ['Host a\n  HostName h.example:2222\n', 'Host a\n  Port 2222\n  HostName h.example\n'],
    ['Host a\n  IdentityFile “~/.ssh/id_work”\n', 'Host a\n  IdentityFile "~/.ssh/id_work"\n'],
    ['Host a,b\n  User x\n', 'Host a b\n  User x\n'],
    ['Ciphers aes128-cbc\n', 'Ciphers +aes128-cbc\n'],
  ])('%j', async (before, after) => {
    expect(await fixedText(before)).toBe(before);
    expect(await fixedText(before, ['--unsafe-fixes', '--no-keys'])).toBe(after);
  });

  test('the mode of the config', async () => {
    const entry = { content: 'Host a\n', mode: 0o666 };
    expect((await call(['--fix'], entry)).mode()).toBe(0o666);
    const { code, mode, out } = await call(['--fix', '--unsafe-fixes'], entry);
    expect({ code, mode: mode() }).toEqual({ code: 0, mode: 0o644 });
    expect(out).toContain('Set its mode to 644 (unsafe)');
    const diff = await call(['--diff', '--unsafe-fixes'], entry);
    expect(diff.out).toBe('diff --git ~/.ssh/config ~/.ssh/config\nold mode 100666\nnew mode 100644\n');
    expect(diff.mode()).toBe(0o666);
  });

  test('the mode of a file that is Included', async () => {
    const files = { '/home/ada/.ssh/part': { content: 'Host b\n', mode: 0o664 } };
    const { code, mode } = await call(['--fix', '--unsafe-fixes'], 'Include part\n', { files });
    expect({ code, mode: mode('part') }).toEqual({ code: 0, mode: 0o644 });
  });
});

test('a name that nobody has is not left out', () => {
  expect(safetyOf('algo-unknown-name', { config: 'Ciphers aes128-ctr,aes128-crt\n' })).toEqual(['unsafe']);
});

test('one IgnoreUnknown is written for a config and what it Includes, where the reading begins', async () => {
  const files = { '/home/ada/.ssh/part': '# mine\nHost a\n  UseKeychain yes\n' };
  const { text } = await call(['--fix'], '# all\nInclude part\nHost b\n  UseKeychain yes\n', { files });
  expect(text()).toBe('IgnoreUnknown UseKeychain\n# all\nInclude part\nHost b\n  UseKeychain yes\n');
  expect(text('part')).toBe('# mine\nHost a\n  UseKeychain yes\n');
});
