import type { Step } from '../load/config.ts';
import { decodeForward, type Forward } from '../read/forward-spec.ts';

/** A line, and one forwarding that it asks for. */
interface Listener {
  readonly step: Step;
  readonly forward: Forward;
}

const SLOTS = ['localforward', 'remoteforward'];

/** The forwardings by the side and place where they listen. */
export function listenersOf(
  steps: readonly Step[],
  placeOf: (forward: Forward) => string,
): ReadonlyMap<string, readonly Listener[]> {
  const found = new Map<string, Listener[]>();
  for (const step of steps) {
    if (step.problems.length > 0 || !step.directive.name.endsWith('forward')) continue;
    for (const { slot, values } of step.reading.settings) {
      const [value] = SLOTS.includes(slot) ? values : [];
      if (value === undefined) continue;
      const forward = decodeForward(value);
      // The server chooses a port.
      if (forward.listen.port === 0) continue;
      const key = `${slot} ${placeOf(forward)}`;
      const known = found.get(key);
      if (known) known.push({ step, forward });
      else found.set(key, [{ step, forward }]);
    }
  }
  return found;
}
