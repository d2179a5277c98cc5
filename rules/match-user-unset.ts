import { defineRule, locate, note, quoted, wholeLine } from '../src/rule.ts';

export default defineRule({
  id: 'match-user-unset',
  description: '`Match user` stands before the User that it asks for',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Match'],
  criteria: ['user'],
  check: {
    *block(block, { analysis }) {
      for (const { name, negated, argument } of block.criteria ?? []) {
        if (name !== 'user' || negated || !argument || analysis.hasSecondPass()) continue;
        const late = analysis.setLater('user', { block, wanted: argument.value });
        if (!late) continue;
        const value = late.reading.settings[0]?.values[0] ?? '';
        yield {
          at: locate(block, argument),
          message: `${quoted('Match user')} does not see ${quoted(value)} here: the line that sets this User comes later.`,
          notes: [note('the later line', wholeLine(late))],
        };
      }
    },
  },
});
