import type { Reporter, TestModule } from 'vitest/node';

/** Where tests skip, the name of what they stand in says why, or the test does when it runs. */
const skippedIn = (module: TestModule) =>
  [...module.children.allTests('skipped')].map((test) => {
    const { parent } = test;
    const result = test.result();
    const note = result.state === 'skipped' && result.note !== undefined ? ` (${result.note})` : '';
    return (parent.type === 'module' ? module.relativeModuleId : parent.fullName) + note;
  });

const broken = (module: TestModule) =>
  [module, ...module.children.allSuites()].filter((each) => each.errors().length > 0).length;

/** Names what is skipped, and ends a run with one line that a machine can read: `N passed, N failed, N skipped`. */
export const closingLine: Reporter = {
  onTestRunEnd(modules, errors, reason) {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (...wanted: readonly string[]) => states.filter((state) => wanted.includes(state)).length;
    const unrunnable = modules.reduce((sum, module) => sum + broken(module), errors.length);
    // A run that fails without a failed test (no test file found, say) must not look clean.
    const failed = count('failed') + unrunnable || (reason === 'failed' ? 1 : 0);
    for (const name of new Set(modules.flatMap(skippedIn))) console.log(`skipped: ${name}`);
    console.log(`${count('passed')} passed, ${failed} failed, ${count('skipped', 'pending')} skipped`);
  },
};
