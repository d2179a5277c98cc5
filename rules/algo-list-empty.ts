import { algorithmKeywords, defineRule, keywordOf, offerOf, quoted } from '../src/rule.ts';

/** What cannot be where nothing is left of a list. MACs are not needed with the ciphers that bring their own. */
const WITHOUT: Readonly<Record<string, string>> = {
  ciphers: 'no connection can be made',
  kexalgorithms: 'no connection can be made',
  hostkeyalgorithms: 'no connection can be made',
  pubkeyacceptedalgorithms: 'no key of yours is offered',
};

export default defineRule({
  id: 'algo-list-empty',
  description: 'a list of algorithms leaves none',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Ciphers'],
  keywords: [...algorithmKeywords, 'casignaturealgorithms'],
  about: /^-|^[+^]?,|-cert-/,
  check: {
    *setting({ step, value, at }, { client }) {
      const option = step.reading.facts?.option;
      if (option?.algorithms === undefined) return;
      const { all, isTaken } = offerOf(option.algorithms, value, client);
      if (all.length > 0) return;
      const keyword = quoted(keywordOf(step));
      const harm = WITHOUT[option.id];
      if (!isTaken) yield { at, message: `This list has no algorithm that ${keyword} takes.` };
      else if (harm !== undefined) yield { at, message: `Nothing is left of the default list of ${keyword}: ${harm}.` };
    },
  },
});
