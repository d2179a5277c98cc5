import { type Analysis, defineRule, quoted, type Step, valueOfStep } from '../src/rule.ts';

/** The RequiredRSASize of all hosts, or of the block of the key. */
function leastWanted(step: Step | undefined, analysis: Analysis): number | undefined {
  const [first] = analysis.setters('requiredrsasize').filter(({ block }) => block.universal || block === step?.block);
  const size = first === undefined ? Number.NaN : Number(valueOfStep(first));
  return Number.isNaN(size) ? undefined : size;
}

export default defineRule({
  id: 'key-rsa-too-short',
  description: 'an RSA key is shorter than this client allows',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#RequiredRSASize'],
  options: (v) => v.strictObject({ minBits: v.pipe(v.number(), v.integer(), v.minValue(1024)) }),
  defaults: { minBits: 0 },
  check: {
    *namedFile({ step, kind, at, written, file, beside }, { analysis, options: { minBits } }) {
      if (kind !== 'identity') return;
      const found = file();
      const key = found.publicKey ?? beside().publicKey;
      if (key?.bits === undefined || !key.type.startsWith('ssh-rsa')) return;
      const { bits } = key;
      const wants = found.faults.includes('too-short') ? 1024 : leastWanted(step, analysis);
      if (bits >= Math.max(wants ?? 0, minBits)) return;
      if (wants === undefined || bits >= wants) {
        yield { at, message: `${quoted(written)} has ${bits} bits, and ${minBits} are wanted here.` };
        return;
      }
      yield { at, message: `${quoted(written)} has ${bits} bits, and ssh ignores RSA keys below ${wants} here.` };
    },
  },
});
