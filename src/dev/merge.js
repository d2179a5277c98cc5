// Puts what the common run needs into one file: to find and open twenty small ones takes Node longer than to run them.
import { dirname, join, relative } from 'node:path';

const ours = /\brequire\("(\.{1,2}\/[^"]+\.cjs)"\)/g;

// What packages bring in a chunk of more bytes than this is worth a file of its own.
const large = 10_000;

/** CommonJS chunks, with all that is ours in the file of `source`. Paths in `metafile` start at `root`. */
export function merge(files, source, { metafile, root }) {
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [join(root, path), output]));
  const main = find(outputs, source);
  const together = allButPackages(main, outputs, root);
  const numbers = new Map([...together].map((path, number) => [path, number]));
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const link = (path, isInside) =>
    texts.get(path).replaceAll(ours, (_, specifier) => {
      const wanted = join(dirname(path), specifier);
      const from = isInside ? main : path;
      const number = numbers.get(wanted);
      if (number === undefined) return `require("${relativePath(from, wanted)}")`;
      return isInside ? `__part(${number})` : `require("${relativePath(from, main)}").__part(${number})`;
    });
  const parts = [...together].map((path) => `function(exports,module){${link(path, true)}\n}`);
  const rest = files.filter(({ path }) => !together.has(path)).map(({ path }) => ({ path, text: link(path, false) }));
  const end = `const __parts=[${parts.join(',\n')}];\nmodule.exports={...__part(${numbers.get(main)}),__part};\n`;
  return [{ path: main, text: start + end }, ...rest];
}

// The names must not be those of anything in a chunk.
const start = `const __loaded=[];
function __part(number){
const known=__loaded[number];
if(known!==undefined)return known.exports;
const fresh={exports:{}};
__loaded[number]=fresh;
__parts[number](fresh.exports,fresh);
return fresh.exports;
}
`;

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
    for (const { kind, path: next, external } of outputs.get(path).imports) {
      if (kind === 'import-statement' && external !== true) visit(join(root, next));
    }
  };
  visit(entry);
  return found;
}

function relativePath(from, to) {
  const path = relative(dirname(from), to).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
}
