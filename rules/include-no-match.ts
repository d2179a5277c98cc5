import { defineRule, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'include-no-match',
  description: 'a file that an Include names is not there',
  category: 'correctness',
  severity: 'warning',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Include'],
  check: {
    *inclusion({ step, argument, paths, notFollowed, home }) {
      if (paths.length > 0 || notFollowed !== undefined || /[*?[]/.test(argument.value)) return;
      const where = /^[/~]/.test(argument.value) ? '' : `; it is looked for in \`${home}\`, not beside this file`;
      yield {
        at: locate(step, argument),
        message: `There is no ${quoted(argument.value)}, and ssh says nothing of it${where}.`,
      };
    },
  },
});
