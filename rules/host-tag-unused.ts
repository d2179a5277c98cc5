import { defineRule, hasSecondPass, quoted, tagPatterns } from '../src/rule.ts';

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
    *setting({ step, value, at }, { config, analysis }) {
      if (value === '' || analysis.isPartial()) return;
      const asking = tagPatterns(config.blocks, value);
      if (asking.length > 0 && hasSecondPass(config)) return;
      if (asking.some(({ steps }) => steps.length === 0 || steps.some(({ order }) => order > step.order))) return;
      const message =
        asking.length > 0
          ? `${quoted(`Match tagged ${value}`)} stands above this line, and does not see it.`
          : `No ${quoted('Match tagged')} asks for ${quoted(value)}, so this line does nothing.`;
      yield { at, message };
    },
  },
});
