import type { Fix, TextEdit } from '../lint/finding.ts';
import { mayMeet } from '../lint/guards.ts';
import { insertBefore, insertBehind } from '../lint/line-edits.ts';
import type { Block, Config, Step } from '../load/config.ts';
import type { Resolution } from '../resolve/types.ts';
import type { Render } from './block.ts';
import { type Change, isMarker, markerOf, type Need, type NeededNames, weakNames } from './need.ts';
import { newPlace } from './new-place.ts';
import { isOnlyFor } from './proved-necessary.ts';
import { styleOf } from './style.ts';

/** A target: its config, and what the destination gets there today. */
export interface Reading {
  readonly config: Config;
  readonly today: Resolution;
}

const isWritten = ({ today }: Reading, option: string): boolean => today.options.get(option)?.origin === 'config';

/** `+` or `^` where every target has its default list, else the whole list; undefined where targets have different ones. */
function listFor(readings: readonly Reading[], { option, names, at }: NeededNames): string | undefined {
  const modes = at === 'end' ? 'plus-lists' : 'caret-lists';
  const canAdd = readings.every((each) => !isWritten(each, option) && each.config.client.does(modes));
  if (canAdd) return `${at === 'end' ? '+' : '^'}${names.join(',')}`;
  const lists = new Set(readings.map(({ today }) => today.options.get(option)?.values[0] ?? ''));
  const [list = ''] = lists;
  if (lists.size !== 1 || list === '') return undefined;
  const today = list.split(',');
  const [first, second] = at === 'end' ? [today, names] : [names, today];
  return [...first, ...second.filter((name) => !first.includes(name))].join(',');
}

/** One line to write. */
interface Line {
  readonly change: Change;
  readonly value: string;
  readonly marker: string | undefined;
}

function linesFor(need: Need, readings: readonly Reading[]): readonly Line[] | undefined {
  const lines = need.changes.flatMap((change): readonly Line[] => {
    const value = 'value' in change ? change.value : listFor(readings, change);
    return value === undefined ? [] : [{ change, value, marker: markerOf(change, need) }];
  });
  return lines.length === need.changes.length ? lines : undefined;
}

const setsOne = ({ reading, problems }: Step, option: string): boolean =>
  problems.length === 0 && reading.settings.length === 1 && reading.settings[0]?.slot === option;

/** Whether an earlier line of the option may keep one in this block from counting. */
function isRuledOut({ steps }: Config, block: Block, option: string): boolean {
  const order = steps.find(({ directive }) => directive === block.header)?.order ?? 0;
  const sets = ({ reading }: Step): boolean => reading.settings.some(({ slot }) => slot === option);
  return steps.some((step) => step.order < order && sets(step) && mayMeet(step.block, block));
}

/** The first block of the destination's own in which lines win. */
function ownBlock(config: Config, { destination, changes }: Need): Block | undefined {
  const users = new Set(config.files.filter(({ role }) => role === 'user').map(({ source }) => source));
  return config.blocks.find(
    (block) =>
      users.has(block.document.source) &&
      isOnlyFor(block, destination) &&
      !changes.some(({ option }) => isRuledOut(config, block, option)),
  );
}

interface Writing {
  readonly config: Config;
  readonly render: Render;
}

type Rendered = (lines: readonly Line[]) => readonly string[];

/** The line of the block that counts gets the new value; where there is none, one comes behind the header. */
function inOwnBlock(block: Block, lines: readonly Line[], { config, render }: Writing): readonly TextEdit[] {
  const style = styleOf(block.document.source.text);
  const rendered: Rendered = (some) =>
    render({ patterns: ['x'], lines: some.map(shown) }, style)
      .split(style.lineEnd)
      .slice(1, -1);
  const replaced = lines.flatMap((line): (readonly [Line, Step])[] => {
    const step = block.steps.find((each) => setsOne(each, line.change.option));
    return step === undefined ? [] : [[line, step]];
  });
  const fresh = lines.filter((line) => replaced.every(([other]) => other !== line));
  const header = config.steps.find(({ directive }) => directive === block.header);
  const text = rendered(fresh).join(style.lineEnd);
  const put = fresh.length === 0 || header === undefined ? undefined : behind(header, text);
  return [
    ...(put === undefined ? [] : [put]),
    ...replaced.flatMap(([line, step]) => inPlace(line, step, style.indent)),
  ];
}

function behind(header: Step, text: string): TextEdit {
  const { source } = header.document;
  const end = source.text.length;
  const { lineEnd } = styleOf(source.text);
  return insertBehind(header, text) ?? { source, span: { start: end, end }, text: lineEnd + text + lineEnd };
}

function inPlace({ value, marker }: Line, step: Step, indent: string): readonly TextEdit[] {
  const { args } = step.directive;
  const { source } = step.document;
  const [first] = args;
  if (first === undefined) return [];
  const edit = { source, span: { start: first.start, end: args.at(-1)?.end ?? first.end }, text: value };
  const old = markerAbove(step);
  const above = marker === undefined ? undefined : insertBefore(step, `${indent}# ${marker}`);
  return [...(old === undefined ? [] : [old]), ...(above === undefined ? [] : [above]), edit];
}

/** Takes the marker away that stands directly above a line. */
function markerAbove({ document: { source }, directive }: Step): TextEdit | undefined {
  const { start } = directive;
  const from = source.text.lastIndexOf('\n', start - 2) + 1;
  return start > 0 && isMarker(source.text.slice(from, start))
    ? { source, span: { start: from, end: start }, text: '' }
    : undefined;
}

const shown = ({ change, value, marker }: Line) => ({
  keyword: change.keyword,
  value,
  ...(marker === undefined ? {} : { comment: marker }),
});

function titleFor({ changes, destination }: Need): string {
  const allowed = changes.flatMap((change) => ('names' in change ? change.names : []));
  const values = changes.flatMap((change) => ('value' in change ? [`${change.keyword} ${change.value}`] : []));
  const what = [...(allowed.length > 0 ? [`allow ${allowed.join(', ')}`] : []), ...values.map((each) => `set ${each}`)];
  const text = what.join(' and ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} for ${destination} only`;
}

/**
 * The fix that gives one destination what it needs: lines with markers in the destination's own Host block, or in a new
 * one where there is none or another line comes first. Undefined where no spelling is right for every target. Whether it
 * is safe is for the proof to say.
 */
export function insertionFor(need: Need, readings: readonly Reading[], render: Render): Fix | undefined {
  const [first] = readings;
  const lines = linesFor(need, readings);
  if (first === undefined || lines === undefined) return undefined;
  const { config } = first;
  const own = ownBlock(config, need);
  const fresh = { patterns: [need.destination], lines: lines.map(shown) };
  const edit = own === undefined ? newPlace(config, { need, block: fresh }, render) : undefined;
  const edits = own === undefined ? (edit === undefined ? [] : [edit]) : inOwnBlock(own, lines, { config, render });
  if (edits.length === 0) return undefined;
  const weakens = need.changes.some((change) => weakNames(change).length > 0);
  return { title: titleFor(need), safety: 'safe', weakens, edits, need };
}
