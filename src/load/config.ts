import { readerOf } from '../read/read.ts';
import { dialectOf } from '../syntax/dialect.ts';
import { sourceFromText } from '../syntax/source.ts';
import { modeFault, readDocument } from './follow.ts';
import type { Config, ConfigFile, FileProblem, FileProblemKind, Loading, LoadRequest } from './types.ts';

export type * from './types.ts';

const MISSING = ['missing', 'directory'];

/** The user's own file is the only one of these whose owner and mode ssh looks at. */
function ownFault(loading: Loading, { path, role }: ConfigFile): string | undefined {
  const isOwn = role === 'user' && path === `${loading.ports.user.home}/.ssh/config`;
  return isOwn ? modeFault(loading, path) : undefined;
}

function openFirst(loading: Loading, file: ConfigFile): void {
  const { path, role } = file;
  const opened = loading.opener.open(path);
  const report = (kind: FileProblemKind, found: Partial<FileProblem> = {}): void => {
    const nothing = {
      step: undefined,
      argument: undefined,
      looks: undefined,
      source: undefined,
      message: '',
      fatal: true,
    };
    loading.problems.push({ kind, path, ...nothing, ...found });
  };
  if (opened.kind !== 'text') {
    if (MISSING.includes(opened.kind) && file.optional) return;
    const kind = opened.kind === 'too-large' ? 'limit' : MISSING.includes(opened.kind) ? 'missing' : 'unreadable';
    report(kind, { message: opened.message, source: sourceFromText(path, '') });
    return;
  }
  loading.count.files += 1;
  const { source, looks } = opened;
  const document = looks === undefined ? loading.opener.parse(source, dialectOf(loading.client)) : undefined;
  loading.read.set(source.path, { source, document, role, looks, includedBy: undefined });
  const fault = ownFault(loading, file);
  if (fault !== undefined) report('permissions', { source, message: fault });
  if (document === undefined) {
    report('no-config', { source, looks });
    return;
  }
  if (document.tooLong !== undefined) report('line-too-long', { source, message: String(document.tooLong) });
  readDocument(loading, document, { role, outer: undefined, chain: [path] });
}

/** Reads files and all that they Include as one client does, for every destination at once. */
export function loadConfig(request: LoadRequest): Config {
  const loading: Loading = {
    ...request,
    read: new Map(),
    steps: [],
    blocks: [],
    inclusions: [],
    problems: [],
    readLine: readerOf(request.context),
    count: { files: 0 },
  };
  for (const file of request.files) openFirst(loading, file);
  const { client, steps, blocks, inclusions, problems } = loading;
  const repeats = loading.count.files > loading.read.size;
  const cut = problems.some(({ kind }) => kind === 'limit');
  const { environment } = request.context;
  const { home } = request.ports.user;
  return {
    client,
    home,
    environment,
    files: [...loading.read.values()],
    steps,
    blocks,
    inclusions,
    problems,
    cut,
    repeats,
  };
}
