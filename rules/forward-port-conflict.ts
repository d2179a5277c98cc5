import { defineRule, type Forward, listenersOf, note, type Step, wholeLine } from '../src/rule.ts';

const placeOf = ({ listen }: Forward): string =>
  listen.path ??
  `${listen.host === undefined || listen.host === 'localhost' ? '127.0.0.1' : listen.host} ${listen.port}`;

/** How many lines for one place are compared with each other. */
const MOST_LINES = 20;

interface Listener {
  readonly step: Step;
  readonly forward: Forward;
}

const differs = (one: Listener, other: Listener): boolean =>
  JSON.stringify(one.forward.connect) !== JSON.stringify(other.forward.connect);

export default defineRule({
  id: 'forward-port-conflict',
  description: 'two forwardings for the same host want the same port',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#LocalForward',
    'https://man.openbsd.org/ssh_config#ExitOnForwardFailure',
  ],
  keywords: ['localforward', 'remoteforward', 'dynamicforward'],
  check: {
    *config({ steps }, { analysis }) {
      for (const lines of listenersOf(steps, placeOf).values()) {
        for (const [at, later] of lines.slice(0, MOST_LINES).entries()) {
          const earlier = lines
            .slice(0, at)
            .find((other) => differs(other, later) && analysis.meet(other.step, later.step));
          if (!earlier) continue;
          yield {
            at: wholeLine(later.step),
            scope: later.step.block,
            message: 'Another forwarding for these hosts has the same port, and only the first one gets it.',
            notes: [note('the other forwarding', wholeLine(earlier.step))],
          };
        }
      }
    },
  },
});
