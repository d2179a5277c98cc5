import { defineRule, quoted, valueOfStep } from '../src/rule.ts';

export default defineRule({
  id: 'mux-control-path-unset',
  description: 'connections are to be shared, but no line says where',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ControlPath'],
  keywords: ['controlmaster'],
  check: {
    *setting({ step, value, at }, { analysis }) {
      if (value === 'no') return;
      if (analysis.mayMeet('controlpath', step, (other) => valueOfStep(other).toLowerCase() !== 'none')) return;
      yield {
        at,
        message: `${quoted('ControlMaster')} has no effect: no ${quoted('ControlPath')} counts for these hosts.`,
      };
    },
  },
});
