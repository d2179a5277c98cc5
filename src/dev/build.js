// Bundles into dist/: the program (main.cjs, which loads program-*.cjs and chunks) and the library (index.js).
// Plain JavaScript, so that Node 20 runs it as it is.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { merge } from './merge.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

// V8 reads a long JSON string about twice as fast as the same text as an object literal.
const worthParsing = 2_000;

/** What stands in src/client/data for people and for the tests, and is never looked at when the program runs. */
const forReaders = new Set(['sources', 'summary']);

const policies = join(root, 'src/server/policies');

/** A policy whose facts are read when somebody asks for them: of most runs, nobody does. */
function unread(text) {
  const { id, match, ...rest } = JSON.parse(text);
  const own = Object.entries({ id, match }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}:${JSON.stringify(value)}`],
  );
  const later = Object.keys(rest).map((key) => `get ${key}(){return(read??=JSON.parse(text)).${key}}`);
  return `let read;const text=${JSON.stringify(JSON.stringify(rest))};export default {${[...own, ...later].join(',')}};`;
}

const dataAsJson = {
  name: 'data-as-json',
  setup(bundler) {
    bundler.onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const isFacts = dirname(path) === join(root, 'src/client/data');
      const leaveOut = (key, value) => (isFacts && forReaders.has(key) ? undefined : value);
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8'), leaveOut));
      if (dirname(path) === policies) return { contents: unread(text), loader: 'js' };
      if (text.length < worthParsing || path.includes('node_modules')) return { contents: text, loader: 'json' };
      return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    });
  },
};

const lookAtStdout = '(p.stdout || {}).isTTY';

/** picocolors looks at the terminal when it is loaded, for which Node loads its streams. Ours is asked through the ports. */
const blindColors = {
  name: 'blind-colors',
  setup(bundler) {
    bundler.onLoad({ filter: /\/picocolors\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes(lookAtStdout)) throw new Error(`${path} looks at the terminal in another way`);
      return { contents: text.replace(lookAtStdout, 'false'), loader: 'js' };
    });
  },
};

const common = {
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
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
    plugins: [dataAsJson, blindColors],
  });
  const [main, ...rest] = await merge(outputFiles, 'src/main.ts', { metafile, root, convert: asCommonJs });
  const name = `program-${createHash('sha256').update(main.text).digest('hex').slice(0, 12)}`;
  const cached = await readFile(join(root, 'src/dev/cached.cjs'), 'utf8');
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return [
    {
      path: join(dist, `${name}.cjs`),
      text: `(function(exports,require,module,__filename,__dirname){${main.text}\n})`,
    },
    ...rest,
    { ...main, text: `${cached}\n${start(name, manifest.version)}` },
  ];
}

/** Each has bytecode of its own: V8 reads all that a file holds, and what one of them runs is half of what all run. */
const ways = ['check', 'resolve', 'lint-no-keys', 'lint'];

// Named after what they hold, so that bytecode never meets another text than its own. Who asks for the version alone
// need not wait for the rest. Options may stand before a command; with the bytecode of another way all works, but slower.
const start = (name, version) => `const [,,...words]=process.argv;
const lint=words.includes('--no-keys')?'lint-no-keys':'lint';
const way=words.find(word=>word==='check'||word==='resolve')??lint;
const cache=\`\${__dirname}/${name}-\${way}-\${process.version}-\${process.platform}-\${process.arch}.cache\`;
const program=()=>load(\`\${__dirname}/${name}.cjs\`,cache);
if(words.length!==1||words[0]!=='--version')Object.assign(module.exports,program());
else module.exports.run=async()=>{
try{require('node:fs').writeSync(1,'${version}\\n')}catch{return program().run()}
};
`;

/** esbuild leaves patterns as they are, and `cached.cjs` reads one byte as one character. */
const asAscii = (code) =>
  code.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

async function asCommonJs(text) {
  const { code: written } = await transform(text, {
    ...common,
    format: 'cjs',
    supported: { 'dynamic-import': false }, // import() of a chunk becomes a require() in a promise
    define: { 'import.meta.url': 'importMetaUrl' },
  });
  const code = asAscii(written);
  if (!code.includes('importMetaUrl')) return code;
  return `const importMetaUrl=require('node:url').pathToFileURL(__filename).href;${code}`;
}

/** The library is an ES module in one file. */
async function library() {
  const { outputFiles } = await build({ ...bundle, entryPoints: ['src/index.ts'], plugins: [dataAsJson, blindColors] });
  return outputFiles.map(({ path, text }) => ({ path, text: needsRequire.test(text) ? withRequire + text : text }));
}

// esbuild's helper for CommonJS dependencies looks for a `require`.
const needsRequire = /typeof require\b/;
const withRequire = "const require=process.getBuiltinModule('node:module').createRequire(import.meta.url);\n";

const files = [...(await program()), ...(await library())];
// Two builds at once, of two test runs say, keep out of each other's way.
const fresh = `.${process.pid}.new`;

for (const { path, text } of files) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path + fresh, text);
  await rename(path + fresh, path);
}

/** Bytecode of one way for this Node, beside the bundle. Another Node finds none of its own there, and compiles. */
async function keepBytecode(path, way) {
  const cache = path.replace(/\.cjs$/, `-${way}-${process.version}-${process.platform}-${process.arch}.cache`);
  if (existsSync(cache)) return cache;
  const call = [join(root, 'src/dev/warm-up.cjs'), path, way, cache + fresh];
  const { status, stderr } = spawnSync(process.execPath, call);
  if (status === 0) await rename(cache + fresh, cache);
  else console.error(`no bytecode: ${stderr}`);
  return cache;
}

const caches = [];
for (const way of ways) caches.push(await keepBytecode(files[0].path, way));

// Files of an earlier build carry other hashes. They go last: a running program finds its own.
const current = new Set([...files.map(({ path }) => path), ...caches].map((path) => relative(dist, path)));
for (const name of await readdir(dist, { recursive: true })) {
  if (/\.(c?js|cache)$/.test(name) && !current.has(name)) await rm(join(dist, name), { force: true });
}
