import { byFile } from '../fix/edits.ts';
import type { Change } from '../fix/need.ts';
import { isMarker } from '../fix/need.ts';
import { textsAfter } from '../fix/prove.ts';
import { isOnlyFor } from '../fix/proved-necessary.ts';
import type { Block, Config, Step } from '../load/config.ts';
import type { Resolution } from '../resolve/types.ts';
import type { Fix, TextEdit } from './finding.ts';
import type { Connection } from './surroundings.ts';

/** A line that a marker of ours says to be needed, and that is foretold not to be. */
export interface Unneeded {
  readonly step: Step;
  readonly fix: Fix;
}

interface Marked {
  readonly step: Step;
  readonly block: Block;
  /** Where the marker begins. */
  readonly start: number;
  /** The names that it speaks of. */
  readonly names: readonly string[];
}

/** Lines of the destination's own blocks below a marker, without which it can be reached as well. */
export function unneededFor(found: Connection, { blocks }: Config): readonly Unneeded[] {
  if (found.verdict.verdict !== 'ok') return [];
  const own = blocks.filter((block) => isOnlyFor(block, found.destination));
  return own.flatMap(markedIn).flatMap((marked) => {
    const fix = [lineAway(marked), namesAway(marked)]
      .flatMap((edits) => (edits === undefined ? [] : [fixFor(marked, edits, found)]))
      .find((each) => isReached(each, found));
    return fix === undefined ? [] : [{ step: marked.step, fix }];
  });
}

function markedIn(block: Block): readonly Marked[] {
  return block.steps.flatMap((step): readonly Marked[] => {
    const { text } = step.document.source;
    const start = text.lastIndexOf('\n', step.directive.start - 2) + 1;
    const above = text.slice(start, step.directive.start);
    if (!isMarker(above) || step.reading.settings.length !== 1) return [];
    return [{ step, block, start, names: namesOf(above) }];
  });
}

const namesOf = (marker: string): readonly string[] =>
  marker
    .replace(/^.*?ssh-lint: /, '')
    .replace(/ for this host only.*/s, '')
    .split(', ')
    .map((name) => name.replace(/ \(.*\)$/, ''));

/** The line with its marker; a block that nothing else stands in goes with them. */
function lineAway({ step, block, start }: Marked): readonly TextEdit[] {
  const { source } = step.document;
  const { header } = block;
  const { end } = step.directive;
  const isAll = block.steps.length === 1 && header !== undefined && source.text.slice(header.end, start).trim() === '';
  if (!isAll) return [{ source, span: { start, end }, text: '' }];
  const blank = /^(?:[ \t]*\r?\n)?/.exec(source.text.slice(end))?.[0].length ?? 0;
  return [{ source, span: { start: header.start, end: end + blank }, text: '' }];
}

/** Of a list that is written out, the names alone. */
function namesAway({ step, start, names }: Marked): readonly TextEdit[] | undefined {
  const { directive, document, reading } = step;
  const [argument, more] = directive.args;
  const list = (reading.settings[0]?.values[0] ?? '').split(',');
  const left = list.filter((name) => !names.includes(name));
  if (argument === undefined || more !== undefined || /^[+^-]/.test(argument.value) || left.length === 0)
    return undefined;
  const { source } = document;
  return [
    { source, span: { start, end: directive.start }, text: '' },
    { source, span: { start: argument.start, end: argument.end }, text: left.join(',') },
  ];
}

function fixFor({ step, names }: Marked, edits: readonly TextEdit[], found: Connection): Fix {
  const option = step.reading.settings[0]?.slot ?? '';
  const change: Change = { option, keyword: step.directive.keyword.value, names, at: 'end' };
  const policy = found.verdict.situation.server?.policy ?? '';
  const { destination } = found;
  const need = { destination, kind: 'less', changes: [change], policy, date: '' } as const;
  return { title: `Take ${names.join(', ')} away`, safety: 'safe', weakens: false, edits, need };
}

/** Whether ssh gets in behind the edits, with no name that it does not have today. */
function isReached({ edits, need }: Fix, { destination, foretell, verdict }: Connection): boolean {
  const texts = textsAfter(byFile([{ title: '', safety: 'safe', weakens: false, edits }]));
  const after = foretell?.(destination, texts);
  const option = need?.changes[0]?.option ?? '';
  if (after?.verdict !== 'ok') return false;
  const today = listIn(verdict.situation.resolution, option);
  return listIn(after.situation.resolution, option).every((name) => today.includes(name));
}

const listIn = ({ options }: Resolution, option: string): readonly string[] =>
  (options.get(option)?.values[0] ?? '').split(',');
