// Loads a bundle with the bytecode that V8 made of it when it was built: to compile takes longer than to run.
const { readFileSync } = require('node:fs');
const { dirname } = require('node:path');
const { Script } = require('node:vm');

/** The bundle is one function, as ASCII. V8 itself refuses bytecode of another release, and compiles. */
function compiled(file, cachedData) {
  return new Script(readFileSync(file, 'latin1'), { filename: file, cachedData });
}

function exportsOf(script, file, require) {
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  return module.exports;
}

/** Whoever has no bytecode that fits compiles. */
function load(file, cache) {
  return exportsOf(compiled(file, bytecodeIn(cache)), file, require);
}

/** V8 takes damaged bytecode as it is and crashes, so that a checksum of what stands before it ends the file. */
function bytecodeIn(cache) {
  try {
    const bytes = readFileSync(cache);
    const end = bytes.length - 4;
    const bytecode = bytes.subarray(0, end);
    return checksum(bytecode) === bytes.readUInt32LE(end) ? bytecode : undefined;
  } catch {
    return undefined;
  }
}

/** CRC-32. `node:zlib` brings all streams along, which takes longer to load than the program; what it calls does not. */
function checksum(bytes) {
  const { noDeprecation } = process;
  // With `--pending-deprecation` Node would warn of the binding. Where it is gone, the module is loaded.
  process.noDeprecation = true;
  try {
    return process.binding('zlib').crc32(bytes, 0);
  } catch {
    return require('node:zlib').crc32(bytes);
  } finally {
    process.noDeprecation = noDeprecation;
  }
}

module.exports = { compiled, exportsOf, load };
