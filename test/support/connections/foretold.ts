import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { main } from '../../../src/cli/main.ts';
import { nodePorts } from '../../../src/node.ts';
import type { Phase } from '../../../src/predict/types.ts';
import { type Cell, environmentOf, homeOf, sharedArgs } from './cells.ts';
import { connectionsFolder } from './keys.ts';
import type { policyOf } from './policy.ts';

interface Repair {
  readonly text: string;
  readonly lines: readonly string[];
  readonly block: string | null;
}

/** What `ssh-lint check --format json` says, as far as it is compared. */
export interface Foretold {
  readonly verdict: 'ok' | 'fail' | 'unknown';
  readonly phase: Phase | null;
  readonly cause: string | null;
  readonly sshMessage: string | null;
  readonly fallback: readonly string[];
  readonly conditions: readonly {
    readonly if: string;
    readonly cause: string | null;
    readonly sshMessage: string | null;
    /** Of the repair. */
    readonly lines: readonly string[];
  }[];
  readonly repairs: readonly Repair[];
  readonly negotiated: Readonly<
    Record<'kex' | 'hostKeyAlgorithm' | 'cipher' | 'mac' | 'key' | 'signatureAlgorithm', string | null>
  > | null;
  readonly attempts: readonly {
    readonly key: string;
    readonly source: 'file' | 'agent' | 'certificate';
    readonly type: string | null;
    readonly outcome: string;
    readonly signatureAlgorithm: string | null;
    readonly reason: string | null;
  }[];
  readonly findings: readonly { readonly severity: string; readonly message: string }[];
}

/** How a call of ssh-lint ended. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Calls the program in this process, as somebody who lives in this home. */
export async function callAs(
  home: string,
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Called> {
  const spoken = { out: '', err: '' };
  const said = (text: string | Uint8Array): string => (typeof text === 'string' ? text : Buffer.from(text).toString());
  const ports = nodePorts();
  const code = await main(argv, {
    ...ports,
    user: { ...ports.user, home },
    environment: { PATH: '/usr/bin:/bin', HOME: home, ...environment },
    run: () => ({ code: 1, stdout: '', stderr: '' }),
    out: (text) => {
      spoken.out += said(text);
    },
    err: (text) => {
      spoken.err += said(text);
    },
  });
  return { code, ...spoken };
}

/** A configuration file with one policy; answers with its path. */
export function writePolicy(policy: ReturnType<typeof policyOf>): string {
  const path = join(connectionsFolder(), 'policies', `${policy.id}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ policies: [policy] }, undefined, 2));
  return path;
}

/** What stands behind `ssh-lint`. */
export const checkArgs = (cell: Cell, configuration: string): readonly string[] => [
  ...['check', '--format', 'json', '--config', configuration, '--target', cell.client.banner],
  ...sharedArgs(cell),
];

/** What is foretold of a cell, before any connection; a complaint where the program gave no answer. */
export async function foretell(cell: Cell, configuration: string): Promise<Foretold | string> {
  const { code, out, err } = await callAs(homeOf(cell.keys), checkArgs(cell, configuration), environmentOf(cell));
  if (code !== 0 && code !== 1) return `exit ${code}: ${err.trim()}`;
  const foretold: Foretold = JSON.parse(out);
  return foretold;
}
