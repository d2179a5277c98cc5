import { defineRule, keywordOf, locate, quoted, replace, type Step } from '../src/rule.ts';

const isPort = (digits: string, least: number): boolean => Number(digits) >= least && Number(digits) < 65_536;

const WITH_COLONS = /^((?:(?:\[[^\]]*\]|[^:[\]/]+):)?\d+):((?:\[[^\]]*\]|[^:[\]]+):\d+)$/;

/** The one word of the command line as the two words that a config takes. A server may choose its port itself, with 0. */
function split({ directive: { args, name } }: Step): string | undefined {
  const [, from = '', to = ''] = WITH_COLONS.exec(args[0]?.value ?? '') ?? [];
  const [own = '', other = ''] = [from, to].map((each) => each.slice(each.lastIndexOf(':') + 1));
  const isRead = isPort(own, name === 'remoteforward' ? 0 : 1) && isPort(other, 1);
  return isRead && args.length === 1 && name !== 'dynamicforward' ? `${from} ${to}` : undefined;
}

function expected(step: Step): string {
  if (step.directive.name === 'dynamicforward') return '`[address:]port`';
  if (step.directive.name === 'permitremoteopen') return '`host:port`';
  return '`[address:]port host:port`, or the path of a socket for either';
}

export default defineRule({
  id: 'forward-bad-spec',
  description: 'a forwarding is not written as a config wants it',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://man.openbsd.org/ssh_config#LocalForward'],
  codes: ['bad-forward', 'missing-argument'],
  check: {
    *refused({ step, refusal }) {
      const { args, problem } = step.directive;
      const isForward = step.reading.facts?.option?.kind === 'forward' || refusal.code === 'bad-forward';
      const [first] = args;
      if (!isForward || !first || problem === 'unbalanced-quotes') return;
      const keyword = quoted(keywordOf(step));
      const words = split(step);
      if (words !== undefined) {
        const fix = {
          title: `Write \`${words}\``,
          safety: 'safe',
          weakens: false,
          edits: [replace(step, first, words)],
        } as const;
        yield {
          at: locate(step, first),
          message: `In a config ${keyword} takes two words: \`${words}\`.`,
          fixes: [fix],
        };
        return;
      }
      const isAlone = args.length === 1 && step.directive.name === 'localforward' && !WITH_COLONS.test(first.value);
      const lacks = isAlone ? 'the place to connect to' : undefined;
      const message = lacks
        ? `${keyword} lacks ${lacks}: it takes ${expected(step)}.`
        : `${keyword} cannot be read: it takes ${expected(step)}.`;
      yield { at: locate(step, refusal.span), message };
    },
  },
});
