// Runs a bundle as people do and keeps the bytecode: node src/dev/warm-up.cjs <bundle> <file to write>
const { writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { compiled, exportsOf } = require('./cached.cjs');

const [bundle, cache] = process.argv.slice(2);
const config = join(__dirname, '../../examples/config');
const calls = [
  ['--target', '9.2', '--no-config', config],
  ['resolve', 'bastion', '--target', '9.2', '-F', config],
  ['resolve', 'bastion', '--target', '9.2', '-F', '/dev/null'],
];

async function warmUp() {
  const script = compiled(bundle);
  const { run } = exportsOf(script, bundle, createRequire(bundle));
  for (const call of calls) {
    process.argv = [process.execPath, 'ssh-lint', ...call];
    await run();
    if (process.exitCode === 70) throw new Error(`ssh-lint ${call.join(' ')} crashed`);
  }
  process.exitCode = 0;
  writeFileSync(cache, script.createCachedData());
}

warmUp();
