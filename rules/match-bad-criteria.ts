import {
  type Client,
  criteriaOf,
  criterionHistory,
  defineRule,
  isOldComment,
  isSpaceList,
  locate,
  meant,
  quoted,
  type Refused,
  textAt,
} from '../src/rule.ts';

/** Criteria of sshd_config(5). */
const SERVERS = ['address', 'group', 'invalid-user', 'localaddress', 'localport', 'rdomain'];

/** Words that people try. */
const TRIED: ReadonlyMap<string, string | undefined> = new Map([
  ['hostname', 'host'],
  ['alias', 'originalhost'],
  ['tag', 'tagged'],
  // Near `host`, and nothing asks for a port.
  ['port', undefined],
]);

function unknown(word: string, client: Client): string {
  const [name = ''] = word.replace(/^!/, '').toLowerCase().split('=');
  const history = criterionHistory(name);
  if (history?.since !== undefined)
    return `Match knows ${quoted(name)} since OpenSSH ${history.since}, and older clients refuse the file.`;
  if (SERVERS.includes(name))
    return `${quoted(name)} is a criterion of sshd_config, the server’s file, and ssh refuses it.`;
  const near = TRIED.has(name) ? TRIED.get(name) : meant(name, criteriaOf(client));
  return near === undefined
    ? `Match has no criterion ${quoted(name)}.`
    : `Match has no criterion ${quoted(name)}; did you mean \`${near}\`?`;
}

function message({ step, refusal }: Refused, client: Client): string {
  const said = refusal.messages[0]?.text ?? '';
  const word = textAt(step, refusal.span);
  const isKnown = criteriaOf(client).includes(word.replace(/^!/, '').toLowerCase());
  if (said.startsWith('One or more')) return 'A Match line needs a criterion, such as `host` or `all`.';
  if (said.includes('cannot be combined')) return '`all` stands alone in a Match line.';
  if (/^(?:Unsupported|missing)/i.test(said)) {
    return isKnown ? `${quoted(word)} needs something to compare with behind it.` : unknown(word, client);
  }
  return `${quoted(word)} is no list of networks such as \`10.0.0.0/8\`.`;
}

export default defineRule({
  id: 'match-bad-criteria',
  description: 'a Match line has a criterion that ssh does not know, or that lacks something',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Match'],
  codes: ['bad-match'],
  check: {
    *refused(found, { client }) {
      if (isSpaceList(found) || isOldComment(found.step)) return;
      yield { at: locate(found.step, found.refusal.span), message: message(found, client) };
    },
  },
});
