// Runs before a test file where `npm run mutate` asks for a change in what is loaded once.
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly change: string | undefined;
  }
}

// What would go on for ever is ended.
globalThis.__stryker__ = { activeMutant: inject('change'), hitCount: 0, hitLimit: 10_000_000 };
