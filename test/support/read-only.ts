import type { FileSystem, WritableFiles, WriteRefusal } from '../../src/ports.ts';

const refusal: WriteRefusal = { reason: 'read-only', message: 'nothing is written here' };

/** A file system in which nothing can be changed. */
export const readOnly = (files: FileSystem): WritableFiles => ({
  ...files,
  refusal: () => refusal,
  replaceFile: () => refusal,
  changeMode: () => refusal,
});
