import { defineRule, locate } from '../src/rule.ts';

export default defineRule({
  id: 'include-not-followed',
  description: 'what an Include names could not be looked into',
  category: 'correctness',
  severity: 'info',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Include'],
  check: {
    *inclusion({ step, argument, notFollowed }) {
      if (notFollowed !== 'destination' && notFollowed !== 'outside') return;
      const message =
        notFollowed === 'destination'
          ? 'Which file this is hangs on the destination, so it was not looked into.'
          : 'This lies outside of the folder that is linted, so it was not looked into.';
      yield { at: locate(step, argument), message };
    },
  },
});
