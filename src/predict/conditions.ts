import { isHungUp, type OpenWhy } from './auth.ts';
import type { Case, CauseId, Forecast, Open } from './forecast.ts';
import { foretell } from './foretell.ts';
import { unknownNames } from './names.ts';
import { newKeyRepairs } from './repair-keys.ts';
import { repairsOf } from './repairs.ts';
import type { Condition, Repair, Server } from './types.ts';
import { unknownServer } from './unknown-server.ts';
import { isProxied, sshWords } from './words.ts';

/** What a verdict hangs on, and what follows. Empty where it hangs on nothing. */
export function conditionsOf(each: Case, forecast: Forecast): readonly Condition[] {
  const { open, authentication } = forecast;
  const outcome = authentication?.outcome;
  const { hostKeyOpen } = forecast;
  const ofHostKey = hostKeyOpen === undefined ? [] : [condition(each, hostKeyOpen.text, hostKeyOpen.cause)];
  const found = [...undecided(each), ...open.map((one) => ofList(one, each)), ...ofHostKey];
  return outcome?.kind === 'open' ? [...found, ofAuthentication(each, forecast, outcome.why)] : found;
}

const listCauses: Readonly<Record<Open['list'], CauseId>> = {
  kexalgorithms: 'no-common-kex',
  hostkeyalgorithms: 'no-common-hostkey-alg',
  ciphers: 'no-common-cipher',
  macs: 'no-common-mac',
  pubkeyacceptedalgorithms: 'key-not-listed',
};

const FEW = 3;

/** A list of the user's that no current server has by default. */
function ofList({ list, names }: Open, each: Case): Condition {
  const shown = names.length > FEW ? `${names.slice(0, FEW).join(', ')}, …` : names.join(', ');
  return condition(each, `the server has none of ${shown}`, listCauses[list]);
}

function ofAuthentication(each: Case, { authentication }: Forecast, why: OpenWhy): Condition {
  const label = authentication?.outcome.trial?.identity.label ?? 'the key';
  switch (why) {
    case 'sigalgs-unknown':
      return withoutSigAlgs(each);
    case 'agent-sha1': {
      const text = 'the agent, which would sign with SHA-1, is held to the crypto policy of this system';
      const [repair] = newKeyRepairs(each);
      return { ...condition(each, text, 'sigalg-sha1-forbidden'), repair };
    }
    case 'key-unknown':
      return condition(
        each,
        `the server does not know \`${label}\`, whose public half is behind its passphrase`,
        'key-not-enrolled',
      );
    case 'no-key': {
      const [better] = newKeyRepairs(each);
      const repair = better && { ...better, text: better.text.replace('Better: make', 'Make') };
      return { ...condition(each, 'the server lets nobody in without a key', 'no-key'), repair };
    }
    case 'no-common-method':
      return condition(each, 'the server offers none of the methods that are left to this client', 'no-common-method');
    case 'too-many-failures':
      return condition(
        each,
        `the server knows none of the first ${each.server?.maxAuthTries ?? 6} keys`,
        'too-many-failures',
      );
    case 'agent-unknown':
      return condition(each, 'none of the keys gets in, which were not looked at', 'no-key');
  }
}

/** Foretold as if the server were known to send no list. */
function withoutSigAlgs(each: Case): Condition {
  const announced: Server['serverSigAlgs'] = { kind: 'none', names: unknownNames };
  const server: Server = { ...(each.server ?? unknownServer), serverSigAlgs: announced };
  const supposed = { ...each, server };
  const forecast = foretell(supposed);
  const trial = forecast.authentication?.outcome.trial;
  const cause = forecast.cause ?? 'no-mutual-sigalg';
  const [first, ...others] = repairsOf(supposed, forecast);
  const better = others.find(({ command }) => command !== undefined);
  const repair = first && better ? { ...first, text: `${first.text} ${eitherWay(better)}` } : first;
  const isOver = isHungUp(forecast.authentication, server);
  const said = { cause, terms: each.terms, server, trial, isOver, isProxied: isProxied(each.situation) };
  const sshMessage = sshWords(said);
  return { if: 'the server sends no server-sig-algs', verdict: 'fail', cause, sshMessage, repair };
}

function condition({ situation, terms, server }: Case, text: string, cause: CauseId): Condition {
  const said = { cause, terms, server, trial: undefined, isOver: false, isProxied: isProxied(situation) };
  const sshMessage = sshWords(said);
  return { if: text, verdict: 'fail', cause, sshMessage, repair: undefined };
}

/** Options of a connection: where one hangs on a command that was not run, so does the verdict. */
const deciding = [
  'hostname',
  'port',
  'user',
  'identityfile',
  'identitiesonly',
  'certificatefile',
  'identityagent',
  'proxyjump',
  'proxycommand',
  'kexalgorithms',
  'hostkeyalgorithms',
  'ciphers',
  'macs',
  'pubkeyacceptedalgorithms',
  'stricthostkeychecking',
  'userknownhostsfile',
  'preferredauthentications',
  'pubkeyauthentication',
];

function undecided({ situation }: Case): readonly Condition[] {
  const { options, limits } = situation.resolution;
  const unsure = deciding.filter((id) => options.get(id)?.undecided === true);
  const open = (text: string): Condition => ({
    if: text,
    verdict: 'fail',
    cause: undefined,
    sshMessage: undefined,
    repair: undefined,
  });
  const parts = limits.map((limit) => open(`a part of the config that was not read says otherwise (${limit})`));
  if (unsure.length === 0) return parts;
  return [...parts, open(`the command of a Match exec, which is not run, changes ${unsure.join(', ')}`)];
}

/** The new key of a repair, which helps whatever the server announces. */
function eitherWay({ command }: Repair): string {
  return command?.includes('ed25519') === true
    ? 'An Ed25519 key works either way.'
    : 'A new key of another type works either way.';
}
