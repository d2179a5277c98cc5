import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'session-rekey-often',
  description: 'keys are agreed on anew after little has been sent',
  category: 'correctness',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#RekeyLimit', 'https://www.rfc-editor.org/rfc/rfc4253#section-9'],
  keywords: ['rekeylimit'],
  options: (v) => v.strictObject({ minBytes: v.pipe(v.number(), v.integer(), v.minValue(16)) }),
  defaults: { minBytes: 1024 ** 2 },
  check: {
    *setting({ step, value, whom, at }, { options: { minBytes } }) {
      const bytes = Number(value);
      if (bytes === 0 || bytes >= minBytes) return;
      const text = step.directive.shape.args[0]?.value ?? value;
      yield {
        at,
        message: `Keys are agreed on anew every ${quoted(text)} bytes ${whom}, and the connection stands still each time.`,
      };
    },
  },
});
