import { configWith, filesWith } from '../fix/files-with.ts';
import type { Rewritten } from '../fix/passes.ts';
import type { Input } from './inputs.ts';
import type { Session } from './session.ts';

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
export function inputWith(input: Input, files: Rewritten): Input {
  return { ...input, config: configWith(input.config, files) };
}
