import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { explain } from '../../src/explain/explain.ts';
import explanationsJson from '../../src/explain/explanations.json' with { type: 'json' };
import { memoryPorts } from '../support/memory-ports.ts';

async function run(...args: readonly string[]) {
  const ports = memoryPorts();
  const code = await main(['explain', ...args], ports);
  return { code, out: ports.stdout, err: ports.stderr, opened: ports.opened, runs: ports.runs, reports: ports.reports };
}

describe('explain', () => {
  test('says what a line means, and looks at nothing', async () => {
    const { code, out, opened, runs } = await run("Permissions 0644 for '/home/ada/.ssh/id_rsa' are too open.");
    expect(code).toBe(0);
    expect(out).toBe(`Permissions 0644 for '/home/ada/.ssh/id_rsa' are too open.

Others may read the private key: it is not used.
Where: it is about the client, yours, while the user logs in.

Likely causes
  1. Others may read the private key, so ssh does not use it.
     chmod 600 /home/ada/.ssh/id_rsa
  2. The file lies on a drive that has no modes: Windows’ under WSL, FAT, some
     network drives.

What ssh-lint can tell
  ssh-lint check <destination>
`);
    expect([...opened, ...runs]).toEqual([]);
  });

  test('takes the words of a line without quotes, too', async () => {
    expect((await run('Host', 'key', 'verification', 'failed.')).out).toContain('while the host key is checked');
  });

  test('is the same for programs', async () => {
    const { out } = await run('--format', 'json', 'me@web1: Permission denied (publickey).');
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      explanations: [
        {
          id: 'permission-denied',
          line: 'me@web1: Permission denied (publickey).',
          side: 'server',
          phase: 'auth',
          causes: expect.arrayContaining([{ text: expect.any(String), try: null }]),
          call: 'ssh-lint check me@web1',
        },
      ],
    });
    const background = await run('--format', 'json', 'Cannot fork into background without a command to execute.');
    expect(JSON.parse(background.out).explanations[0].call).toBeNull();
  });

  test('goes to a file without colour', async () => {
    const { out, reports } = await run('--color', '--format', 'text=why.txt', 'no hostkey alg');
    expect(out).toBe('');
    expect([...reports.values()].join('')).not.toContain('\u001b');
    expect((await run('--color', 'no hostkey alg')).out).toContain('\u001b');
  });

  test('of several lines keeps them apart', async () => {
    const { out } = await run('no hostkey alg\nHost key verification failed.');
    expect(out.split('What ssh-lint can tell')).toHaveLength(3);
  });

  test.each(Object.keys(explanationsJson))('%s fits into 80 columns', async (id) => {
    const texts = Object.entries(explanationsJson).flatMap(([name, each]) =>
      name === id && 'patterns' in each ? each.patterns.map((text) => text.replaceAll('{}', 'xyz')) : [],
    );
    for (const text of texts) {
      expect(explain(text).explanations).toHaveLength(1);
      expect((await run(text)).out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    }
  });

  test.each([
    [[], 'ssh-lint: name a rule, or give a line that ssh printed: ssh-lint explain <rule | line>\n'],
    [
      ['order-shadowd-option'],
      'ssh-lint: there is no rule `order-shadowd-option`; did you mean `order-shadowed-option`?\n',
    ],
    [['xyzzy'], 'ssh-lint: there is no rule `xyzzy`; ssh-lint rules lists them\n'],
    [
      ['the quick brown fox'],
      'ssh-lint: this line is not known here; the lines around it, as `ssh -v` prints them, may be\n',
    ],
    [
      ['no mutual signature algorithms found'],
      'ssh-lint: this line is not known here; did you mean\nssh-lint:   no mutual signature algorithm\nssh-lint:   no mutual signature supported\n',
    ],
  ] as const)('%j is a wrong call', async (args, err) => {
    expect(await run(...args)).toMatchObject({ code: 2, out: '', err });
  });

  test('shows nothing that acts on a terminal, and no line without end', async () => {
    const evil = `Load key "\u001b]0;gone\u0007\u202e\u009b2J${'x'.repeat(100_000)}": invalid\u0000 format`;
    for (const args of [
      [evil],
      ['--format', 'json', evil],
      [`no matching cipher found. Their offer: \u202e${'y'.repeat(2_000)}`],
    ]) {
      const { out, err } = await run(...args);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
      expect(`${out}${err}`).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(`${out}${err}`.length).toBeLessThan(10_000);
    }
  });
});
