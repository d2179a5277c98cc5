// node test/support/connections/cell.js NAME…: a cell of the matrix, SERVER/KEYS/CONFIG/CLIENT; what ssh says, what we say.
// A part of a name stands for all cells that have it, and LIST for their names alone.
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const entry = fileURLToPath(new URL('./cell.ts', import.meta.url));
const outfile = join(tmpdir(), `ssh-lint-cell-${process.pid}.mjs`);
const ownUrls = {
  name: 'own-urls',
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    }));
  },
};
const require = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(${JSON.stringify(import.meta.url)});`;
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  plugins: [ownUrls],
  banner: { js: require },
  sourcemap: 'inline',
});
try {
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(outfile);
}
