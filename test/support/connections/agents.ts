import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyPath } from './keys.ts';

/** Agents, and the keys that they hold, in order. */
const agents = {
  two: ['rsa3072', 'ed25519'],
  wrong: ['wrong1', 'wrong2', 'rsa-wrong'],
  many: ['wrong1', 'wrong2', 'wrong3', 'wrong4', 'wrong5', 'wrong6', 'ed25519'],
  certified: ['wrong1', 'cert-rsa', 'ecdsa256'],
} as const;

export type AgentName = keyof typeof agents;

interface Running {
  readonly folder: string;
  readonly children: readonly ChildProcess[];
}

let running: Running | undefined;

const socketIn = (folder: string, name: string): string => join(folder, `${name}.sock`);

/** Where the agent listens while it runs. */
export const socketOf = (name: AgentName | undefined): string | undefined =>
  running === undefined || name === undefined ? undefined : socketIn(running.folder, name);

/** An agent says where it listens as soon as it does. */
async function start(folder: string, name: string, keys: readonly string[]): Promise<ChildProcess> {
  const socket = socketIn(folder, name);
  const child = spawn('ssh-agent', ['-D', '-a', socket], { stdio: ['ignore', 'pipe', 'ignore'] });
  if (child.stdout !== null) await once(child.stdout, 'data');
  const environment = { PATH: process.env.PATH ?? '', SSH_AUTH_SOCK: socket };
  for (const key of keys) spawnSync('ssh-add', ['-q', keyPath(key)], { env: environment, stdio: 'ignore' });
  if (!existsSync(socket)) throw new Error(`no agent at ${socket}`);
  return child;
}

export async function startAgents(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-lint-agents-'));
  const children = await Promise.all(Object.entries(agents).map(([name, keys]) => start(folder, name, keys)));
  running = { folder, children };
}

export function stopAgents(): void {
  for (const child of running?.children ?? []) child.kill();
  if (running !== undefined) rmSync(running.folder, { recursive: true, force: true });
  running = undefined;
}
