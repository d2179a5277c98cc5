// Puts what the common run needs into one file: to find and open twenty small ones takes Node longer than to run them.
import { dirname, join, relative } from 'node:path';

// What packages bring in a chunk of more bytes than this is worth a file of its own.
const large = 10_000;

/**
 * Chunks of ES modules as CommonJS, with all that is ours in the file of `source`. `convert` turns into CommonJS what is
 * left of a chunk when those that it imports are linked. Paths in `metafile` start at `root`.
 */
export async function merge(files, source, { metafile, root, convert }) {
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [join(root, path), output]));
  const main = find(outputs, source);
  const together = allButPackages(main, outputs, root);
  refuseCircles(outputs, root);
  const numbers = new Map([...together].map((path, number) => [path, number]));
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const link = (path, isInside) => {
    const chunk = (specifier) => {
      const wanted = join(dirname(path), specifier);
      const from = isInside ? main : path;
      const number = numbers.get(wanted);
      if (number === undefined) return `require("${relativePath(from, wanted)}")`;
      return isInside ? `__part(${number})` : `require("${relativePath(from, main)}").__part(${number})`;
    };
    return convert(linked(texts.get(path), chunk));
  };
  const inside = [];
  for (const path of together) inside.push(`function(__self){${await link(path, true)}\n}`);
  const rest = [];
  for (const { path } of files) {
    if (!together.has(path)) rest.push({ path, text: `const __self=module;${await link(path, false)}` });
  }
  const end = `const __parts=[${inside.join(',\n')}];\nmodule.exports={...__part(${numbers.get(main)}),__part};\n`;
  return [{ path: main, text: start + end }, ...rest];
}

// The names must not be those of anything in a chunk.
const start = `const __loaded=[];
function __part(number){
const known=__loaded[number];
if(known!==undefined)return known.exports;
const fresh={exports:{}};
__loaded[number]=fresh;
__parts[number](fresh);
return fresh.exports;
}
`;

const imported = /\bimport(?:\{([^}]*)\}from)?"(\.{1,2}\/[^"]+\.cjs)";/g;
const wholeOfNode = /\bimport ([\w$]+) from"(node:[^"]+)";/g;
const importedLater = /\bimport\("(\.{1,2}\/[^"]+\.cjs)"\)/g;
const exported = /\bexport\{([^}]*)\};\s*$/;

/**
 * A chunk that takes values out of other chunks and gives values away. esbuild's own CommonJS asks two functions for each
 * use of an import, so that it would see it change: nothing that we export does.
 */
function linked(text, chunk) {
  if (/\b__esm\b/.test(text)) throw new Error('a chunk has modules whose exports are set later');
  const properties = (names) => names.replace(/([\w$]+) as ([\w$]+)/g, '$1:$2');
  return (
    text
      .replaceAll(imported, (_, names, path) =>
        names === undefined ? `${chunk(path)};` : `var{${properties(names)}}=${chunk(path)};`,
      )
      // esbuild would wrap each member, of `node:fs` a hundred.
      .replaceAll(wholeOfNode, (_, name, path) => `var ${name}=require("${path}");`)
      .replaceAll(importedLater, (_, path) => `Promise.resolve().then(()=>${chunk(path)})`)
      .replace(exported, (_, names) => `__self.exports={${names.replace(/([\w$]+) as ([\w$]+)/g, '$2:$1')}};`)
  );
}

/** Of two chunks that import each other, one would find nothing in the other. */
function refuseCircles(outputs, root) {
  const done = new Set();
  const visit = (path, above) => {
    if (above.includes(path)) throw new Error(`chunks import each other: ${[...above, path].join(' ')}`);
    if (done.has(path)) return;
    for (const next of importsOf(path, outputs, root)) visit(next, [...above, path]);
    done.add(path);
  };
  for (const path of outputs.keys()) visit(path, []);
}

function find(outputs, source) {
  const found = [...outputs].find(([, { entryPoint }]) => entryPoint === source);
  if (found === undefined) throw new Error(`no chunk begins with ${source}`);
  return found[0];
}

/** What the program begins with, and what it loads later unless that comes with a large package. */
function allButPackages(main, outputs, root) {
  const all = closure(main, outputs, root);
  const later = [...outputs].flatMap(([path, { entryPoint }]) => (entryPoint === undefined ? [] : [path]));
  for (const path of later) {
    const more = [...closure(path, outputs, root)].filter((each) => !all.has(each));
    const inputs = more.flatMap((each) => Object.entries(outputs.get(each).inputs));
    const foreign = inputs.filter(([input]) => /(?:^|\/)node_modules\//.test(input));
    const bytes = foreign.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    if (bytes <= large) for (const each of more) all.add(each);
  }
  return all;
}

/** A chunk and what it imports without waiting. */
function closure(entry, outputs, root) {
  const found = new Set();
  const visit = (path) => {
    if (found.has(path)) return;
    found.add(path);
    for (const next of importsOf(path, outputs, root)) visit(next);
  };
  visit(entry);
  return found;
}

function importsOf(path, outputs, root) {
  return outputs
    .get(path)
    .imports.flatMap(({ kind, path: next, external }) =>
      kind === 'import-statement' && external !== true ? [join(root, next)] : [],
    );
}

function relativePath(from, to) {
  const path = relative(dirname(from), to).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
}
