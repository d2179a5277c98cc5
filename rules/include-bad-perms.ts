import { defineRule, locate, quoted, withoutOthers } from '../src/rule.ts';

export default defineRule({
  id: 'include-bad-perms',
  description: 'others may write an Included file, or own it',
  category: 'security',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://github.com/ansible/ansible-runner/issues/1519', 'https://github.com/systemd/mkosi/issues/1848'],
  kinds: ['permissions'],
  check: {
    *file({ path, source, step, argument, message }) {
      if (step === undefined || argument === undefined) return;
      const [kind, value = ''] = message.split(' ');
      const fault =
        kind === 'owner'
          ? `${quoted(path)} belongs to user ${value}, neither you nor root, and ssh refuses every file that Includes it.`
          : `Others may write ${quoted(path)} (its mode is ${value}), and ssh refuses every file that Includes it; \`chmod go-w\` takes that away.`;
      const fixes = kind === 'mode' && source ? [withoutOthers(source.path, value)] : [];
      yield { at: locate(step, argument), message: fault, fixes };
    },
  },
});
