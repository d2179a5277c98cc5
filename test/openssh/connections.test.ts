import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Names } from '../../src/predict/types.ts';
import { policyById } from '../../src/server/policies.ts';
import { serverOf } from '../../src/server/server.ts';
import { startAgents, stopAgents } from '../support/connections/agents.ts';
import { type Difference, differencesOf, messageDifference } from '../support/connections/agreement.ts';
import { type Asked, ask } from '../support/connections/asking.ts';
import { foretell, writePolicy } from '../support/connections/foretold.ts';
import { matrix, matrixClients, prepare } from '../support/connections/matrix.ts';
import { connectionsObstacle } from '../support/connections/recording.ts';
import { missingServers } from '../support/connections/servers.ts';

const deep = process.env.SSH_LINT_DEEP === '1';
const minutes = 60_000;
const noClients = matrixClients().length === 0 ? 'needs an ssh' : undefined;
const missing = missingServers();
const noServer = missing.includes('sshd') ? 'needs an sshd' : undefined;
const obstacle = noClients ?? noServer ?? connectionsObstacle();
const remark = obstacle ?? (missing.length > 0 ? `without ${missing.join(' and ')}` : undefined);

/** `n` of each kind, the commonest first, with some of the cells. */
function summary(all: readonly (Difference & { readonly name: string })[]): string {
  const byKind = new Map<string, string[]>();
  for (const { what, real, ours, name } of all) {
    const anywhere = (text: string) => text.replaceAll(/[^\s"']*\/connections\//g, '');
    const kind = `${what}: ssh ${anywhere(real)}, foretold ${anywhere(ours)}`;
    byKind.set(kind, [...(byKind.get(kind) ?? []), name]);
  }
  return [...byKind]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([kind, names]) => `${names.length} ${kind}\n    ${names.slice(0, 3).join('\n    ')}`)
    .join('\n');
}

/** What a server does not send although its policy says so, or sends although it does not. */
function contradictions({ all, has, lacks }: Names, sent: readonly string[]): readonly string[] {
  const isWrong = all !== undefined && all.join() !== sent.join();
  return [
    ...(isWrong ? [`sends ${sent.join()}`] : []),
    ...has.filter((name) => !sent.includes(name)),
    ...lacks.filter((name) => sent.includes(name)),
  ];
}

function keep(name: string, text: string): void {
  const folder = process.env.SSH_LINT_DIFFS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}

describe.skipIf(obstacle !== undefined)(`real connections${remark === undefined ? '' : ` (${remark})`}`, () => {
  let asked: readonly Asked[] = [];

  beforeAll(
    async () => {
      const servers = prepare();
      await startAgents();
      const cells = matrix(servers, deep ? 'rows' : 'some');
      const found: Asked[] = [];
      for (const profile of servers) {
        found.push(
          await ask(
            profile,
            cells.filter((cell) => cell.profile.name === profile.name),
          ),
        );
      }
      asked = found;
    },
    (deep ? 60 : 10) * minutes,
  );

  afterAll(stopAgents);

  const all = () => asked.flatMap(({ cells }) => cells);
  const clear = () => all().filter(({ truth }) => truth.verdict !== 'unclear');

  test('end in a way that can be told', () => {
    const unclear = all().filter(({ truth }) => truth.verdict === 'unclear');
    console.log(`${all().length} connections to ${asked.length} servers, ${unclear.length} of them disturbed`);
    expect(unclear.length).toBeLessThan(all().length / 200 + 1);
  });

  test('fail with words for it, and succeed with a key', () => {
    const silent = clear().filter(({ truth }) => truth.verdict === 'fail' && truth.messages.length === 0);
    const keyless = clear().filter(({ truth }) => truth.verdict === 'ok' && truth.key === undefined);
    expect([...silent, ...keyless].map(({ cell }) => cell.name)).toEqual([]);
  });

  test('reach every phase that a server can end them in', () => {
    const phases = new Set(clear().map(({ truth: { phase = 'none' } }) => phase));
    const reachable = ['none', 'config', 'kex', 'hostkey-alg', 'cipher', 'mac', 'hostkey-verify', 'auth'] as const;
    expect(reachable.filter((phase) => !phases.has(phase))).toEqual([]);
  });

  test('negotiate what the policy says that the server offers', () => {
    const strange = asked.flatMap(({ policy: { server }, cells }) =>
      cells
        .filter(({ truth: { verdict, kex = '', hostKeyAlgorithm = '', cipher = '' } }) => {
          const isOffered =
            server.kexAlgorithms.includes(kex) &&
            server.hostKeyAlgorithms.includes(hostKeyAlgorithm) &&
            server.ciphers.includes(cipher);
          return verdict === 'ok' && !isOffered;
        })
        .map(({ cell }) => cell.name),
    );
    expect(strange).toEqual([]);
  });

  test('show what the server announces', () => {
    expect(asked.filter(({ seen }) => seen.serverSigAlgs === undefined).map(({ profile }) => profile.name)).toEqual([]);
  });

  test.for([
    { name: 'sshd-stock', id: 'debian-12', measured: /^OpenSSH_9\.2p1 Debian-2\+deb12/ },
    { name: 'dropbear', id: 'dropbear-2022.83', measured: /^dropbear_2022\.83$/ },
  ])('show what the policy $id says', ({ name, id, measured }, { skip }) => {
    const seen = asked.find(({ profile }) => profile.name === name)?.seen;
    skip(!measured.test(seen?.software ?? ''), `needs ${measured}`);
    const policy = policyById(id);
    const server =
      policy && serverOf(policy, { day: '2026-11-23', hostName: 'x', trust: 'built-in', saidBy: undefined });
    const lists = ['kexAlgorithms', 'hostKeyAlgorithms', 'ciphers', 'macs'] as const;
    expect(lists.map((field) => server && seen && contradictions(server[field], seen[field]))).toEqual([
      [],
      [],
      [],
      [],
    ]);
    expect(server && contradictions(server.serverSigAlgs.names, seen?.serverSigAlgs ?? [])).toEqual([]);
    expect(server?.serverSigAlgs.kind).toBe('some');
  });

  test('end as foretold, with the message that was foretold', { timeout: 20 * minutes }, async () => {
    const differences: (Difference & { readonly name: string })[] = [];
    const messages: (Difference & { readonly name: string })[] = [];
    for (const { policy, cells } of asked) {
      const configuration = writePolicy(policy);
      for (const { cell, spoken, truth } of cells.filter(({ truth: { verdict } }) => verdict !== 'unclear')) {
        const foretold = await foretell(cell, configuration);
        differences.push(...differencesOf(cell, truth, foretold).map((each) => ({ ...each, name: cell.name })));
        messages.push(...messageDifference(truth, foretold, spoken.err).map((each) => ({ ...each, name: cell.name })));
      }
    }
    keep('connections.txt', `${summary(differences)}\n\n${summary(messages)}\n`);
    expect(summary(differences)).toBe('');
    expect(summary(messages)).toBe('');
    expect(clear().length).toBeGreaterThan(0);
  });
});
