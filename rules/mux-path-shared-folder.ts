import { defineRule, quoted } from '../src/rule.ts';

const SHARED = /^(?:\/(?:private\/)?(?:var\/)?tmp|\/dev\/shm)\//;

export default defineRule({
  id: 'mux-path-shared-folder',
  description: 'the socket of a shared connection lies where others may write',
  category: 'security',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ControlPath'],
  keywords: ['controlpath'],
  check: {
    *setting({ value, at }) {
      const folder = SHARED.exec(value)?.[0];
      if (folder === undefined) return;
      yield {
        at,
        message: `Everybody on this machine may write to ${quoted(folder)}, and so put a socket in the place of this one.`,
      };
    },
  },
});
