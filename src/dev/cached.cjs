// Loads a bundle with the bytecode that V8 made of it when it was built: to compile takes longer than to run.
const { readFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { Script } = require('node:vm');

/** The bundle is ASCII. V8 itself refuses bytecode of another release, and compiles. */
function compiled(file, cachedData) {
  const source = readFileSync(file, 'latin1');
  return new Script(`(function(exports,require,module,__filename,__dirname){${source}\n})`, {
    filename: file,
    cachedData,
  });
}

function exportsOf(script, file, require) {
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  return module.exports;
}

/** Whoever has no bytecode that fits loads the file as any other. */
function load(file, cache) {
  let bytecode;
  try {
    bytecode = readFileSync(cache);
  } catch {
    return require(file);
  }
  return exportsOf(compiled(file, bytecode), file, require);
}

module.exports = { compiled, exportsOf, load };
