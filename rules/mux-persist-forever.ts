import { defineRule, quoted, valueOfStep } from '../src/rule.ts';

/** What keeps a shared connection without an end. */
const FOREVER = ['yes', '0'];

export default defineRule({
  id: 'mux-persist-forever',
  description: 'a shared connection stays for ever, and nobody asks whether the server is still there',
  category: 'correctness',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#ControlPersist',
    'https://man.openbsd.org/ssh_config#ServerAliveInterval',
  ],
  keywords: ['controlpersist'],
  check: {
    *setting({ step, value, whom, at }, { analysis, client }) {
      if (!FOREVER.includes(value)) return;
      if (!analysis.mayMeet('controlmaster', step, (other) => valueOfStep(other) !== 'no')) return;
      if (analysis.mayMeet('serveraliveinterval', step, (other) => valueOfStep(other) !== '0')) return;
      if (client.does('batch-mode-server-alive-300') && analysis.mayMeet('batchmode', step)) return;
      yield {
        at,
        message: `The shared connection ${whom} stays for ever, also when the way to the server is lost, and new sessions then hang: a time such as ${quoted('10m')}, and a ${quoted('ServerAliveInterval')}, end it.`,
      };
    },
  },
});
