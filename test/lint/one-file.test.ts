import { describe, expect, test } from 'vitest';
import certPrincipalMismatch from '../../rules/cert-principal-mismatch.ts';
import identityFileMissing from '../../rules/identity-file-missing.ts';
import { type LintSettings, lint } from '../../src/lint/lint.ts';
import { aroundIn } from '../support/around.ts';
import { certificateLine } from '../support/made-keys.ts';
import { home, memoryPorts } from '../support/memory-ports.ts';
import { clientOf, findingsOf, shown, shownNotes } from '../support/rule-tester.ts';

const gone = 'There is no file `~/.ssh/gone`, so ssh goes on without this key.';

interface Asked {
  readonly destinations?: readonly string[];
  readonly overrides?: LintSettings['overrides'];
}

function findingsIn(config: string, { overrides = [], ...asked }: Asked = {}) {
  const path = `${home}/.ssh/config`;
  const ports = memoryPorts({ files: { [path]: config } });
  return lint({
    ports,
    clients: ['9.2', '10.3'].map(clientOf),
    configs: [{ files: [{ path, role: 'user' }] }],
    rules: [identityFileMissing],
    settings: { preset: 'recommended', rules: {}, overrides },
    surroundings: aroundIn(ports, undefined),
    ...asked,
  }).findings;
}

describe('what is wrong with a file that several lines name', () => {
  const config = 'Host *.a\n  IdentityFile ~/.ssh/gone\nHost *.b\n  IdentityFile ~/.ssh/gone\n';

  test('is one finding for all clients, at the first line, with a note at the second', () => {
    const found = findingsIn(config);
    expect(found.map(shown)).toEqual([`2:16-27 ${gone}`]);
    expect(shownNotes(found)).toEqual(['4:16-27 it is named here, too']);
    expect(found.map(({ destinations, targets }) => [destinations, targets.length])).toEqual([[[], 2]]);
    const more = findingsIn(`${config}Host c\n  IdentityFile ~/.ssh/gone\n`);
    expect(shownNotes(more)).toEqual(['4:16-27 it is named in 2 more lines, here first']);
  });

  test('is shown for a destination that only a later line is for', () => {
    expect(findingsIn(config, { destinations: ['x.b'] }).map(shown)).toEqual([`4:16-27 ${gone}`]);
    expect(findingsIn(config, { destinations: ['x.c'] })).toEqual([]);
    const many = Array.from({ length: 150 }, (_, at) => `Host h${at}\n  IdentityFile ~/.ssh/gone\n`).join('');
    expect(findingsIn(many, { destinations: ['h149'] }).map(shown)).toEqual([`300:16-27 ${gone}`]);
    expect(findingsIn(many).map(({ destinations }) => destinations.length)).toEqual([100]);
  });

  test('is left where an override speaks of some of the destinations only', () => {
    const off = { 'identity-file-missing': { level: 'off' } } as const;
    expect(findingsIn(config, { overrides: [{ destinations: ['*.a'], rules: off }] }).map(shown)).toEqual([
      `4:16-27 ${gone}`,
    ]);
  });

  test('has the worst level of the lines', () => {
    const found = findingsIn(`Match exec "true"\n  IdentityFile ~/.ssh/gone\n${config}`);
    expect(found.map(({ severity }) => severity)).toEqual(['warning']);
  });

  test('concerns the destinations of the problems, and a line that has two of them is named once', () => {
    const text = 'Host a b c\n  IdentityFile ~/.ssh/k\nHost a b\n  User root\nHost c\n  User ada\n';
    const files = { k: '', 'k-cert.pub': certificateLine({ principals: ['ada'] }) };
    const found = findingsOf([certPrincipalMismatch], { config: text, files });
    expect(found.map(({ destinations }) => destinations)).toEqual([['a', 'b']]);
    expect(shownNotes(found)).toEqual([]);
  });
});
