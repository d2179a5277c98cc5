// Runs a bundle as people do in one way and keeps the bytecode: node src/dev/warm-up.cjs <bundle> <way> <file to write>
const { generateKeyPairSync } = require('node:crypto');
const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { crc32 } = require('node:zlib');
const { compiled, exportsOf } = require('./cached.cjs');

const [bundle, way, cache] = process.argv.slice(2);
const config = join(__dirname, '../../examples/config');
const home = mkdtempSync(join(tmpdir(), 'ssh-lint-warm-up-'));
process.env.XDG_CACHE_HOME = home;
const common = ['--target', '9.2', '--no-config', '--home', home];
const calls = {
  lint: [
    [...common, config],
    [...common, '--format', 'json', join(home, '.ssh/config')],
    [...common],
    ['--no-config', '--home', home],
    ['--version'],
  ],
  'lint-no-keys': [
    [...common, '--no-keys', config],
    ['--no-config', '--no-keys', '--home', home],
  ],
  check: [
    ['check', 'github.com', ...common],
    ['check', 'elsewhere', ...common],
    ['check', 'old', ...common],
    ['check', 'elsewhere', '--no-config', '--home', home],
  ],
  resolve: [
    ['resolve', 'bastion', ...common, '-F', config],
    ['resolve', 'bastion', ...common, '-F', '/dev/null'],
  ],
};

/** A home as many are: two keys, and a config that names one for each of two hosts. */
function makeHome() {
  const folder = join(home, '.ssh');
  mkdirSync(folder, { mode: 0o700 });
  const write = (name, text) => writeFileSync(join(folder, name), text, { mode: 0o600 });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const { x } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  const blob = Buffer.concat([field('ssh-ed25519'), field(Buffer.from(x, 'base64url'))]).toString('base64');
  write('id_rsa', rsa.export({ type: 'pkcs1', format: 'pem' }));
  write('id_ed25519.pub', `ssh-ed25519 ${blob} me@here\n`);
  write(
    'known_hosts',
    `|1|MDEyMzQ1Njc4OTAxMjM0NTY3ODk=|MDEyMzQ1Njc4OTAxMjM0NTY3ODk= ssh-ed25519 ${blob}\ngithub.com ssh-ed25519 ${blob}\n`,
  );
  write(
    'config',
    'Host github.com\n  User git\n  IdentityFile ~/.ssh/id_rsa\n\nHost old\n  # ssh-lint-policy openssh-7.4\n  HostName old.example\n  IdentityFile ~/.ssh/id_ed25519\n\nHost *\n  ServerAliveInterval 30\n',
  );
}

/** A string as keys have it: its length in front. */
function field(content) {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

async function warmUp() {
  const script = compiled(bundle);
  const { run } = exportsOf(script, bundle, createRequire(bundle));
  for (const call of calls[way]) {
    process.argv = [process.execPath, 'ssh-lint', ...call];
    await run();
    if (process.exitCode === 70) throw new Error(`ssh-lint ${call.join(' ')} crashed`);
  }
  process.exitCode = 0;
  const bytecode = script.createCachedData();
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(crc32(bytecode));
  writeFileSync(cache, Buffer.concat([bytecode, checksum]));
}

makeHome();
warmUp().finally(() => rmSync(home, { recursive: true }));
