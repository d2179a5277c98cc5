import {
  type Analysis,
  defineRule,
  note,
  quoted,
  routeOf,
  type Step,
  socketFix,
  socketKey,
  valueOfStep,
  wholeLine,
} from '../src/rule.ts';

interface Sharing {
  readonly step: Step;
  /** A name, and the line of the key that it uses. */
  readonly names: Map<string, Step>;
  readonly keys: Set<string>;
}

function sharingOf(
  name: string,
  analysis: Analysis,
): { readonly step: Step; readonly socket: string; readonly keys: readonly Step[] } | undefined {
  const step = analysis.lineFor('controlpath', name);
  const master = analysis.lineFor('controlmaster', name);
  if (!step || !master || step === 'unknown' || master === 'unknown' || valueOfStep(master) === 'no') return undefined;
  const keys = analysis.linesFor('identityfile', name);
  const route = routeOf(name, analysis);
  if (keys === 'unknown' || !route || valueOfStep(step) === 'none') return undefined;
  return { step, keys, socket: socketKey(valueOfStep(step), route) };
}

function* sharings(analysis: Analysis): Iterable<Sharing> {
  const bySocket = new Map<string, Sharing>();
  for (const name of analysis.names()) {
    const found = sharingOf(name, analysis);
    const [first] = found?.keys ?? [];
    if (!found || !first) continue;
    const known = bySocket.get(found.socket) ?? { step: found.step, names: new Map(), keys: new Set() };
    bySocket.set(found.socket, known);
    known.keys.add(found.keys.map(valueOfStep).join('\n'));
    known.names.set(name, found.keys.find(({ block }) => !block.universal) ?? first);
  }
  for (const sharing of bySocket.values()) if (sharing.keys.size > 1) yield sharing;
}

export default defineRule({
  id: 'mux-shared-between-accounts',
  description: 'two accounts share one connection',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://man.openbsd.org/ssh_config#ControlPath', 'https://rya.nc/multi-github-accts.html'],
  keywords: ['controlmaster'],
  check: {
    *config(_, { analysis }) {
      for (const { step, names } of sharings(analysis)) {
        const [one = '', other = ''] = names.keys();
        const fix = socketFix(step, { behind: '-%n' });
        yield {
          fixes: fix === undefined ? [] : [fix],
          at: wholeLine(step),
          scope: step.block,
          destinations: [...names.keys()],
          message: `${quoted(one)} and ${quoted(other)} have different keys and the same socket: whichever is called first is used for both. ${quoted('%n')} keeps them apart.`,
          notes: [...names].slice(0, 3).map(([name, key]) => note(`the key of ${quoted(name)}`, wholeLine(key))),
        };
      }
    },
  },
});
