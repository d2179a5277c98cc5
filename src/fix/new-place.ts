import type { TextEdit } from '../lint/finding.ts';
import { mayMeet } from '../lint/guards.ts';
import { aboveComments } from '../lint/line-edits.ts';
import type { Block, Config, ReadFile, Step } from '../load/config.ts';
import { patternList } from '../syntax/cover.ts';
import type { Document } from '../syntax/document.ts';
import type { NewBlock, Render } from './block.ts';
import type { Need } from './need.ts';
import { styleOf } from './style.ts';

interface Wanted {
  readonly need: Need;
  readonly block: NewBlock;
}

/**
 * A new block at the top level of the user's file, where it wins: in front of the first block; where a line for everybody
 * comes before that, in front of it, and a `Host *` goes on with what stood there. Behind everything in a file without blocks.
 */
export function newPlace(config: Config, { need, block }: Wanted, render: Render): TextEdit | undefined {
  const file = config.files.find(({ role, includedBy }) => role === 'user' && includedBy === undefined);
  if (file?.document === undefined) return undefined;
  const { source } = file.document;
  const style = styleOf(source.text);
  const text = render(block, style);
  const { lineEnd } = style;
  const rival = inHead(file.document, rivals(config, need), config);
  if (rival !== undefined) {
    const start = aboveComments(rival);
    const goesOn = render({ patterns: ['*'], lines: [] }, style);
    return { source, span: { start, end: start }, text: text + lineEnd + goesOn };
  }
  const header = firstHeader(config, file);
  if (header === undefined) return atEnd(source, text, lineEnd);
  const start = aboveComments(header);
  return { source, span: { start, end: start }, text: text + lineEnd };
}

function atEnd(source: TextEdit['source'], text: string, lineEnd: string): TextEdit {
  const end = source.text.length;
  const gap = source.text === '' ? '' : source.text.endsWith('\n') ? lineEnd : lineEnd + lineEnd;
  return { source, span: { start: end, end }, text: gap + text };
}

function firstHeader({ steps }: Config, { document }: ReadFile): Step | undefined {
  return steps.find((step) => step.document === document && step.block.header === step.directive);
}

/** Lines that set one of the options, and may do so for the destination. */
function rivals({ steps, files }: Config, { destination, changes }: Need): readonly Step[] {
  const options = changes.map(({ option }) => option);
  const sets = ({ reading }: Step): boolean => reading.settings.some(({ slot }) => options.includes(slot));
  const document = files[0]?.document;
  if (document === undefined) return [];
  const block: Block = {
    kind: 'host',
    document,
    header: undefined,
    outer: undefined,
    hosts: patternList([destination]),
    criteria: undefined,
    universal: false,
    steps: [],
    isInterrupted: false,
  };
  return steps.filter((step) => sets(step) && mayMeet(step.block, block));
}

/** The first of these lines that stands in front of every block of the file, or the Include that brings it there. */
function inHead(document: Document, steps: readonly Step[], { inclusions }: Config): Step | undefined {
  const atTop = (step: Step): Step | undefined => {
    if (step.document === document) return step;
    const inclusion = inclusions.find(({ blocks }) => blocks.includes(step.block));
    return inclusion && atTop(inclusion.step);
  };
  return steps
    .flatMap((step) => atTop(step) ?? [])
    .find(({ block }) => block.document === document && block.kind === 'global');
}
