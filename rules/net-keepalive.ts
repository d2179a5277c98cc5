import { defineRule, quoted, type Step, valueOfStep } from '../src/rule.ts';

export default defineRule({
  id: 'net-keepalive',
  description: '`ServerAliveCountMax` counts what is never sent',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ServerAliveInterval'],
  keywords: ['serveralivecountmax'],
  check: {
    *setting({ step, at }, { analysis, client }) {
      if (analysis.mayMeet('serveraliveinterval', step, (other) => valueOfStep(other) !== '0')) return;
      const isBatch = (other: Step): boolean => valueOfStep(other) === 'yes';
      if (client.does('batch-mode-server-alive-300') && analysis.mayMeet('batchmode', step, isBatch)) return;
      yield {
        at,
        message: `${quoted('ServerAliveCountMax')} has no effect: without ${quoted('ServerAliveInterval')} nothing is sent that could be counted.`,
      };
    },
  },
});
