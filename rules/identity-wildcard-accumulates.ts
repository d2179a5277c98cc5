import {
  type Analysis,
  defineRule,
  listed,
  note,
  quoted,
  reachOf,
  routeOf,
  type Step,
  valueOfStep,
  wholeLine,
} from '../src/rule.ts';

interface Account {
  readonly name: string;
  /** The line for all hosts whose key is tried first, and the alias's own. */
  readonly wide: Step;
  readonly own: Step;
}

function accountOf(name: string, analysis: Analysis): Account | undefined {
  const lines = analysis.linesFor('identityfile', name);
  const [wide] = lines === 'unknown' ? [] : lines;
  if (!wide || lines === 'unknown' || reachOf(wide.block) !== 'all') return undefined;
  const own = lines.find((line) => reachOf(line.block) === 'names');
  return own && valueOfStep(own) !== valueOfStep(wide) ? { name, wide, own } : undefined;
}

/** Aliases of one account each: the same host and user, and another key. */
function rivals(analysis: Analysis): readonly Account[] {
  const byPlace = new Map<string, Account[]>();
  for (const name of analysis.names()) {
    const account = accountOf(name, analysis);
    const route = account && routeOf(name, analysis);
    if (!account || !route) continue;
    const place = `${route.user}@${route.host}`;
    const known = byPlace.get(place);
    if (known) known.push(account);
    else byPlace.set(place, [account]);
  }
  const differ = (accounts: readonly Account[]): boolean =>
    new Set(accounts.map(({ own }) => valueOfStep(own))).size > 1;
  return [...byPlace.values()].filter(differ).flat();
}

function byWideKey(found: readonly Account[]): ReadonlyMap<Step, readonly Account[]> {
  const grouped = new Map<Step, Account[]>();
  for (const account of found) {
    const known = grouped.get(account.wide);
    if (known) known.push(account);
    else grouped.set(account.wide, [account]);
  }
  return grouped;
}

export default defineRule({
  id: 'identity-wildcard-accumulates',
  description: 'the key for all hosts is tried before the key of an account',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://man.openbsd.org/ssh_config#IdentityFile',
    'https://utcc.utoronto.ca/~cks/space/blog/sysadmin/SSHConfigIdentities',
  ],
  keywords: ['identityfile'],
  check: {
    *config(_, { analysis }) {
      for (const [wide, accounts] of byWideKey(rivals(analysis))) {
        const names = accounts.map(({ name }) => name);
        yield {
          at: wholeLine(wide),
          scope: wide.block,
          destinations: names,
          message: `This key is tried first for ${listed(names, 3)} too, which are accounts with keys of their own: the first key that the server knows decides.`,
          notes: accounts.slice(0, 3).map(({ name, own }) => note(`the key of ${quoted(name)}`, wholeLine(own))),
        };
      }
    },
  },
});
