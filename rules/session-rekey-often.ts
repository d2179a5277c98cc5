import { defineRule, quoted } from '../src/rule.ts';

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Bytes of a RekeyLimit; undefined for `default` and `none`. */
function bytesOf(text: string): number | undefined {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)([kmg]?)$/i.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits) * (UNITS[unit.toLowerCase()] ?? 1);
}

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
    *setting({ step, whom, at }, { options: { minBytes } }) {
      const text = step.directive.shape.args[0]?.value ?? '';
      const bytes = bytesOf(text);
      if (bytes === undefined || bytes === 0 || bytes >= minBytes) return;
      yield {
        at,
        message: `Keys are agreed on anew every ${quoted(text)} bytes ${whom}, and the connection stands still each time.`,
      };
    },
  },
});
