import {
  type Analysis,
  defineRule,
  destinationsOf,
  isLoopbackName,
  listed,
  quoted,
  routeOf,
  type Step,
  valueOfStep,
  wholeLine,
} from '../src/rule.ts';

interface Sharing {
  readonly step: Step;
  readonly names: string[];
}

const isLocal = (step: Step): boolean => isLoopbackName(valueOfStep(step));

/** Aliases of this machine by the name under which known_hosts has their key. */
function sharings(lines: readonly Step[], analysis: Analysis): ReadonlyMap<string, Sharing> {
  const byEntry = new Map<string, Sharing>();
  const names = new Set(lines.flatMap(({ block }) => destinationsOf(block)));
  for (const name of names) {
    const step = analysis.lineFor('hostname', name);
    if (!step || step === 'unknown' || !isLocal(step)) continue;
    const route = routeOf(name, analysis);
    if (!route || analysis.lineFor('hostkeyalias', name) !== undefined) continue;
    const entry = ['', '22'].includes(route.port) ? route.host : `[${route.host}]:${route.port}`;
    const known = byEntry.get(entry) ?? { step, names: [] };
    known.names.push(name);
    byEntry.set(entry, known);
  }
  return byEntry;
}

export default defineRule({
  id: 'hostkey-port-alias',
  description: 'several machines are known by the same local port',
  category: 'correctness',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#HostKeyAlias'],
  keywords: ['hostname'],
  check: {
    *config(_, { analysis }) {
      for (const [entry, { step, names }] of sharings(analysis.setters('hostname').filter(isLocal), analysis)) {
        const blocks = new Set(names.map((name) => analysis.lineFor('hostname', name)));
        if (blocks.size < 2) continue;
        const message = `${listed(names)} have one entry in known_hosts, ${quoted(entry)}: if they are different machines, each needs a ${quoted('HostKeyAlias')}.`;
        yield { at: wholeLine(step), scope: step.block, message, destinations: names };
      }
    },
  },
});
