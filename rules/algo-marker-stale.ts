import { defineRule, locate, quoted, unneededFor, wholeLine } from '../src/rule.ts';

export default defineRule({
  id: 'algo-marker-stale',
  description: 'what ssh-lint wrote for one host is needed no more',
  category: 'security',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://www.openssh.com/legacy.html'],
  check: {
    *connection(found, { config }) {
      const { destination, verdict } = found;
      for (const { step, fix } of unneededFor(found, config)) {
        const name = verdict.situation.server?.name ?? 'the server';
        const { span } = wholeLine(step);
        yield {
          at: locate(step, span),
          message: `${quoted(destination)} can be reached without this line: ${name} does not need it any more.`,
          destinations: [destination],
          scope: step.block,
          fixes: [fix],
        };
      }
    },
  },
});
