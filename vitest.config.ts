import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { closingLine } from './src/dev/closing-line.ts';

const deep = process.env.SSH_LINT_DEEP === '1';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What programs keep for later runs is not to lie among the developer's own.
    env: { XDG_CACHE_HOME: join(tmpdir(), 'ssh-lint-test-cache') },
    setupFiles: ['test/setup.ts'],
    // Nothing here keeps state between calls, so files can share a worker: the engine is loaded once, not 200 times.
    isolate: false,
    pool: 'threads',
    // While one waits for real clients, another computes, also where there are two processors only.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: (deep ? 20 : 5) * 60_000,
    hookTimeout: (deep ? 20 : 5) * 60_000,
    reporters: ['default', closingLine],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'rules/**/*.ts'],
      exclude: ['src/dev/**', 'src/node.ts', 'src/**/types.ts'],
    },
  },
});
