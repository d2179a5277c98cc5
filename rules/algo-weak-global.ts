import { algorithmKeywords, defineRule, listed, weakNames, weakness } from '../src/rule.ts';

export default defineRule({
  id: 'algo-weak-global',
  description: 'a weak algorithm is offered to every host',
  category: 'security',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://www.openssh.com/legacy.html',
    'https://www.rfc-editor.org/rfc/rfc9142',
    'https://www.rfc-editor.org/rfc/rfc8332',
  ],
  keywords: algorithmKeywords,
  check: {
    *setting({ step, value, reach, whom, at }, { client }) {
      const of = step.reading.facts?.option?.algorithms;
      if (reach !== 'all' || of === undefined) return;
      const names = weakNames(of, value, client);
      const [first] = names;
      if (first === undefined) return;
      const why = names.length === 1 ? ` (${weakness(of, first)})` : '';
      yield { at, message: `${listed(names)}${why} may be used ${whom}, where only old servers need it.` };
    },
  },
});
