// Bundles src/main.ts and src/index.ts into dist/. Plain JavaScript: Node 20 runs it as it is.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

// V8 reads a long JSON string about twice as fast as the same text as an object literal.
const longEnoughForJsonParse = 2_000;

const dataAsJson = {
  name: 'data-as-json',
  setup(bundler) {
    bundler.onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      if (text.length < longEnoughForJsonParse || path.includes('node_modules'))
        return { contents: text, loader: 'json' };
      return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    });
  },
};

// Only the chunk that holds esbuild's helper for CommonJS dependencies pays for a `require`.
const needsRequire = /typeof require\b/;
const withRequire = "const require=process.getBuiltinModule('node:module').createRequire(import.meta.url);\n";

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts', 'src/index.ts'],
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
  write: false,
  plugins: [dataAsJson],
});

await mkdir(dist, { recursive: true });
for (const { path, text } of outputFiles) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, needsRequire.test(text) ? withRequire + text : text);
}

// Chunks of an earlier build carry other hashes; they go last, so that a running program finds its own.
const current = new Set(outputFiles.map(({ path }) => relative(dist, path)));
for (const name of await readdir(dist, { recursive: true })) {
  if (name.endsWith('.js') && !current.has(name)) await rm(join(dist, name));
}
