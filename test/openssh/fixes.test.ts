import { afterAll, describe, expect, test } from 'vitest';
import { corpusCases, corpusObstacle } from '../support/corpus.ts';
import { answersFor, contentOf, copyOf, fixCase, removeCopies, valuesOf } from '../support/fixed-cases.ts';
import { realClients } from '../support/real-clients.ts';
import { isolationHere } from '../support/real-ssh.ts';

const clients = realClients();
const noClients = clients.length === 0 ? 'needs an ssh' : undefined;
const obstacle = corpusObstacle ?? noClients ?? isolationHere().obstacle;
const minutes = 60_000;

afterAll(removeCopies);

describe.skipIf(obstacle !== undefined)(`fixed configs of strangers${obstacle ? ` (${obstacle})` : ''}`, () => {
  test('mean to each client what they meant before', { timeout: 10 * minutes }, async () => {
    const counts = { configs: 0, changed: 0, fixed: 0, pairs: 0, same: 0, readAgain: 0, keychain: 0 };
    const complaints: string[] = [];
    for (const found of corpusCases()) {
      const each = copyOf(found);
      const text = contentOf(each);
      counts.configs += 1;
      const preview = await fixCase(each, clients);
      const fixedText = contentOf(each);
      if (fixedText === text) continue;
      await fixCase(each, clients);
      expect(contentOf(each), `${each.name} is fixed twice`).toBe(fixedText);
      const before = await answersFor(copyOf(found), clients);
      await fixCase(each, clients);
      counts.changed += 1;
      counts.fixed += preview.report.fixed.length;
      const isKeychain = preview.report.fixed.some(({ rule }) => rule === 'syntax-usekeychain-portable');
      const after = await answersFor(each, clients);
      for (const [index, client] of clients.entries()) {
        const errors = preview.report.findings.filter(
          ({ severity, targets }) => severity === 'error' && targets.some((target) => target === client.banner),
        );
        for (const [run, one] of (before[index] ?? []).entries()) {
          const other = after[index]?.[run];
          if (other === undefined) continue;
          counts.pairs += 1;
          const place = `${each.name} ${client.label} ${each.aliases[run]}`;
          if (one.code === 0 && (other.code !== 0 || valuesOf(one) !== valuesOf(other))) complaints.push(place);
          if (one.code === 0) counts.same += 1;
          if (one.code !== 0 && other.code === 0) counts.readAgain += 1;
          if (one.code !== 0 && other.code === 0 && isKeychain) counts.keychain += 1;
          const isLeft =
            one.code !== 0 && other.code !== 0 && errors.length === 0 && /terminating|Bad config/.test(one.err);
          if (isLeft) complaints.push(`${place} is refused still: ${other.err}`);
        }
      }
    }
    console.log(JSON.stringify(counts));
    expect(complaints).toEqual([]);
    expect(counts.changed).toBeGreaterThan(10);
    expect(counts.keychain).toBeGreaterThan(0);
  });
});
