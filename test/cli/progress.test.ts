import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { progressFor } from '../../src/cli/progress.ts';
import { type MemoryWorld, memoryPorts } from '../support/memory-ports.ts';

/** A clock that goes on by this many milliseconds each time it is looked at. */
function clock(step: number): () => number {
  let time = 0;
  return () => {
    time += step;
    return time;
  };
}

function shown(world: MemoryWorld, step: number, ticks: number): string {
  const ports = memoryPorts(world);
  const progress = progressFor(ports, clock(step));
  for (let at = 0; at < ticks; at += 1) progress.tick();
  progress.done();
  progress.done();
  return ports.stderr;
}

const terminal = { terminal: { isTerminal: true } };

describe('progress', () => {
  test('is shown after a second, now and then, and taken back', () => {
    const text = shown(terminal, 50, 512 * 24);
    expect(text).toBe(
      '\r\x1b[2Kssh-lint: 10240 lines …\r\x1b[2Kssh-lint: 11264 lines …\r\x1b[2Kssh-lint: 12288 lines …\r\x1b[2K',
    );
  });

  test.each([
    ['before a second', terminal, 1],
    ['where there is no terminal', {}, 5000],
    ['on a dumb one', { ...terminal, environment: { TERM: 'dumb' } }, 5000],
  ] as const)('is not shown %s', (_, world, step) => {
    expect(shown(world, step, 512 * 24)).toBe('');
  });

  test('is not seen of a short run', async () => {
    const ports = memoryPorts({ ...terminal, files: { '/x': 'Host a\n' } });
    expect(await main(['--target', '9.2', '--no-config', '/x'], ports)).toBe(0);
    expect(ports.stderr).toBe('');
  });
});
