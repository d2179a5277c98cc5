import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'algo-rsa-size-small',
  description: 'RSA keys of less than 2048 bits are accepted',
  category: 'security',
  severity: 'warning',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#RequiredRSASize', 'https://doi.org/10.6028/NIST.SP.800-57pt1r5'],
  keywords: ['requiredrsasize'],
  options: (v) => v.strictObject({ minBits: v.pipe(v.number(), v.integer(), v.minValue(1024)) }),
  defaults: { minBits: 2048 },
  check: {
    *setting({ value, whom, at }, { options: { minBits } }) {
      if (Number(value) >= minBits) return;
      yield {
        at,
        message: `RSA keys from ${quoted(value)} bits are accepted ${whom}; ${minBits} is the least that is taken for safe.`,
      };
    },
  },
});
