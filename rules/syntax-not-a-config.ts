import { defineRule, locate, note, startOf } from '../src/rule.ts';

const WHAT = {
  binary: 'This file is no text and no ssh config.',
  'utf-16': 'This file is encoded as UTF-16, which ssh cannot read; it wants UTF-8.',
  environment: 'This file looks like a list of environment variables and not like an ssh config.',
  other: 'This file does not look like an ssh config.',
} as const;

export default defineRule({
  id: 'syntax-not-a-config',
  description: 'a file that is named or Included is no ssh config',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config'],
  kinds: ['no-config'],
  check: {
    *file({ looks, source, step, argument }) {
      const message = Object.entries(WHAT).find(([kind]) => kind === looks)?.[1];
      if (source === undefined || message === undefined) return;
      const notes = step && argument ? [note('it is Included here', locate(step, argument))] : [];
      yield { at: startOf(source), message, notes };
    },
  },
});
