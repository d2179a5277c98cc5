import { beforeAll, describe, expect, test } from 'vitest';
import {
  connection,
  type FixedCell,
  fix,
  fixedCell,
  isAsBefore,
  settle,
  shapes,
} from '../support/connections/fixed-cells.ts';
import { type Called, writePolicy } from '../support/connections/foretold.ts';
import { matrixClients, prepare } from '../support/connections/matrix.ts';
import { policyOf, seenBy } from '../support/connections/policy.ts';
import { probe } from '../support/connections/probe.ts';
import type { Profile } from '../support/connections/profiles.ts';
import { connectionsObstacle, record } from '../support/connections/recording.ts';
import { missingServers } from '../support/connections/servers.ts';
import { type Truth, truthOf } from '../support/connections/truth.ts';
import { randomFrom, seedOf } from '../support/random.ts';

const deep = process.env.SSH_LINT_DEEP === '1';
const minutes = 60_000;
const noClients = matrixClients().length === 0 ? 'needs an ssh' : undefined;
const noServer = missingServers().includes('sshd') ? 'needs an sshd' : undefined;
const obstacle = noClients ?? noServer ?? connectionsObstacle();

/** Servers that lines of a config let a client reach, and such as no line does, with the key that is used there. */
const reachable = [
  ...[
    'sshd-accepts-ssh-rsa',
    'sshd-accepts-rsa-256',
    'sshd-hostkey-ssh-rsa',
    'sshd-kex-group1',
    'sshd-kex-group14-sha1',
  ],
  ...['sshd-cipher-3des', 'sshd-cipher-aes128-cbc', 'sshd-cipher-gcm-mac-md5', 'sshd-mac-md5', 'sshd-mac-sha1'],
  ...['sshd-legacy', 'sshd-stock', 'ssh2-sha1-no-announcement', 'ssh2-old-appliance', 'ssh2-announces-ssh-rsa'],
];
const unreachable: readonly (readonly [string, string])[] = [
  ['sshd-accepts-ed25519', 'rsa3072'],
  ['sshd-password-only', 'rsa3072'],
  ['sshd-publickey-and-password', 'rsa3072'],
  ['sshd-stock', 'rsa-wrong'],
  ['sshd-legacy', 'ed25519'],
  ['sshd-kex-group1', 'rsa-wrong'],
  ['sshd-rsa-3072', 'rsa2048'],
  ['ssh2-old-appliance', 'ed25519'],
  ['ssh2-announces-no-rsa', 'rsa3072'],
];

/** They announce more than they take, and up to 7.7 an RSA key signs with the best that is announced, whatever the list says. */
const tooProud = ['sshd-accepts-ssh-rsa', 'sshd-accepts-rsa-256', 'sshd-legacy'];
const isHopeless = ({ profile, client }: FixedCell): boolean =>
  tooProud.includes(profile.name) && client.label.startsWith('7.');

function cells(servers: readonly Profile[]): {
  readonly helped: readonly FixedCell[];
  readonly lost: readonly FixedCell[];
} {
  const clients = matrixClients();
  const called = (name: string) => servers.filter((profile) => profile.name === name);
  const clientsFor = (...seed: readonly string[]) =>
    deep ? clients : [randomFrom(seedOf('fixed', ...seed)).pick(clients)];
  const tried = reachable
    .flatMap(called)
    .flatMap((profile) =>
      shapes.flatMap((shape) =>
        clientsFor(profile.name, shape.name).map((client) => fixedCell({ profile, shape, client, key: 'rsa3072' })),
      ),
    );
  const simple = shapes.slice(0, 2);
  const lost = unreachable.flatMap(([name, key]) =>
    called(name).flatMap((profile) =>
      simple.flatMap((shape) =>
        clientsFor(profile.name, key, shape.name).map((client) => fixedCell({ profile, shape, client, key })),
      ),
    ),
  );
  return {
    helped: tried.filter((cell) => !isHopeless(cell)),
    lost: [...lost, ...tried.filter((cell) => isHopeless(cell) && simple.includes(cell.shape))],
  };
}

/** A cell before and after `ssh-lint --fix`. */
interface Told {
  readonly cell: FixedCell;
  readonly before: Truth;
  readonly called: Called;
  readonly isAsBefore: boolean;
  readonly after: Truth;
}

async function tell(profile: Profile, own: readonly FixedCell[]): Promise<readonly Told[]> {
  for (const cell of own) settle(cell);
  const { answers, results } = await record(profile, [probe(), ...own.map(connection)]);
  const [seen, ...before] = results;
  const configuration = writePolicy(policyOf(profile, seenBy(seen?.err ?? ''), answers));
  const called: Called[] = [];
  for (const cell of own) {
    settle(cell);
    called.push(await fix(cell, configuration));
  }
  const after = await record(profile, own.map(connection));
  const nothing = { code: null, out: '', err: '' };
  return own.map((cell, at) => ({
    cell,
    before: truthOf(before[at] ?? nothing),
    called: called[at] ?? { code: -1, out: '', err: '' },
    isAsBefore: isAsBefore(cell),
    after: truthOf(after.results[at] ?? nothing),
  }));
}

const ends = ({ cell, before, called, after }: Told): string =>
  `${cell.name}: ${before.phase} ${before.messages.at(-1)}, then ${after.phase} ${after.messages.at(-1)}\n${called.out}`;

describe.skipIf(obstacle !== undefined)(`what --fix writes${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  let helped: readonly Told[] = [];
  let lost: readonly Told[] = [];

  beforeAll(
    async () => {
      const servers = prepare();
      const wanted = cells(servers);
      const told: Told[] = [];
      for (const profile of servers) {
        const own = [...wanted.helped, ...wanted.lost].filter((cell) => cell.profile === profile);
        if (own.length > 0) told.push(...(await tell(profile, own)));
      }
      helped = told.filter(({ cell }) => wanted.helped.includes(cell));
      lost = told.filter(({ cell }) => wanted.lost.includes(cell));
    },
    (deep ? 60 : 10) * minutes,
  );

  test('lets the real client in, whatever kept it out', () => {
    const failing = helped.filter(({ before }) => before.verdict === 'fail');
    const phases = failing.map(({ before }) => before.phase ?? 'none');
    const shown = [...new Set(phases)].map((phase) => `${phases.filter((each) => each === phase).length} ${phase}`);
    const repaired = failing.filter(({ after }) => after.verdict === 'ok');
    console.log(
      `${repaired.length} of ${failing.length} failing connections repaired (${shown.join(', ')}), of ${helped.length}`,
    );
    expect(failing.filter(({ after }) => after.verdict !== 'ok').map(ends)).toEqual([]);
    expect(failing.length).toBeGreaterThanOrEqual(deep ? 200 : 60);
  });

  test('is nothing where the real client gets in as it is', () => {
    const fine = helped.filter(({ before }) => before.verdict === 'ok');
    expect(fine.filter(({ called }) => /only {2}/.test(called.out)).map(ends)).toEqual([]);
    expect(fine.filter(({ after }) => after.verdict !== 'ok').map(ends)).toEqual([]);
  });

  test('is nothing where no line helps', () => {
    console.log(`${lost.length} connections that no line repairs`);
    expect(lost.filter(({ before }) => before.verdict !== 'fail').map(ends)).toEqual([]);
    expect(lost.filter((each) => !each.isAsBefore).map(ends)).toEqual([]);
  });
});
