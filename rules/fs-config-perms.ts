import { defineRule, startOf, withoutOthers } from '../src/rule.ts';

export default defineRule({
  id: 'fs-config-perms',
  description: 'others may write the user’s config, or own it',
  category: 'security',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://man.openbsd.org/ssh_config#FILES'],
  kinds: ['permissions'],
  check: {
    *file({ source, step, message }) {
      if (step !== undefined || source === undefined) return;
      const [kind, value = ''] = message.split(' ');
      const fault =
        kind === 'owner'
          ? `This file belongs to user ${value}, neither you nor root, and ssh refuses it.`
          : `Others may write this file (its mode is ${value}), and ssh refuses it; \`chmod go-w\` takes that away.`;
      yield {
        at: startOf(source),
        message: fault,
        ...(kind === 'mode' && { fixes: [withoutOthers(source.path, value)] }),
      };
    },
  },
});
