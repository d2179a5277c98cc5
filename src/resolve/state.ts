import type { Client } from '../client/client.ts';
import { encodeJump } from '../read/jump.ts';
import type { Setting } from '../read/types.ts';
import { matchPattern } from '../syntax/pattern.ts';
import type { Outcome, Place } from './types.ts';

/** One value that was set, or would have been. `place` is undefined for the command line. */
export interface SlotEvent {
  readonly slot: string;
  readonly place: Place | undefined;
  readonly outcome: Outcome;
  readonly by: Place | 'command-line' | undefined;
}

/** What an option holds by now. */
export interface Slot {
  values: string[];
  /** For entries that are kept once: what is compared. */
  readonly keys: Set<string>;
  /** Who set it first; undefined for the command line. */
  by: Place | undefined;
}

/** The options as far as they are known while the files are read. */
export interface State {
  readonly client: Client;
  readonly slots: Map<string, Slot>;
  readonly events: SlotEvent[];
}

/** Nothing is set. */
export function newState(client: Client): State {
  return { client, slots: new Map(), events: [] };
}

/** The first value of a slot, or undefined. */
export function valueIn(state: State, slot: string): string | undefined {
  return state.slots.get(slot)?.values[0];
}

/** All values of a slot. */
export function valuesIn(state: State, slot: string): readonly string[] {
  return state.slots.get(slot)?.values ?? [];
}

/** A slot that holds values; `by` is undefined for the command line and for ssh itself. */
export function newSlot(values: string[], by: Place | undefined): Slot {
  return { values, keys: new Set(), by };
}

function gained(setting: Setting, place: Place | undefined, outcome: 'wins' | 'adds'): SlotEvent {
  return { slot: setting.slot, place, outcome, by: undefined };
}

function lost(setting: Setting, place: Place | undefined, winner: Slot): SlotEvent {
  const by = winner.by ?? 'command-line';
  return { slot: setting.slot, place, outcome: 'shadowed', by };
}

function put(state: State, setting: Setting, place: Place | undefined): SlotEvent {
  state.slots.set(setting.slot, newSlot([...setting.values], place));
  return gained(setting, place, 'wins');
}

function putFirst(state: State, setting: Setting, place: Place | undefined): SlotEvent {
  const taken = state.slots.get(setting.slot);
  return taken ? lost(setting, place, taken) : put(state, setting, place);
}

/** ssh compares files together with who named them: the user or the system file. */
const NAMED_BY = ['identityfile', 'certificatefile'];

function add(state: State, setting: Setting, { place, asUser }: From): SlotEvent {
  const slot = state.slots.get(setting.slot) ?? newSlot([], place);
  state.slots.set(setting.slot, slot);
  let added = 0;
  for (const value of setting.values) {
    const key = NAMED_BY.includes(setting.slot) ? `${asUser} ${value}` : value;
    if (setting.merge === 'distinct' && slot.keys.has(key)) continue;
    slot.values.push(value);
    slot.keys.add(key);
    added += 1;
  }
  return added > 0 ? gained(setting, place, 'adds') : { ...lost(setting, place, slot), outcome: 'duplicate' };
}

function remove(state: State, setting: Setting, place: Place | undefined): SlotEvent {
  const slot = state.slots.get(setting.slot);
  const [pattern = ''] = setting.values;
  if (slot) slot.values = slot.values.filter((value) => !matchPattern(value, pattern));
  return gained(setting, place, 'adds');
}

/** What stands in the slot of ProxyJump after `ProxyJump none`. */
export const NO_JUMP = encodeJump({ hop: 'none', extra: undefined });

/** ProxyCommand, unless a ProxyJump came first. */
function putCommand(state: State, setting: Setting, place: Place | undefined): SlotEvent {
  const jump = state.slots.get('proxyjump');
  const blocks = jump && !(jump.values[0] === NO_JUMP && state.client.does('proxyjump-none-keeps-proxycommand'));
  return blocks ? lost(setting, place, jump) : putFirst(state, setting, place);
}

/** ProxyJump, unless a ProxyCommand or another ProxyJump came first. */
function putJump(state: State, setting: Setting, place: Place | undefined): SlotEvent {
  const none = setting.values[0] === NO_JUMP;
  const alone = none && state.client.does('proxyjump-none-keeps-proxycommand');
  const taken = (alone ? undefined : state.slots.get('proxycommand')) ?? state.slots.get('proxyjump');
  if (taken) return lost(setting, place, taken);
  return put(state, setting, place);
}

/** What ssh says when a slot cannot take more, or undefined. */
export function overLimit(state: State, setting: Setting): string | undefined {
  const { limit } = setting;
  if (!limit) return undefined;
  const taken = state.slots.get(setting.slot)?.values ?? [];
  const adds = setting.merge !== 'first';
  if (!adds && taken.length > 0) return undefined;
  const distinct = setting.merge === 'distinct';
  const fresh = distinct ? setting.values.filter((value) => !taken.includes(value)) : setting.values;
  return (adds ? taken.length : 0) + fresh.length <= limit.count ? undefined : limit.message;
}

/** Where a value comes from; `place` is undefined for the command line. */
export interface From {
  readonly place: Place | undefined;
  /** Not from the system file. */
  readonly asUser: boolean;
}

/** Where options of the command line come from. */
export const COMMAND_LINE: From = { place: undefined, asUser: true };

function putBy(state: State, setting: Setting, from: From): SlotEvent {
  const { place } = from;
  switch (setting.merge) {
    case 'first':
      return putFirst(state, setting, place);
    case 'last':
      return put(state, setting, place);
    case 'add':
    case 'distinct':
      return add(state, setting, from);
    case 'remove':
      return remove(state, setting, place);
    case 'command':
      return putCommand(state, setting, place);
    case 'jump':
      return putJump(state, setting, place);
  }
}

/** Puts a value where it belongs; first one wins, unless the option says otherwise. */
export function apply(state: State, setting: Setting, from: From): void {
  state.events.push(putBy(state, setting, from));
}
