import { defineRule, listed, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'match-tag-unset',
  description: '`Match tagged` asks for a tag that no line sets',
  category: 'correctness',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Tag'],
  criteria: ['tagged'],
  check: {
    *block(block, { analysis }) {
      for (const { name, negated, argument } of block.criteria ?? []) {
        if (name !== 'tagged' || negated || !argument || argument.value === '' || analysis.isPartial()) continue;
        const { isSet, all } = analysis.tags();
        if (isSet(argument.value)) continue;
        const known = all.length === 0 ? 'no line sets one' : `the tags are ${listed(all)}`;
        yield {
          at: locate(block, argument),
          message: `${quoted(argument.value)} is no tag of this config (${known}): only ${quoted('ssh -P')} gets this block.`,
        };
      }
    },
  },
});
