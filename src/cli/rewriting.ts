import type { Rewritten } from '../fix/passes.ts';
import type { FileSystem } from '../ports.ts';
import { bytesOf } from '../syntax/source.ts';
import type { Input } from './inputs.ts';
import type { Session } from './session.ts';

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

/** The same call on files as they would be. */
export function sessionWith(session: Session, files: Rewritten): Session {
  if (files.texts.size === 0 && files.modes.size === 0) return session;
  const { own, ports } = session;
  return {
    ...session,
    own: { ...own, files: filesWith(own.files, files) },
    ports: { ...ports, files: filesWith(ports.files, files) },
  };
}

/** A text from standard input is in the input itself. */
export function inputWith(input: Input, { texts }: Rewritten): Input {
  const withText = (file: Input['config']['files'][number]): Input['config']['files'][number] => {
    const text = file.bytes === undefined ? undefined : texts.get(file.path);
    return text === undefined ? file : { ...file, bytes: bytesOf(text) };
  };
  return { ...input, config: { ...input.config, files: input.config.files.map(withText) } };
}
