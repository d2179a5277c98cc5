import { defineRule, hopsOf, isUserFile, meant, quoted } from '../src/rule.ts';

/** Aliases that a name is compared with; beyond so many no one is looked for. */
const MOST_NAMES = 500;

export default defineRule({
  id: 'proxy-jump-unknown-alias',
  description: 'a jump host is misspelt',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ProxyJump'],
  keywords: ['proxyjump'],
  check: {
    *setting({ step, at }, { analysis, config }) {
      const names = analysis.names();
      if (names.length > MOST_NAMES || !isUserFile(step, config) || analysis.isPartial()) return;
      for (const hop of hopsOf(step)) {
        if (hop.includes('.') || hop.includes(':') || analysis.lineFor('hostname', hop) !== undefined) continue;
        if (names.includes(hop)) continue;
        const near = meant(hop, names);
        if (near === undefined) continue;
        yield { at, message: `No block is for ${quoted(hop)}; did you mean ${quoted(near)}?` };
      }
    },
  },
});
