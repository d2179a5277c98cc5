/** What is used of the package, by name: the bundler gives a package of CommonJS that is imported late no names. */
export { isMap, isNode, isScalar, isSeq, parseDocument, visit } from 'yaml';
