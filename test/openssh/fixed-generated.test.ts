import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { nodePorts } from '../../src/node.ts';
import { valuesOf } from '../support/fixed-cases.ts';
import { describeCase, type GeneratedCase, generatedCase, groupOfCase } from '../support/generated.ts';
import { type RealClient, realClients } from '../support/real-clients.ts';
import { askReal, isolationHere } from '../support/real-ssh.ts';
import { placeCase } from '../support/site.ts';

const clients = realClients();
const noClients = clients.length === 0 ? 'needs an ssh' : undefined;
const obstacle = noClients ?? isolationHere().obstacle;
const deep = process.env.SSH_LINT_DEEP === '1';
const firstSeed = 500_001;
const count = deep ? 2000 : 200;

function caseOf(index: number): GeneratedCase {
  const client: RealClient | undefined = clients[index % clients.length];
  if (client === undefined) throw new Error('there is a client');
  return generatedCase(firstSeed + index, client);
}

/** `--fix` on the files of a case, as its client reads them. */
async function fix({ folder, files, client }: GeneratedCase): Promise<boolean> {
  const home = join(folder, 'home');
  const path = join(folder, files.has('home/main') ? 'home/main' : 'home/.ssh/config');
  if (!existsSync(path)) return false;
  let said = '';
  const ports = nodePorts();
  await main(['--fix', '--format', 'json', '--no-config', '--no-keys', '--target', client.banner, path], {
    ...ports,
    user: { ...ports.user, home },
    environment: { PATH: '/usr/bin:/bin', HOME: home },
    out: (text) => {
      said += typeof text === 'string' ? text : Buffer.from(text).toString();
    },
    err: () => undefined,
  });
  return said.startsWith('{') && JSON.parse(said).fixed.length > 0;
}

describe.skipIf(obstacle !== undefined)(`fixed generated configs${obstacle ? ` (${obstacle})` : ''}`, () => {
  test('are to the real client what they were before', { timeout: 1_200_000 }, async () => {
    const cases = Array.from({ length: count }, (_, index) => caseOf(index));
    for (const each of cases) placeCase(each, each.folder);
    const before = await askReal(cases.map(groupOfCase));
    const changed: boolean[] = [];
    for (const each of cases) changed.push(await fix(each));
    const after = await askReal(cases.map(groupOfCase));
    const complaints = cases.flatMap((each, index) => {
      const [one, other] = [before[index], after[index]];
      if (changed[index] !== true || one?.kind !== 'ran' || other?.kind !== 'ran') return [];
      const isOther = one.results.some((result, at) => {
        const now = other.results[at];
        return result.code === 0 && (now?.code !== 0 || valuesOf(now) !== valuesOf(result));
      });
      return isOther ? [describeCase(each)] : [];
    });
    for (const { folder } of cases) rmSync(folder, { recursive: true, force: true });
    const fixed = changed.filter(Boolean).length;
    console.log(`${count} configs from seed ${firstSeed}, ${fixed} of them changed`);
    expect(complaints).toEqual([]);
    expect(fixed).toBeGreaterThan(count / 20);
  });
});
