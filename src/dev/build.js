// Bundles into dist/: the program (main.cjs and its chunks) and the library (index.js).
// Plain JavaScript, so that Node 20 runs it as it is.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { merge } from './merge.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

// V8 reads a long JSON string about twice as fast as the same text as an object literal.
const worthParsing = 2_000;

const dataAsJson = {
  name: 'data-as-json',
  setup(bundler) {
    bundler.onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      if (text.length < worthParsing || path.includes('node_modules')) return { contents: text, loader: 'json' };
      return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    });
  },
};

const common = {
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
};

// cosmiconfig would load it to run configurations written in TypeScript; ours are never run.
const external = ['typescript'];

const bundle = { ...common, absWorkingDir: root, outdir: dist, bundle: true, write: false, format: 'esm', external };

/** The program is CommonJS: Node starts it in 1.04 of a bare start, ES modules take 1.12. */
async function program() {
  // esbuild splits only ES modules, so each chunk becomes CommonJS afterwards.
  const { outputFiles, metafile } = await build({
    ...bundle,
    metafile: true,
    entryPoints: ['src/main.ts'],
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    plugins: [dataAsJson],
  });
  const chunks = await Promise.all(outputFiles.map(async ({ path, text }) => ({ path, text: await asCommonJs(text) })));
  return merge(chunks, ['src/main.ts', ...commonRun], { metafile, root });
}

/** What linting a file loads, besides what the program begins with. */
const commonRun = ['src/cli/commands/lint.ts', 'rules/index.ts'];

async function asCommonJs(text) {
  const { code } = await transform(text, {
    ...common,
    format: 'cjs',
    supported: { 'dynamic-import': false }, // import() of a chunk becomes a require() in a promise
    define: { 'import.meta.url': 'importMetaUrl' },
  });
  if (!code.includes('importMetaUrl')) return code;
  return `const importMetaUrl=require('node:url').pathToFileURL(__filename).href;${code}`;
}

/** The library is an ES module in one file. */
async function library() {
  const { outputFiles } = await build({ ...bundle, entryPoints: ['src/index.ts'], plugins: [dataAsJson] });
  return outputFiles.map(({ path, text }) => ({ path, text: needsRequire.test(text) ? withRequire + text : text }));
}

// esbuild's helper for CommonJS dependencies looks for a `require`.
const needsRequire = /typeof require\b/;
const withRequire = "const require=process.getBuiltinModule('node:module').createRequire(import.meta.url);\n";

const files = [...(await program()), ...(await library())];
for (const { path, text } of files) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

// Chunks of an earlier build carry other hashes. They go last: a running program finds its own.
const current = new Set(files.map(({ path }) => relative(dist, path)));
for (const name of await readdir(dist, { recursive: true })) {
  if (/\.c?js$/.test(name) && !current.has(name)) await rm(join(dist, name), { force: true });
}
