import {
  algorithmKeywords,
  defineRule,
  keywordOf,
  locate,
  newestDefaults,
  offerOf,
  quoted,
  replace,
} from '../src/rule.ts';

export default defineRule({
  id: 'algo-list-replaces-defaults',
  description: 'a list of legacy algorithms replaces the default list instead of adding to it',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://www.openssh.com/legacy.html', 'https://man.openbsd.org/ssh_config#HostKeyAlgorithms'],
  keywords: algorithmKeywords,
  check: {
    *directive(step, { client }) {
      const [list] = step.directive.args;
      const of = step.reading.facts?.option?.algorithms;
      if (!list || of === undefined || of === 'casignature' || /^[+^-]/.test(list.value)) return;
      const modern = newestDefaults(of);
      const names = offerOf(of, list.value, client).all.filter((name) => name !== '');
      if (names.length === 0 || names.some((name) => modern.includes(name))) return;
      // A sign in front of a quote would not be a part of the value for every release.
      const start = step.document.source.text[list.start] === list.value[0] ? list.start : list.start + 1;
      const fix = {
        title: 'Add to the default list',
        safety: 'unsafe',
        weakens: false,
        edits: [replace(step, { start, end: start }, '+')],
      } as const;
      yield {
        at: locate(step, list),
        message: `${quoted(keywordOf(step))} offers nothing but these old names: without a \`+\` in front, the list replaces the default one.`,
        ...(client.does('plus-lists') && { fixes: [fix] }),
      };
    },
  },
});
