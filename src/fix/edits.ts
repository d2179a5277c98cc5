import type { Fix, TextEdit } from '../lint/finding.ts';
import { lineOf } from '../syntax/source.ts';

/** The edits of one file, in the order of the text, none of which overlap. */
export type Edits = readonly TextEdit[];

/** Whether an edit puts whole lines in front of another one, which stays as it is. */
export function insertsLines({ source, span, text }: TextEdit): boolean {
  if (span.start !== span.end || !text.endsWith('\n')) return false;
  return span.start === 0 || source.text[span.start - 1] === '\n';
}

const keyOf = ({ source, span, text }: TextEdit): string => `${source.path}\n${span.start} ${span.end} ${text}`;

/** The edits of these fixes by the path of their file, each once. */
export function byFile(fixes: readonly Fix[]): ReadonlyMap<string, Edits> {
  const unique = new Map(fixes.flatMap(({ edits }) => edits.map((edit): [string, TextEdit] => [keyOf(edit), edit])));
  const files = new Map<string, TextEdit[]>();
  for (const edit of unique.values()) {
    const known = files.get(edit.source.path);
    if (known) known.push(edit);
    else files.set(edit.source.path, [edit]);
  }
  for (const edits of files.values()) edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return files;
}

/** A text with its edits made. Every character outside of them stays. */
export function applied(text: string, edits: Edits): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: fresh } of edits) {
    parts.push(text.slice(at, span.start), fresh);
    at = Math.max(at, span.end);
  }
  return [...parts, text.slice(at)].join('');
}

/** The lines that an edit changes, as keys; inserted lines have the place to themselves, or share it with blocks for others. */
function linesOf(edit: TextEdit): readonly string[] {
  const { source, span } = edit;
  if (insertsLines(edit)) return [`${source.path}\n+${span.start}`];
  const first = lineOf(source, span.start);
  const last = lineOf(source, Math.max(span.start, span.end - 1));
  return Array.from({ length: last - first + 1 }, (_, index) => `${source.path}\n${first + index}`);
}

/** One block for one destination that has none: several may be put in at the same place. */
function isBlock({ edits, need }: Fix): boolean {
  const [edit, more] = edits;
  return (
    need !== undefined &&
    need.kind !== 'less' &&
    more === undefined &&
    edit !== undefined &&
    insertsLines(edit) &&
    /^host\b/i.test(edit.text)
  );
}

/** Fixes that go together, and those that must wait for the next pass because another one changes the same line. */
export function settled<T extends { readonly fix: Fix }>(
  wanted: readonly T[],
): { readonly taken: readonly T[]; readonly left: readonly T[] } {
  const edits = new Set<string>();
  const lines = new Map<string, boolean>();
  const taken: T[] = [];
  const left: T[] = [];
  for (const each of wanted) {
    const fresh = each.fix.edits.filter((edit) => !edits.has(keyOf(edit)));
    const changed = fresh.flatMap(linesOf);
    const isShared = isBlock(each.fix);
    if (changed.some((line) => lines.has(line) && !(isShared && lines.get(line)))) {
      left.push(each);
      continue;
    }
    for (const edit of fresh) edits.add(keyOf(edit));
    for (const line of changed) lines.set(line, isShared);
    taken.push(each);
  }
  return { taken, left };
}
