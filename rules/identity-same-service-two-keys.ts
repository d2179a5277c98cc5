import {
  defineRule,
  namedOffers,
  note,
  onlyNamedKeys,
  quoted,
  rivalsOf,
  takesAccountFromKey,
  usurperOf,
  valueIn,
} from '../src/rule.ts';

export default defineRule({
  id: 'identity-same-service-two-keys',
  description: 'the agent offers the key of another account first',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: [
    'https://man.openbsd.org/ssh_config#IdentitiesOnly',
    'https://git-scm.com/docs/gitfaq#multiple-accounts-ssh',
    'https://docs.github.com/en/authentication/troubleshooting-ssh/error-key-already-in-use',
  ],
  check: {
    *connection(found, { analysis, config }) {
      const { destination, verdict } = found;
      if (!takesAccountFromKey(verdict)) return;
      const [own] = namedOffers(verdict, config);
      const other = own && usurperOf(verdict, () => rivalsOf(found, { analysis, config }));
      if (own === undefined || other === undefined) return;
      const fix = onlyNamedKeys(found, own);
      const server = verdict.situation.server?.name ?? 'the server';
      yield {
        at: valueIn(own.step),
        scope: own.step.block,
        destinations: [destination],
        message: `The agent has the key of ${quoted(other.name)} and not this one, so ssh offers that one first, and ${server} takes ${quoted(destination)} for the other account.`,
        notes: [note(`the key of ${quoted(other.name)}`, valueIn(other.step))],
        fixes: fix === undefined ? [] : [fix],
      };
    },
  },
});
