import { defineRule, locate, quoted, spelling } from '../src/rule.ts';

const MAKERS = {
  apple: 'Apple',
  debian: 'Debian',
  microsoft: 'Microsoft',
  redhat: 'Red Hat',
  ubuntu: 'Ubuntu',
  upstream: 'OpenSSH',
};

export default defineRule({
  id: 'syntax-vendor-keyword',
  description: 'a keyword is known to the ssh of another vendor only',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://github.com/Homebrew/homebrew-dupes/issues/712'],
  codes: ['unknown-keyword'],
  check: {
    *refused({ step }, { analysis, client }) {
      const found = analysis.unknown(step);
      if (found?.kind !== 'vendor') return;
      const { vendors } = found.history;
      const others = vendors.filter((vendor) => vendor !== client.vendor);
      const makers = (others.length > 0 ? others : vendors).map((vendor) => MAKERS[vendor]);
      const names = makers.length > 1 ? `${makers.slice(0, -1).join(', ')} or ${makers.at(-1)}` : makers.join('');
      yield {
        at: locate(step, step.directive.keyword),
        message: `${quoted(spelling(step.directive.name))} is known only to the ssh that ${names} builds, and others refuse the file.`,
        ...(!client.vendorCertain && { severity: 'warning' }),
      };
    },
  },
});
