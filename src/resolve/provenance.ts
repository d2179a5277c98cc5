import type { Run } from './run.ts';
import type { SlotEvent } from './state.ts';
import type { Candidate, ResolvedOption } from './types.ts';

/** Slots that belong to an option of another name. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  forwardagent: ['forwardagent', 'forwardagent.path'],
  rekeylimit: ['rekeylimit.size'],
  dynamicforward: ['localforward'],
};

function candidatesFrom(events: readonly SlotEvent[]): readonly Candidate[] {
  return events.flatMap(({ place, outcome, by }) => {
    if (!place) return [];
    const { document, directive } = place;
    const value = document.source.text.slice(directive.rest.start, directive.rest.end);
    return [{ document, directive, outcome, value, by: by === 'command-line' ? undefined : by }];
  });
}

/** Every option as printed, with the lines that set it and those that lost. */
export function optionsOf(
  run: Run,
  printed: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, ResolvedOption> {
  const bySlot = groupBySlot(run.state.events);
  const options = new Map<string, ResolvedOption>();
  for (const [id, values] of printed) {
    const events = (PARTS[id] ?? [id]).flatMap((slot) => bySlot.get(slot) ?? []);
    const first = events.find(({ outcome }) => outcome === 'wins' || outcome === 'adds');
    const origin = first === undefined ? 'default' : first.place ? 'config' : 'command-line';
    options.set(id, { id, values, origin, candidates: candidatesFrom(events), undecided: false });
  }
  return options;
}

function groupBySlot(events: readonly SlotEvent[]): ReadonlyMap<string, readonly SlotEvent[]> {
  const groups = new Map<string, SlotEvent[]>();
  for (const event of events) {
    const group = groups.get(event.slot);
    if (group) group.push(event);
    else groups.set(event.slot, [event]);
  }
  return groups;
}
