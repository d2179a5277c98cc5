import { defineRule, quoted, valueOfStep } from '../src/rule.ts';

export default defineRule({
  id: 'mux-persist-without-master',
  description: 'a shared connection is to stay, but none is made',
  category: 'correctness',
  severity: 'info',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ControlPersist'],
  keywords: ['controlpersist'],
  check: {
    *setting({ step, value, at }, { analysis }) {
      if (value === 'no') return;
      if (analysis.mayMeet('controlmaster', step, (other) => valueOfStep(other) !== 'no')) return;
      yield {
        at,
        message: `${quoted('ControlPersist')} has no effect: no ${quoted('ControlMaster')} counts for these hosts.`,
      };
    },
  },
});
