import { defineRule, keywordOf, locate, quoted, replace, type Step } from '../src/rule.ts';

/** The one word of the command line as the two words that a config takes. */
function split(value: string): string | undefined {
  const match = /^((?:(?:\[[^\]]*\]|[^:[\]/]+):)?\d+):((?:\[[^\]]*\]|[^:[\]]+):\d+)$/.exec(value);
  return match ? `${match[1]} ${match[2]}` : undefined;
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
      const words = args.length === 1 && step.directive.name !== 'dynamicforward' ? split(first.value) : undefined;
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
      const lacks = args.length === 1 && step.directive.name === 'localforward' ? 'the place to connect to' : undefined;
      const message = lacks
        ? `${keyword} lacks ${lacks}: it takes ${expected(step)}.`
        : `${keyword} cannot be read: it takes ${expected(step)}.`;
      yield { at: locate(step, refusal.span), message };
    },
  },
});
