import { defineRule, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'hostkey-revoked-list-unreadable',
  description: 'the list of revoked host keys cannot be read',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#RevokedHostKeys'],
  keywords: ['revokedhostkeys'],
  check: {
    *directive(step, { client }) {
      const [argument] = step.directive.args;
      if (argument === undefined || client.does('revoked-keys-expanded') || !/^~/.test(argument.value)) return;
      const message = `This client expands no ${quoted('~')} in ${quoted('RevokedHostKeys')}, so it finds no list, and then refuses every host key.`;
      yield { at: locate(step, argument), message };
    },
    *namedFile({ kind, at, written, file }) {
      if (kind !== 'revoked') return;
      const { state, reason } = file();
      if (state === 'present') return;
      const what = state === 'missing' ? 'is not there' : `cannot be read (${reason})`;
      yield { at, message: `${quoted(written)} ${what}, and ssh then refuses every host key.` };
    },
  },
});
