import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { builtIn } from '../../src/server/built-in.ts';
import { type MemoryWorld, memoryPorts } from '../support/memory-ports.ts';

async function run(args: readonly string[], world: MemoryWorld = {}) {
  const ports = memoryPorts(world);
  const code = await main(['policies', ...args], ports);
  return { code, out: ports.stdout, err: ports.stderr, opened: ports.opened, runs: ports.runs, reports: ports.reports };
}

const json = async (...args: readonly string[]) => JSON.parse((await run([...args, '--format', 'json'])).out);

describe('policies', () => {
  test('lists every policy in 80 columns, and looks at nothing of the user’s', async () => {
    const { code, out, opened, runs } = await run([]);
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(builtIn.filter(({ id }) => !lines.some((line) => line.startsWith(`${id} `)))).toEqual([]);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect([...opened, ...runs]).toEqual([]);
  });

  test('wraps names on a narrow terminal', async () => {
    const { out } = await run([], { terminal: { columns: 70 } });
    expect(out.split('\n').filter((line) => line.length > 70)).toEqual([
      'ssh-lint policies <id> shows the facts of one, and where they come from',
    ]);
  });

  test('are the same for programs', async () => {
    const listed = await json();
    expect(listed.map(({ id }: { readonly id: string }) => id)).toEqual(builtIn.map(({ id }) => id));
    expect(listed[0]).toMatchObject({ name: expect.any(String), kind: expect.any(String), facts: expect.any(Object) });
  });

  test('go to a file without colour', async () => {
    const { out, reports } = await run(['--color', '--format', 'text=policies.txt']);
    expect(out).toBe('');
    expect([...reports.values()].join('')).not.toContain('\u001b');
    expect((await run(['--color'])).out).toContain('\u001b');
  });

  test.each([
    [['githb'], 'ssh-lint: there is no policy `githb`; did you mean `github`?\n'],
    [['xyzzy'], 'ssh-lint: there is no policy `xyzzy`; ssh-lint policies lists them\n'],
    [['constructor'], 'ssh-lint: there is no policy `constructor`; ssh-lint policies lists them\n'],
    [['github', 'gitlab'], 'ssh-lint: `policies` takes one id at most\n'],
  ])('%j is a wrong call', async (args, err) => {
    expect(await run(args)).toMatchObject({ code: 2, out: '', err });
  });

  test('has no other options', async () => {
    expect(await run(['--target', '9.2'])).toMatchObject({ code: 2 });
    expect(await run(['--format', 'sarif'])).toMatchObject({ code: 2 });
  });
});

describe('one policy', () => {
  test('shows its facts, how sure they are and where they come from', async () => {
    const { out } = await run(['codecommit']);
    const [head] = out.split('\n\nhost keys\n');
    expect(head).toBe(`codecommit  AWS CodeCommit
a service
git-codecommit.*.amazonaws.com on port 22

userKeyTypes
  ssh-rsa (high)
      https://github.com/awsdocs/aws-codecommit-user-guide/blob/bbeea67/doc_source/setting-up-without-cli.md
      https://gist.github.com/samson-sham/d409b6b868acc5e6fff24c4bdae112ad

minRsaBits
  2048 (high)
      https://github.com/awsdocs/aws-codecommit-user-guide/blob/bbeea67/doc_source/setting-up-without-cli.md`);
  });

  test('names the policy that a field comes from', async () => {
    const { out } = await run(['bitbucket-dc-7']);
    expect(out).toContain('software, as it is shipped; what is not said here is as in bitbucket-dc\n');
    expect(out).toContain('\nuserKeyTypes, from bitbucket-dc\n  has ssh-ed25519, ssh-rsa (medium)\n');
    expect(out).toContain('\nserverSigAlgs\n  is not sent (medium)\n');
  });

  test('says since when, and under which condition', async () => {
    const { out } = await run(['github'], { terminal: { columns: 200 } });
    expect(out).toContain('  lacks ssh-dss since 2022-03-15 (high)\n');
    expect(out).toContain('  has ssh-rsa, if the RSA key was valid before 2021-11-02 (high)\n');
  });

  test('shows host keys by their fingerprints, and what became of them', async () => {
    const { out } = await run(['github'], { terminal: { columns: 300 } });
    expect(out).toContain(
      '  SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8 ssh-rsa, revoked on 2023-03-24 (high) Its private half',
    );
    expect(out).toContain('ssh-rsa, current since 2023-03-24 (high)\n');
    const codecommit = await run(['codecommit'], { terminal: { columns: 300 } });
    expect(codecommit.out).toMatch(
      /SHA256:\S+ of a type that is not published for git-codecommit\.us-east-2\.amazonaws\.com, current \(high\)\n/,
    );
  });

  test.each(builtIn.map(({ id }) => id))('%s fits into 80 columns, addresses aside', async (id) => {
    const { out } = await run([id]);
    const wide = out.split('\n').filter((line) => line.length > 80 && !/^ {6}\S+$/.test(line));
    expect(wide).toEqual([]);
  });

  test('holds for programs what it takes from others', async () => {
    const { facts } = await json('openssh-7.4');
    expect(facts.maxAuthTries).toMatchObject([{ value: 6 }]);
    expect(facts.serverSigAlgs).toMatchObject([{ lacks: ['rsa-sha2-256', 'rsa-sha2-512'] }]);
  });
});
