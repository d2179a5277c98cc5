// All that CI checks, one after the other, whatever fails: npm run check
import { spawnSync } from 'node:child_process';

const steps = ['lint', 'types', 'unused', 'generate -- --check', 'budgets'];

const succeeds = (step) => spawnSync(`npm run --silent ${step}`, { shell: true, stdio: 'inherit' }).status === 0;

const failed = steps.filter((step) => !succeeds(step));
for (const step of failed) console.error(`failed: npm run ${step}`);

// The tests come last, as their last line is the result that others read.
if (!succeeds('test') || failed.length > 0) process.exitCode = 1;
