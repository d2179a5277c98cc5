// node test/support/compare.js CLIENT CONFIG HOST [SSH OPTION...]: what ssh says, what we say, and where they differ.
// CLIENT is installed, 7.5, 8.4 … or all. CONFIG is given with -F; a folder is a home, and then HOST sees its .ssh/config.
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const entry = fileURLToPath(new URL('./compare.ts', import.meta.url));
const outfile = join(tmpdir(), `ssh-lint-compare-${process.pid}.mjs`);
const ownUrls = {
  name: 'own-urls',
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    }));
  },
};
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  plugins: [ownUrls],
  sourcemap: 'inline',
});
try {
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(outfile);
}
