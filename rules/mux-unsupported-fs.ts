import { defineRule, guardsOf, quoted, valueOfStep } from '../src/rule.ts';

export default defineRule({
  id: 'mux-unsupported-fs',
  description: 'the socket of shared connections is to stand where the file system has no sockets',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#ControlPath',
    'https://github.com/torvalds/linux/blob/master/fs/fat/namei_vfat.c',
    'https://github.com/romkatv/zsh4humans/issues/281',
  ],
  check: {
    *namedPlace({ step, kind, at, written, withoutSockets }, { analysis }) {
      if (kind !== 'socket-folder' || !analysis.effective(step)) return;
      if (!analysis.mayMeet('controlmaster', step, (other) => valueOfStep(other) !== 'no')) return;
      const name = withoutSockets();
      if (name === undefined) return;
      const isGuarded = guardsOf(step.block).some(({ criteria }) => criteria !== undefined);
      yield {
        at,
        message: `No socket can stand at ${quoted(written)}, on ${name}: the connection fails when ssh cannot make its socket.`,
        ...(isGuarded && { severity: 'info' }),
      };
    },
  },
});
