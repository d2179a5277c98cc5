import type { Fix, TextEdit } from '../lint/finding.ts';
import { mayMeet } from '../lint/guards.ts';
import { insertBehind } from '../lint/line-edits.ts';
import type { Block, Config, Step } from '../load/config.ts';
import type { Resolution } from '../resolve/types.ts';
import type { Render } from './block.ts';
import { markerOf, type Need } from './need.ts';
import { isOnlyFor } from './proved-necessary.ts';
import { styleOf } from './style.ts';

/** A target: its config, and what the destination gets there today. */
export interface Reading {
  readonly config: Config;
  readonly today: Resolution;
}

const isWritten = ({ today }: Reading, option: string): boolean => today.options.get(option)?.origin === 'config';

/** `+` where every target has its default list, else the whole list; undefined where targets have different ones. */
function valueFor(readings: readonly Reading[], { option, names }: Need): string | undefined {
  const canAdd = readings.every((each) => !isWritten(each, option) && each.config.client.does('plus-lists'));
  if (canAdd) return `+${names.join(',')}`;
  const lists = new Set(readings.map(({ today }) => today.options.get(option)?.values[0] ?? ''));
  const [list = ''] = lists;
  return lists.size === 1 && list !== '' ? `${list},${names.join(',')}` : undefined;
}

/** Whether an earlier line of the option may keep one in this block from counting. */
function isRuledOut(config: Config, block: Block, option: string): boolean {
  const order = headerStep(config, block)?.order ?? 0;
  const sets = ({ reading }: Step): boolean => reading.settings.some(({ slot }) => slot === option);
  return config.steps.some((step) => step.order < order && sets(step) && mayMeet(step.block, block));
}

const headerStep = ({ steps }: Config, block: Block): Step | undefined =>
  steps.find(({ directive }) => directive === block.header);

function inOwnBlock(config: Config, block: Block, lines: readonly string[]): TextEdit | undefined {
  const header = headerStep(config, block);
  const style = styleOf(block.document.source.text);
  return header && insertBehind(header, lines.map((line) => style.indent + line).join(style.lineEnd));
}

/** In front of the first block of the user's file, or behind everything where it has none. */
function asNewBlock(config: Config, text: string): TextEdit | undefined {
  const document = config.files.find(({ role }) => role === 'user')?.document;
  if (document === undefined) return undefined;
  const { source } = document;
  const { lineEnd } = styleOf(source.text);
  const first = config.blocks.find((block) => block.document === document && block.header !== undefined)?.header;
  if (first) return { source, span: { start: first.start, end: first.start }, text: text + lineEnd };
  const end = source.text.length;
  const gap = source.text === '' ? '' : source.text.endsWith('\n') ? lineEnd : lineEnd + lineEnd;
  return { source, span: { start: end, end }, text: gap + text };
}

/**
 * The fix that gives one destination what it needs: a line with a marker in the destination's own Host block, or in a new
 * one where there is none or another line comes first. Undefined where no spelling is right for every target. Whether it is safe is for the proof to say.
 */
export function insertionFor(need: Need, readings: readonly Reading[], render: Render): Fix | undefined {
  const [first] = readings;
  const value = valueFor(readings, need);
  if (first === undefined || value === undefined) return undefined;
  const { config } = first;
  const { destination, keyword } = need;
  const users = new Set(config.files.filter(({ role }) => role === 'user').map(({ source }) => source));
  const own = config.blocks.find(
    (block) =>
      users.has(block.document.source) && isOnlyFor(block, destination) && !isRuledOut(config, block, need.option),
  );
  const style = styleOf((own?.document ?? config.files[0]?.document)?.source.text ?? '');
  const block = { patterns: [destination], comments: [markerOf(need)], lines: [[keyword, value]] as const };
  const text = render(block, style);
  const lines = text.split(style.lineEnd).slice(1, -1);
  const edit = own
    ? inOwnBlock(
        config,
        own,
        lines.map((line) => line.trimStart()),
      )
    : asNewBlock(config, text);
  if (edit === undefined) return undefined;
  const title = `Allow ${need.names.join(', ')} for ${destination} only`;
  return { title, safety: 'safe', weakens: true, edits: [edit], need };
}
