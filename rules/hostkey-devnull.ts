import { defineRule, isLoopback } from '../src/rule.ts';

export default defineRule({
  id: 'hostkey-devnull',
  description: 'host keys are never remembered',
  category: 'security',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#UserKnownHostsFile'],
  keywords: ['userknownhostsfile'],
  check: {
    *setting(found, context) {
      const { step, reach, whom, at } = found;
      const files = step.reading.settings.flatMap(({ values }) => values);
      if (!files.every((file) => file === '/dev/null' || file === 'none') || isLoopback(found, context)) return;
      if (context.analysis.mayMeet('knownhostscommand', step)) return;
      const message = `No host key is remembered ${whom}, so a changed one is never noticed.`;
      yield { at, message, ...(reach === 'names' && { severity: 'info' }) };
    },
  },
});
