import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { scpCalls, sftpCalls } from '../../src/cli/copy-calls.ts';
import { type Calls, gitCalls, sshCalls } from '../../src/cli/ssh-calls.ts';
import { readCommandLine } from '../../src/resolve/getopt.ts';
import { release } from '../support/release.ts';

const client = release('9.2');

/** Each connection as one line. */
function lines(calls: Calls): readonly string[] | string {
  if (calls === 'no-destination') return calls;
  return 'idle' in calls ? calls.idle : calls.map(({ destination, words }) => `${destination} | ${words.join(' ')}`);
}

const ssh = (text: string) => lines(sshCalls(text.split(' '), client));

describe('ssh', () => {
  test.each([
    'web1',
    '-p 22 me@web1',
    'me@web1 -p 22 ls -l',
    '-vvNfL 80:a:80 web1',
    'ssh://me@web1:22',
    'me@fe80::1',
    'me@::1',
    '-o SendEnv=GIT_PROTOCOL -p 22 git@host git-upload-pack',
    '-W a:22 bastion',
  ])('%s is as it is', (text) => {
    const { destination } = readCommandLine(text.split(' '), client);
    expect(ssh(text)).toEqual([`${destination} | ${text}`]);
  });

  test.each([
    ['git@host:a/b.git', "-o SendEnv=GIT_PROTOCOL git@host -- git-upload-pack 'a/b.git'"],
    ['-p 99 git@host:a -v', "-p 99 -o SendEnv=GIT_PROTOCOL git@host -v -- git-upload-pack 'a'"],
    ['git@[::1]:a', "-o SendEnv=GIT_PROTOCOL git@::1 -- git-upload-pack 'a'"],
    ["git@host:it's", "-o SendEnv=GIT_PROTOCOL git@host -- git-upload-pack 'it'\\''s'"],
    ['ssh://git@host:7999/a/b.git', "-p 7999 -o SendEnv=GIT_PROTOCOL git@host -- git-upload-pack '/a/b.git'"],
    ['git+ssh://host/a', "-o SendEnv=GIT_PROTOCOL host -- git-upload-pack '/a'"],
  ])('%s is what git makes of it', (text, words) => {
    const { destination } = readCommandLine(text.split(' '), client);
    expect(ssh(text)).toEqual([`${destination} | ${words}`]);
  });

  test.each(['-V', '-Q cipher', '-O exit web1', '-G web1'])('%s connects to nothing', (text) => {
    expect(ssh(text)).toContain('connects to nothing');
  });

  test.each(['', '-v', '-p 22'])('without a destination: %j', (text) => {
    expect(lines(sshCalls(text === '' ? [] : text.split(' '), client))).toBe('no-destination');
  });

  test('what getopt refuses goes to ssh as it is', () => {
    expect(ssh('-Z9')).toEqual([' | -Z9']);
  });
});

describe('git', () => {
  const git = (text: string) => lines(gitCalls(text.split(' '), client));

  test('takes a host and a path without a user', () => {
    expect(git('host:a')).toEqual(["host:a | -o SendEnv=GIT_PROTOCOL host -- git-upload-pack 'a'"]);
  });

  test('passes on what git says', () => {
    expect(git('-p 22 git@host ls')).toEqual(['git@host | -p 22 git@host ls']);
    expect(lines(gitCalls([], client))).toBe('no-destination');
  });
});

const remotes = (calls: Calls) =>
  calls === 'no-destination' || 'idle' in calls ? lines(calls) : calls.map(({ destination }) => destination);

describe('scp', () => {
  const scp = (text: string) => remotes(scpCalls(text.split(' '), client));

  test.each([
    ['a b:', ['b']],
    ['me@a:x y:z .', ['me@a', 'y']],
    ['a:x a:y .', ['a']],
    ['scp://me@a:77/x .', ['me@a:77']],
    ['scp://[::1]:77/x .', ['::1:77']],
    ['me@[::1]:x .', ['me@::1']],
    ['a@b@h:x .', ['a@b@h']],
    ['./a:b c', 'nothing of it is on another host'],
    ['-D /bin/sftp-server a:x .', 'with -D it talks to a server on this machine'],
  ])('%s', (text, expected) => expect(scp(text)).toEqual(expected));

  test('a wrong call is told', () => {
    expect(() => scp('-y a:b .')).toThrow('scp: unknown option -y');
    expect(() => scp('a:b')).toThrow('scp wants a source and a target');
    expect(lines(scpCalls([], client))).toBe('no-destination');
  });

  test('a client without RemoteCommand is not given it', () => {
    expect(lines(scpCalls(['a', 'b:'], release('7.5')))).toEqual([expect.not.stringContaining('RemoteCommand')]);
  });
});

describe('sftp', () => {
  const sftp = (text: string) => remotes(sftpCalls(text.split(' '), client));

  test.each([
    ['me@h', ['me@h']],
    ['h:/x', ['h']],
    ['sftp://me@h:77/x', ['me@h:77']],
    ['sftp://a%40b@h', ['a@b@h']],
    ['[::1]', ['::1']],
    ['-D /bin/sftp-server', 'with -D it talks to a server on this machine'],
  ])('%s', (text, expected) => expect(sftp(text)).toEqual(expected));

  test('without a destination', () => expect(lines(sftpCalls([], client))).toBe('no-destination'));
});

const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-copy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the real program gives to the ssh that it starts. */
function given(program: string, args: readonly string[]): readonly string[] {
  const fake = join(folder, 'ssh');
  writeFileSync(fake, `#!/bin/sh\nprintf '%s\\n' "$@" > ${join(folder, 'words')}\nexit 1\n`);
  chmodSync(fake, 0o755);
  rmSync(join(folder, 'words'), { force: true });
  spawnSync(program, ['-S', fake, ...args], {
    cwd: folder,
    stdio: 'ignore',
    timeout: 10_000,
    env: { PATH: '/usr/bin:/bin' },
  });
  const { stdout } = spawnSync('cat', [join(folder, 'words')], { encoding: 'utf8' });
  return stdout.trimEnd().split('\n');
}

/** Host, port and the rest as ssh reads them; the order of options that differ does not matter. */
function meaning(words: readonly string[]) {
  const { options, destination, command } = readCommandLine(words, client);
  const texts = options.map(
    ({ letter, argument }) => `${letter} ${argument.replace(/^Port[ =]/, 'p').replace(/ /, '=')}`,
  );
  const ports = texts.map((text) => text.replace(/^o p(\d+)$/, 'p $1'));
  return {
    options: ports
      .filter((text) => text !== 'o ForwardAgent=no' && !/RequestTTY|RemoteCommand/.test(text))
      .map((text) => text.replace('batch', 'Batch')),
    destination,
    command,
  };
}

describe.skipIf(!existsSync('/usr/bin/scp') || !existsSync('/usr/bin/sftp'))(
  'what the real programs give to ssh',
  () => {
    test.each([
      ['-P 2222 -C -i /k -o Port=1 -J j -F /c -l 100 -B -q -p -r -3 me@h:/x .'],
      ['a h:'],
      ['-T scp://me@h:77/x .'],
      ['-4 -A me@[::1]:/x .'],
      ['-v h:x .'],
      ['-c aes128-ctr a@b@h:x .'],
    ])('scp %s', (text) => {
      const args = text.split(' ');
      const calls = scpCalls(args, client);
      expect(Array.isArray(calls) && meaning(calls[0].words)).toEqual(meaning(given('scp', args)));
    });

    test.each([
      ['-P 2222 -C -i /k -o Port=1 -J j -F /c -l 100 -b /dev/null -q -p -r -B 1 -R 2 me@h:/x'],
      ['sftp://me@h:77/x'],
      ['-4 -A -a -f -N -v -c aes128-ctr [::1]'],
      ['me@h extra'],
    ])('sftp %s', (text) => {
      const args = text.split(' ');
      const calls = sftpCalls(args, client);
      expect(Array.isArray(calls) && meaning(calls[0].words)).toEqual(meaning(given('sftp', args)));
    });
  },
);
