import { defineRule, quoted, valueOfStep } from '../src/rule.ts';

export default defineRule({
  id: 'session-fork-without-command',
  description: 'ssh is to go to the background, and has nothing to do there',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ForkAfterAuthentication'],
  keywords: ['forkafterauthentication'],
  check: {
    *setting({ step, value, at }, { analysis }) {
      if (value !== 'yes' || analysis.mayMeet('remotecommand', step)) return;
      if (analysis.mayMeet('sessiontype', step, (other) => valueOfStep(other) === 'none')) return;
      const message = `Without a command to run there is nothing for the background, and ssh ends: with ${quoted('SessionType none')} only forwards are kept.`;
      yield { at, message };
    },
  },
});
