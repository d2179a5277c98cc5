import { algorithmKeywords, defineRule, keywordOf, locate, newestDefaults, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'algo-list-pinned',
  description: 'a list of algorithms replaces the default list',
  category: 'security',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://www.openssh.com/pq.html', 'https://man.openbsd.org/ssh_config#KexAlgorithms'],
  keywords: algorithmKeywords,
  check: {
    *directive(step) {
      const [list] = step.directive.args;
      const of = step.reading.facts?.option?.algorithms;
      if (!list || of === undefined || /^[+^-]/.test(list.value)) return;
      if (!list.value.split(',').some((name) => newestDefaults(of).includes(name))) return;
      const message = `${quoted(keywordOf(step))} is fixed to this list, so nothing that OpenSSH adds later is used.`;
      yield { at: locate(step, list), message };
    },
  },
});
