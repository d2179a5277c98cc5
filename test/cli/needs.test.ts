import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { callAs } from '../support/connections/foretold.ts';
import { rsaKey } from '../support/made-keys.ts';

const key = rsaKey();
const server = {
  serverSigAlgs: null,
  acceptedSigAlgs: ['ssh-rsa'],
  authMethods: ['publickey'],
  enrolledKeys: [key.key.fingerprint],
};
const saying = (name: string, more: object = {}): string =>
  JSON.stringify({ policies: [{ id: 'old', match: { host: [name] }, server: { ...server, ...more } }] });
const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-needs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const own = '.ssh/config';
const settings = '.config/ssh-lint/config.json';

/** `--fix` in a home with these files. */
async function fixed(path: string, files: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const home = mkdtempSync(join(folder, 'home-'));
  for (const [name, text] of Object.entries({ '.ssh/id_rsa': key.private, ...files })) {
    mkdirSync(join(home, dirname(name)), { recursive: true, mode: 0o700 });
    writeFileSync(join(home, name), text, { mode: 0o600 });
  }
  const { code, out, err } = await callAs(home, ['--fix', '--target', '9.2', ...args, join(home, path)]);
  return { code, err, text: readFileSync(join(home, path), 'utf8'), out: out.replace(/\s+/g, ' ') };
}

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => /Accepted/.test(line));

describe('what a server needs', () => {
  test('is written into the own config, by the own policy, as the keys have it', async () => {
    const config = 'Host git.example.com\n  User git\nHost *\n  Port 22\n';
    const { code, text } = await fixed(own, { [own]: config, [settings]: saying('git.example.com') });
    expect(code).toBe(0);
    expect(text).toMatch(
      /^Host git\.example\.com\n {2}# ssh-lint: ssh-rsa \(SHA-1\) for this host only, needed by old, \d{4}-\d\d-\d\d\n {2}PubkeyAcceptedAlgorithms \+ssh-rsa\n {2}User git\nHost \*\n {2}Port 22\n$/,
    );
  });

  test('is written once', async () => {
    const files = { [own]: 'Host git.example.com\n', [settings]: saying('git.example.com') };
    const once = await fixed(own, files);
    const twice = await fixed(own, { ...files, [own]: once.text });
    expect(twice.text).toBe(once.text);
  });

  test('is written for all of many hosts', async () => {
    const names = Array.from({ length: 15 }, (_, at) => `git${at}.example.com`);
    const alone = names.map((name) => `Host ${name} x${name}\n  Port 22\n`).join('');
    const files = { [own]: alone, [settings]: saying('git*.example.com') };
    const { text } = await fixed(own, files);
    expect(lines(text)).toHaveLength(15);
    expect((await fixed(own, { ...files, [own]: text })).text).toBe(text);
  });

  test('is written for all hosts of one line', async () => {
    const names = Array.from({ length: 15 }, (_, at) => `git${at}.example.com`);
    const together = `Host ${names.join(' ')}\n  IdentityFile ~/.ssh/id_rsa\n`;
    const { text } = await fixed(own, { [own]: together, [settings]: saying('git*.example.com') });
    expect(lines(text)).toHaveLength(15);
    expect(text.endsWith(together)).toBe(true);
  });

  test('does not get into the way of another fix', async () => {
    const config = 'Host git.example.com x\n  UseKeychain yes\n  Port 22\n';
    const { text } = await fixed(own, { [own]: config, [settings]: saying('git.example.com') });
    expect(text).toMatch(/^IgnoreUnknown UseKeychain\n/i);
    expect(lines(text)).toHaveLength(1);
  });

  test.each(['github.com', 'git.example.com'])('is not written for %s on the word of a repository', async (name) => {
    const path = 'repo/ssh/config';
    const config = `Host ${name}\n  IdentityFile ~/.ssh/id_rsa\n`;
    const files = {
      'repo/.git/HEAD': '',
      'repo/.ssh-lintrc': saying(name, { kexAlgorithms: ['diffie-hellman-group1-sha1'] }),
      [path]: config,
    };
    const { text, out } = await fixed(path, files);
    expect(text).toBe(config);
    expect(out.includes('algo-no-common-kex')).toBe(name !== 'github.com');
    expect(/The fix is not safe: it rests on \S+repo\/\.ssh-lintrc, which is not trusted/.test(out)).toBe(
      name !== 'github.com',
    );
  });

  test.each(['github.com', 'git.example.com'])(
    'is not written for %s on the word of a repository that the own config Includes',
    async (name) => {
      const files = {
        'repo/.git/HEAD': '',
        [own]: `Include ~/repo/lab\nHost ${name}\n  IdentityFile ~/.ssh/id_rsa\n`,
        'repo/lab': `Host ${name}\n  # ssh-lint-policy bitbucket-dc-7\n`,
      };
      const { text, out } = await fixed(own, files);
      expect(text).toBe(files[own]);
      expect(out.includes('which is not trusted')).toBe(name !== 'github.com');
    },
  );

  test('is a fix by hand where a repository says so, and names who does', async () => {
    const files = {
      'repo/.git/HEAD': '',
      [own]: 'Include ~/repo/lab\nHost git.example.com\n',
      'repo/lab': 'Host git.example.com\n  # ssh-lint-policy bitbucket-dc-7\n',
    };
    const { out } = await fixed(own, files);
    expect(out).toMatch(/The fix is not safe: it rests on \S+repo\/lab, which is not trusted\./);
  });

  test('is ProxyJump none for a bastion that is to be reached through itself', async () => {
    const config = 'ProxyJump bastion\n\nHost web\n  User ada\n';
    const { text } = await fixed(own, { [own]: config });
    expect(text).toBe(`Host bastion\n  ProxyJump none\n\nHost *\n${config}`);
    const chain = 'Host *\n  ProxyJump bastion,other\n';
    expect((await fixed(own, { [own]: chain })).text).toBe(chain);
  });

  test.each([
    [
      'Host bastion web\n  ProxyJump bastion\n',
      'Host bastion\n  ProxyJump none\n\nHost bastion web\n  ProxyJump bastion\n',
    ],
    ['Host bastion\n  ProxyJump bastion\n', 'Host bastion\n  ProxyJump none\n'],
    ['Host x\n"Host" *\n  ProxyJump b\n', 'Host b\n  ProxyJump none\n\nHost x\n"Host" *\n  ProxyJump b\n'],
  ])('is that for whatever Host line lets it through: %j', async (config, wanted) => {
    expect((await fixed(own, { [own]: config })).text).toBe(wanted);
  });

  test('is what the README shows', async () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, config = ''] = /^```ssh-config\n(.*?)^```/ms.exec(readme) ?? [];
    const [, diff = ''] = /^```diff\n(.*?)^```/ms.exec(readme) ?? [];
    const { text } = await fixed(own, { [own]: config });
    const shown = diff.replaceAll(/^[+ ]/gm, '').replace(/\d{4}-\d\d-\d\d/, '');
    expect(shown).toContain('+ssh-rsa');
    expect(text.replace(/\d{4}-\d\d-\d\d/, '')).toBe(`${shown}\nHost *\n    ServerAliveInterval 30\n`);
  });
});
