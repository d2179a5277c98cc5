import {
  type Analysis,
  defineRule,
  hopsOf,
  jumpToItself,
  listed,
  locate,
  nextHop,
  quoted,
  type Step,
} from '../src/rule.ts';

interface Loop {
  readonly names: readonly string[];
  readonly step: Step;
}

/** Follows the first hop of each name; each loop is met once, as names that were seen are not followed again. */
function* loops(starts: Iterable<string>, analysis: Analysis): Iterable<Loop> {
  const seen = new Set<string>();
  for (const start of starts) {
    const way = new Set<string>();
    let at: string | undefined = start;
    let next: ReturnType<typeof nextHop>;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      way.add(at);
      next = nextHop(at, analysis);
      at = next?.hop;
    }
    const names = [...way];
    if (next && way.has(next.hop)) yield { names: names.slice(names.indexOf(next.hop)), step: next.step };
  }
}

const placeOf = (step: Step) => locate(step, step.directive.args[0] ?? step.directive.keyword);

export default defineRule({
  id: 'proxy-jump-loop',
  description: 'a jump host is to be reached through itself',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://man.openbsd.org/ssh_config#ProxyJump'],
  keywords: ['proxyjump'],
  check: {
    *config({ client }, { analysis }) {
      const hops = new Set(analysis.setters('proxyjump').flatMap((step) => hopsOf(step)));
      const looping = new Set<string>();
      for (const { names, step } of loops(hops, analysis)) {
        for (const name of names) looping.add(name);
        const [first = ''] = names;
        const cure = client.does('proxyjump-none') ? quoted('ProxyJump none') : quoted(`Host … !${first}`);
        const message =
          names.length === 1
            ? `${quoted(first)} is to be reached through itself: give it ${cure} before this line.`
            : `${listed(names)} are to be reached through each other.`;
        yield {
          at: placeOf(step),
          message,
          destinations: names,
          unreached: names,
        };
      }
      if (!client.does('jump-loop-check')) return;
      const written = analysis.names();
      for (const name of new Set([...written, ...hops])) {
        const step = looping.has(name) ? undefined : jumpToItself(name, analysis);
        if (step === undefined) continue;
        const message = `${quoted(name)} is the last host of its own ${quoted('ProxyJump')}, and ssh gives up: give it another one before this line.`;
        const isWritten = written.includes(name);
        yield { at: placeOf(step), message, destinations: [name], ...(!isWritten && { severity: 'warning' }) };
      }
    },
  },
});
