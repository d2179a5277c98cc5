import { defineRule, publicIn, quoted, type Step, valueOfStep } from '../src/rule.ts';

const DSA = 'ssh-dss';
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
      if (kind !== 'identity') return;
      const [found, half] = [file(), publicIn(beside())];
      if ((found.publicKey ?? half)?.type !== DSA) return;
      // Up to 7.7 only public halves are held against the list.
      if (found.isPrivate && half === undefined && !client.does('signature-from-list')) return;
      const { supported, defaults } = client.algorithms('pubkey');
      const isListed = LISTS.some((slot) =>
        step === undefined ? analysis.setters(slot).some(namesDsa) : analysis.mayMeet(slot, step, namesDsa),
      );
      if (supported.includes(DSA) && (defaults.includes(DSA) || isListed)) return;
      const what = supported.includes(DSA)
        ? 'its list of accepted algorithms has none for it'
        : 'it knows no such keys';
      yield { at, message: `${quoted(written)} is a DSA key, which this client skips, as ${what}.` };
    },
  },
});
