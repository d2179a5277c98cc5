import { defineRule, guardsOf, quoted, valueOfStep } from '../src/rule.ts';

export default defineRule({
  id: 'mux-folder-missing',
  description: 'the folder for the sockets of shared connections is not there',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ControlPath'],
  check: {
    *namedPlace({ step, kind, at, written, isThere }, { analysis }) {
      if (kind !== 'socket-folder' || isThere() || !analysis.effective(step)) return;
      if (!analysis.mayMeet('controlmaster', step, (other) => valueOfStep(other) !== 'no')) return;
      const isGuarded = guardsOf(step.block).some(({ criteria }) => criteria !== undefined);
      yield {
        at,
        message: `The folder of ${quoted(written)} is not there: the connection fails when ssh cannot make its socket.`,
        ...(isGuarded && { severity: 'info' }),
      };
    },
  },
});
