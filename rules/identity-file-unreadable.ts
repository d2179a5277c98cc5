import { defineRule, publicIn, quoted } from '../src/rule.ts';

const WORDS: Readonly<Record<string, string>> = {
  denied: 'may not be read by you',
  directory: 'is a folder',
  special: 'is not a regular file',
};

export default defineRule({
  id: 'identity-file-unreadable',
  description: 'a key that is named cannot be opened',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#IdentityFile'],
  check: {
    *namedFile({ kind, at, written, file, beside, agentKeys }) {
      if (kind !== 'identity') return;
      const { state, reason } = file();
      if (state === 'present' || state === 'missing') return;
      // ssh goes on to the public half, and the agent signs.
      if (agentKeys?.some(({ blob }) => blob === publicIn(beside())?.blob)) return;
      const what = WORDS[state] ?? `cannot be read (${reason})`;
      yield { at, message: `${quoted(written)} ${what}, so ssh goes on without this key.` };
    },
  },
});
