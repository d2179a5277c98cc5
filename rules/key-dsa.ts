import { defineRule, quoted, type Step, valueOfStep } from '../src/rule.ts';

const LISTS = ['pubkeyacceptedalgorithms', 'pubkeyacceptedkeytypes'];

const namesDsa = (step: Step): boolean => /ssh-dss|\*/.test(valueOfStep(step));

export default defineRule({
  id: 'key-dsa',
  description: 'a DSA key is named that this client does not use',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://www.openssh.com/txt/release-10.0', 'https://www.openssh.com/legacy.html'],
  check: {
    *namedFile({ step, kind, at, written, file, beside }, { client, analysis }) {
      const type = kind === 'identity' ? (file().publicKey ?? beside().publicKey)?.type : undefined;
      if (type !== 'ssh-dss') return;
      const { supported, defaults } = client.algorithms('pubkey');
      const isListed = LISTS.some((slot) =>
        step === undefined ? analysis.setters(slot).some(namesDsa) : analysis.mayMeet(slot, step, namesDsa),
      );
      if (supported.includes(type) && (defaults.includes(type) || isListed)) return;
      const what = supported.includes(type)
        ? 'its list of accepted algorithms has none for it'
        : 'it knows no such keys';
      yield { at, message: `${quoted(written)} is a DSA key, which this client skips, as ${what}.` };
    },
  },
});
