import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'session-local-command-global',
  description: 'commands on this machine are permitted for every host',
  category: 'security',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#PermitLocalCommand'],
  keywords: ['permitlocalcommand'],
  check: {
    *setting({ value, reach, whom, at }) {
      if (value !== 'yes' || reach !== 'all') return;
      yield {
        at,
        message: `${quoted('PermitLocalCommand')} counts ${whom}, so a ${quoted('LocalCommand')} of any included file is run.`,
      };
    },
  },
});
