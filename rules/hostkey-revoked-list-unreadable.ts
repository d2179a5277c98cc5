import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'hostkey-revoked-list-unreadable',
  description: 'the list of revoked host keys cannot be read',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#RevokedHostKeys'],
  check: {
    *namedFile({ kind, at, written, file }) {
      if (kind !== 'revoked') return;
      const { state, reason } = file();
      if (state === 'present') return;
      const what = state === 'missing' ? 'is not there' : `cannot be read (${reason})`;
      yield { at, message: `${quoted(written)} ${what}, and ssh then refuses every host key.` };
    },
  },
});
