import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'host-tag-unused',
  description: 'a `Tag` is set that no `Match tagged` asks for',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Tag'],
  keywords: ['tag'],
  check: {
    *setting({ step, value, at }, { analysis }) {
      if (analysis.isPartial()) return;
      const { isAsked, until } = analysis.tags().useOf(value);
      if (until > step.order || (isAsked && analysis.hasSecondPass())) return;
      const message = isAsked
        ? `${quoted(`Match tagged ${value}`)} stands above this line, and does not see it.`
        : `No ${quoted('Match tagged')} asks for ${quoted(value)}, so this line does nothing.`;
      yield { at, message };
    },
  },
});
