import { argumentsWhere, defineRule, isUserFile, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'session-sendenv-removes-nothing',
  description: 'a `SendEnv` takes away what no line before it has added',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#SendEnv'],
  keywords: ['sendenv'],
  check: {
    *setting({ step }, { analysis, config }) {
      if (!isUserFile(step, config) || analysis.isPartial()) return;
      const [first] = step.reading.settings;
      if (first?.merge !== 'remove') return;
      if (analysis.mayMeet('sendenv', step, ({ order }) => order < step.order)) return;
      const [argument] = argumentsWhere(step, (value) => value.startsWith('-'));
      if (!argument) return;
      const message = `${quoted(argument.value)} takes nothing away: no ${quoted('SendEnv')} comes before it, and the system’s file is read later.`;
      yield { at: locate(step, argument), message };
    },
  },
});
