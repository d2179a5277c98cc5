import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareWithReal, keepDifferences, type NamedGroup } from '../support/comparison.ts';
import { type CorpusCase, corpusCases, corpusObstacle } from '../support/corpus.ts';
import { type RealClient, realClients } from '../support/real-clients.ts';
import { isolationHere, lab, type RealRun } from '../support/real-ssh.ts';
import { summary } from '../support/spoken.ts';

const clients = realClients();
const noClients = clients.length === 0 ? 'needs an ssh' : undefined;
const obstacle = corpusObstacle ?? noClients ?? isolationHere().obstacle;
const minutes = 60_000;

const environment = { XDG_RUNTIME_DIR: '/run/user/0', SSH_AUTH_SOCK: '/tmp/agent' };

/** What people type besides the name. */
const typed: readonly ((alias: string) => readonly string[])[] = [
  (alias) => ['-l', 'somebody', alias],
  (alias) => ['-p', '2222', alias, 'ls', '-l'],
  (alias) => ['-o', 'User=one', '-o', 'Port 1', '-oStrictHostKeyChecking=no', alias],
  (alias) => ['-J', 'me@jump:22,second', alias],
  (alias) => [`me@${alias}`],
  (alias) => [`ssh://me@${alias}:2200`],
  (alias) => ['-A', '-t', '-C', '-4', alias, '-N'],
  (alias) => ['-L', '8080:localhost:80', '-R', '9090:localhost:90', '-D', '1080', alias],
  (alias) => ['-i', '~/.ssh/nothing', '-o', 'IdentitiesOnly=yes', alias],
  (alias) => ['-W', 'inner:22', alias],
];

const plainRun = (args: readonly string[]): RealRun => ({ args, environment: {} });

const behind = (alias: string): readonly string[] => (alias.startsWith('-') ? ['--', alias] : [alias]);

function groupOf(client: RealClient, { name, file, home, aliases }: CorpusCase, variants: boolean): NamedGroup {
  const empty = join(lab(), 'home');
  mkdirSync(join(empty, '.ssh'), { recursive: true });
  const base = file === undefined ? [] : ['-F', file];
  const options = aliases
    .slice(0, 2)
    .flatMap((alias) => typed.map((args) => ({ args: [...base, ...args(alias)], environment })));
  const runs = variants ? options : aliases.map((alias) => plainRun([...base, ...behind(alias)]));
  return { client, name, home: home ?? empty, systemFolder: undefined, runs };
}

const everyEighth = (all: readonly CorpusCase[]): readonly CorpusCase[] =>
  all.filter(({ home }, index) => home !== undefined || index % 8 === 0);

describe.skipIf(obstacle !== undefined)(`strangers' configs${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  test.each(clients)('every alias resolves as in $label, $banner', { timeout: 5 * minutes }, async (client) => {
    const { differences, pairs, refused, resolved } = await compareWithReal(
      corpusCases().map((each) => groupOf(client, each, false)),
    );
    console.log(`${client.label}: ${pairs} pairs, ${resolved} resolved`);
    keepDifferences(`corpus-${client.label}`, differences);
    expect(refused).toEqual([]);
    expect(pairs).toBeGreaterThan(800);
    expect(summary(differences)).toBe('');
  });

  test.each(clients)(
    'options given on the command line count as in $label',
    { timeout: 5 * minutes },
    async (client) => {
      const { differences, pairs } = await compareWithReal(
        everyEighth(corpusCases()).map((each) => groupOf(client, each, true)),
      );
      console.log(`${client.label}: ${pairs} pairs with options`);
      keepDifferences(`corpus-options-${client.label}`, differences);
      expect(summary(differences)).toBe('');
    },
  );
});
