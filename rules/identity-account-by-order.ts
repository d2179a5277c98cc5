import {
  type Connection,
  type Context,
  defineRule,
  type NamedOffer,
  namedOffers,
  note,
  type Problem,
  quoted,
  reachOf,
  rivalsOf,
  takesAccountFromKey,
  usurperOf,
  valueIn,
  valueOfStep,
} from '../src/rule.ts';

/** Another key of the same block, which is offered later. */
function* laterKeys([first, ...others]: readonly NamedOffer[], server: string): Iterable<Problem> {
  if (first === undefined || reachOf(first.step.block) !== 'names') return;
  for (const { step, attempt } of others) {
    if (step.block !== first.step.block || attempt.publicKey?.blob === first.attempt.publicKey?.blob) continue;
    const message = `${server} takes the account from the first key that it knows, so this one counts only if it does not know ${quoted(valueOfStep(first.step))}.`;
    yield { at: valueIn(step), message, notes: [note('the key that is offered first', valueIn(first.step))] };
  }
}

/** What an agent would do that has the key of another alias. */
function* foreignKeys(found: Connection, own: NamedOffer, { analysis, config }: Context): Iterable<Problem> {
  const { settled } = found.verdict.situation.resolution;
  if (settled.get('identitiesonly')?.[0] === 'yes' || settled.get('identityagent')?.[0] === 'none') return;
  const rivals = rivalsOf(found, { analysis, config });
  const [other] = rivals;
  if (other === undefined || usurperOf(found.verdict, () => rivals) !== undefined) return;
  const message = `An agent that has the key of ${quoted(other.name)} and not this one makes ssh offer that one first, and it decides the account; ${quoted('IdentitiesOnly yes')} keeps to this one.`;
  yield { at: valueIn(own.step), message, notes: [note(`the key of ${quoted(other.name)}`, valueIn(other.step))] };
}

export default defineRule({
  id: 'identity-account-by-order',
  description: 'the order of the keys decides the account at a service',
  category: 'correctness',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#IdentitiesOnly',
    'https://git-scm.com/docs/gitfaq#multiple-accounts-ssh',
    'https://rya.nc/multi-github-accts.html',
  ],
  check: {
    *connection(found, context) {
      const { destination, verdict } = found;
      const offers = takesAccountFromKey(verdict) ? namedOffers(verdict, context.config) : [];
      const [own] = offers;
      if (own === undefined) return;
      const server = verdict.situation.server?.name ?? 'The server';
      for (const problem of [...laterKeys(offers, server), ...foreignKeys(found, own, context)])
        yield { ...problem, scope: own.step.block, destinations: [destination] };
    },
  },
});
