import { defineRule, keywordOf, quoted, valueOfStep } from '../src/rule.ts';

export default defineRule({
  id: 'net-canonical-domains-unused',
  description: 'domains are given for names that are never completed',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#CanonicalizeHostname'],
  // Not CanonicalizePermittedCNAMEs: with it ssh asks for the name all the same, and follows what is permitted (main of ssh.c).
  keywords: ['canonicaldomains', 'canonicalizemaxdots', 'canonicalizefallbacklocal'],
  check: {
    *setting({ step, value, at }, { analysis }) {
      if (value === 'none') return;
      if (analysis.mayMeet('canonicalizehostname', step, (other) => valueOfStep(other) !== 'no')) return;
      yield {
        at,
        message: `${quoted(keywordOf(step))} has no effect: no ${quoted('CanonicalizeHostname yes')} counts for these hosts.`,
      };
    },
  },
});
