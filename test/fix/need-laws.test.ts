import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import notListed from '../../rules/algo-key-not-listed.ts';
import stale from '../../rules/algo-marker-stale.ts';
import kex from '../../rules/algo-no-common-kex.ts';
import sha1 from '../../rules/algo-rsa-sha1-user-key.ts';
import loop from '../../rules/proxy-jump-loop.ts';
import { byFile } from '../../src/fix/edits.ts';
import { textsAfter } from '../../src/fix/prove.ts';
import { ownPolicy } from '../../src/server/own-policies.ts';
import { rsaKey } from '../support/made-keys.ts';
import { type Random, randomFrom } from '../support/random.ts';
import { resolution } from '../support/resolving.ts';
import { findingsOf } from '../support/rule-tester.ts';

const rules = [kex, notListed, sha1, stale, loop];
const key = rsaKey();
const files = { id_rsa: key.private };
const policies = [
  ownPolicy(
    {
      id: 'old',
      match: { host: ['git', 'git.x', 'x.git'] },
      server: {
        kexAlgorithms: ['diffie-hellman-group14-sha1'],
        serverSigAlgs: null,
        acceptedSigAlgs: ['ssh-rsa'],
        enrolledKeys: [key.key.fingerprint],
      },
    },
    { trust: 'user', path: 'own' },
  ),
];
const names = ['git', 'git.x', 'x.git', 'GIT', 'a', 'b.x', 'git2', 'gi', 'elsewhere', '127.0.0.1'];
const headers = [
  ...[
    'Host git',
    'Host git.x',
    'Host x.git',
    'Host git a',
    'Host git git.x',
    'Host *',
    'Host * !git',
    'Host g*',
    'Host *.x',
  ],
  ...['Host *git', 'Host !git *', 'Host git?', 'Host a b.x', 'Host GIT', 'Host "git"', 'Match all', 'Match host git'],
  ...['Match originalhost git.x', 'Match host *.x user ada', 'Match user ada', 'Match !host git', 'Match exec "true"'],
];
const lines = [
  ...['KexAlgorithms curve25519-sha256', 'KexAlgorithms +diffie-hellman-group14-sha1', 'KexAlgorithms -curve25519*'],
  ...['PubkeyAcceptedAlgorithms ssh-ed25519,rsa-sha2-512', 'PubkeyAcceptedKeyTypes +ssh-rsa', 'User ada', 'Port 22'],
  ...['PubkeyAcceptedAlgorithms=^ssh-ed25519', 'Include other', 'HostName git', 'HostName b.x', '# a comment', ''],
  ...['pubkeyacceptedalgorithms ssh-rsa # old', 'ProxyJump git', '    Compression yes', '# ssh-lint-policy old'],
];

function textFrom(random: Random, most: number): string {
  const parts = Array.from({ length: 1 + random.int(most) }, () =>
    random.int(3) === 0 ? random.pick(headers) : random.pick(lines),
  );
  return parts.join('\n') + (random.int(5) === 0 ? '' : '\n');
}

type Texts = Readonly<Record<'config' | 'other', string>>;

/** What a name gets of a client, with either end of the command of a Match exec. */
function dumpsOf({ config, other }: Texts, release: string, name: string): readonly (readonly string[])[] {
  const given = { release, config, files: { ...files, other }, args: [name] };
  return [resolution(given), resolution({ ...given, commands: { true: '' } })].map(({ dump }) => dump);
}

const isOption = (line: string, options: ReadonlySet<string>): boolean =>
  options.has((line.split(' ')[0] ?? '').replace('keytypes', 'algorithms'));

const runs = process.env.SSH_LINT_DEEP === '1' ? 3000 : 150;

describe('what is safe to write for a server', () => {
  test('changes one destination and its options alone, whatever the config', { timeout: 30 * 60_000 }, () => {
    const random = randomFrom(Number(process.env.SSH_LINT_SEED ?? 11));
    let tried = 0;
    for (let run = 0; run < runs; run += 1) {
      const texts = { config: textFrom(random, 14), other: textFrom(random, 4) };
      const target = random.pick([['9.2'], ['8.4'], ['10.0', '8.4'], ['7.5', '10.6']]);
      const found = findingsOf(rules, {
        config: texts.config,
        files: { ...files, other: texts.other },
        target,
        policies,
      });
      const fixes = found.flatMap((finding) => finding.fixes).filter(({ safety }) => safety === 'safe');
      for (const fix of fixes) {
        tried += 1;
        const written = new Map([...textsAfter(byFile([fix]))].map(([path, text]) => [basename(path), text]));
        const after = { config: written.get('config') ?? texts.config, other: written.get('other') ?? texts.other };
        const options = new Set(fix.need?.changes.map(({ option }) => option));
        for (const release of target) {
          for (const name of names) {
            const isOwn = name === fix.need?.destination;
            const rest = (all: readonly string[]) => all.filter((line) => !isOwn || !isOption(line, options));
            const shown = `${name} with ${release}\n${texts.config}\n--- other\n${texts.other}\n--- after\n${after.config}`;
            const now = dumpsOf(after, release, name);
            for (const [at, was] of dumpsOf(texts, release, name).entries()) {
              // ssh ends over a loop, and prints nothing.
              if (isOwn && was.length === 0) continue;
              expect(rest(now[at] ?? []), shown).toEqual(rest(was));
            }
          }
        }
      }
    }
    console.log(`${tried} safe fixes of ${runs} configs`);
    expect(tried).toBeGreaterThan(runs / 20);
  });
});
