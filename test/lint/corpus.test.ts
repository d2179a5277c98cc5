import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Finding } from '../../src/lint/finding.ts';
import { lint } from '../../src/lint/lint.ts';
import { corpusFiles, corpusName, corpusObstacle } from '../support/corpus.ts';
import { diskFiles } from '../support/disk-files.ts';
import { memoryPorts } from '../support/memory-ports.ts';
import { readOnly } from '../support/read-only.ts';
import { clientOf } from '../support/rule-tester.ts';

const ports = { ...memoryPorts(), files: readOnly(diskFiles(undefined)) };

function findingsIn(path: string, targets: readonly string[], preset: 'recommended' | 'all'): readonly Finding[] {
  const settings = { preset, rules: {}, overrides: [] };
  return lint({
    ports,
    clients: targets.map(clientOf),
    configs: [{ files: [{ path, role: 'user' }] }],
    rules,
    settings,
  }).findings;
}

/** Names of files and numbers: no text of anybody's file. */
function reportOf(counts: ReadonlyMap<string, ReadonlyMap<string, number>>): string {
  const sections = [...counts]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([title, files]) => {
      const sum = [...files.values()].reduce((total, count) => total + count, 0);
      const lines = [...files].map(([path, count]) => `${String(count).padStart(4)} ${corpusName(path)}`);
      return `${title}: ${sum} in ${files.size}\n${lines.join('\n')}\n`;
    });
  return `What is found for 9.2 in strangers' configs, by rule and file. Written by corpus.test.ts (vitest -u); read what changes.\n\n${sections.join('\n')}`;
}

describe.skipIf(corpusObstacle !== undefined)(
  `strangers' configs${corpusObstacle === undefined ? '' : ` (${corpusObstacle})`}`,
  () => {
    const paths = corpusObstacle === undefined ? corpusFiles() : [];

    test('are linted for every era, and each finding lies in its file', { timeout: 60_000 }, () => {
      const unsound = paths.flatMap((path) =>
        findingsIn(path, ['6.6', '7.2', '7.5', '8.4', '8.6', '9.2', '10.6', 'macos-15', 'rhel-8'], 'all').filter(
          ({ at: { span, source }, message }) =>
            span.start > span.end || span.end > source.text.length || !/[.?]$/.test(message),
        ),
      );
      expect(paths.length).toBeGreaterThan(200);
      expect(unsound).toEqual([]);
    });

    test('have less than one warning in fifteen lines, in the median', () => {
      const shares = paths.map((path) => {
        const warnings = findingsIn(path, ['9.2'], 'recommended').filter(({ severity }) => severity === 'warning');
        return warnings.length / readFileSync(path, 'latin1').split('\n').length;
      });
      const median = shares.toSorted((x, y) => x - y)[Math.floor(shares.length / 2)];
      expect(median).toBeLessThan(1 / 15);
    });

    test('have the findings that were reviewed', async () => {
      const counts = new Map<string, Map<string, number>>();
      for (const path of paths) {
        for (const { rule, severity } of findingsIn(path, ['9.2'], 'all')) {
          const title = `${rule}, ${severity}`;
          const files = counts.get(title) ?? new Map<string, number>();
          counts.set(title, files.set(path, (files.get(path) ?? 0) + 1));
        }
      }
      await expect(reportOf(counts)).toMatchFileSnapshot('corpus-report.txt');
    });
  },
);
