import type { Block, Config } from '../load/config.ts';
import { type PolicyComment, policyComments } from '../server/comments.ts';
import { knownNames } from '../server/names.ts';
import type { Directive, Document } from '../syntax/document.ts';
import { meant } from './nearest.ts';

/** A policy comment, and where it stands. */
export interface StandingComment extends PolicyComment {
  /** No policy is called so. */
  readonly isUnknown: boolean;
  /** The name that was probably meant. */
  readonly near: string | undefined;
  /** It stands in a Host or Match block, or in a file that one Includes. */
  readonly isInBlock: boolean;
  /** The Host or Match line right below it, which begins another block. */
  readonly above: Directive | undefined;
}

/** The policy comments of a file. `own`: ids of the configuration's policies. */
export function standingComments(
  document: Document,
  config: Config,
  own: readonly string[],
): readonly StandingComment[] {
  const found = policyComments(document.source.text);
  if (found.length === 0) return [];
  const names = [...own, ...knownNames()];
  const blocks = config.blocks.filter((block) => block.document === document);
  return found.map((comment) => {
    const isInBlock = blocks.some(({ header, outer }) =>
      header === undefined ? isNamed(outer) : header.start < comment.span.start,
    );
    const isUnknown = comment.id !== '' && !names.includes(comment.id);
    const near = isUnknown ? meant(comment.id, names) : undefined;
    return { ...comment, isUnknown, near, isInBlock, above: headerBelow(document, comment) };
  });
}

/** Whether a block is one of Host or Match, or lies in one. */
function isNamed(block: Block | undefined): boolean {
  return block !== undefined && (block.kind !== 'global' || isNamed(block.outer));
}

/** What stands at the margin, with nothing but comments between it and the header, is meant for what follows. */
function headerBelow({ source, lines }: Document, { span }: PolicyComment): Directive | undefined {
  const at = lines.findIndex(({ start, end }) => start <= span.start && span.start < end);
  if (at === -1 || source.text[lines[at]?.start ?? 0] !== '#') return undefined;
  const next = lines.slice(at + 1).find(({ kind }) => kind !== 'comment');
  return next?.kind === 'directive' && ['host', 'match'].includes(next.name) ? next : undefined;
}
