import type { LintConfig } from '../lint/request.ts';
import type { FileSystem } from '../ports.ts';
import { bytesOf } from '../syntax/source.ts';
import type { Rewritten } from './passes.ts';

/** The files as they would be with these texts and modes. */
export function filesWith<Files extends FileSystem>(files: Files, { texts, modes }: Rewritten): Files {
  const real = (path: string): string => files.realPath(path) ?? path;
  const byRealPath = new Map([...texts].map(([path, text]) => [real(path), bytesOf(text)] as const));
  const modeOf = new Map([...modes].map(([path, { to }]) => [real(path), to] as const));
  return {
    ...files,
    read: (path) => {
      const bytes = byRealPath.get(real(path));
      return bytes === undefined ? files.read(path) : { bytes };
    },
    stat: (path) => {
      const stat = files.stat(path);
      const mode = modeOf.get(real(path));
      return stat === undefined || mode === undefined ? stat : { ...stat, mode };
    },
  };
}

/** Bytes that were given stand for the file, and so does their new text. */
export function configWith(config: LintConfig, { texts }: Rewritten): LintConfig {
  const files = config.files.map((file) => {
    const text = file.bytes === undefined ? undefined : texts.get(file.path);
    return text === undefined ? file : { ...file, bytes: bytesOf(text) };
  });
  return { ...config, files };
}
