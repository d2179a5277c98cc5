import {
  algorithmHistory,
  type Client,
  defineRule,
  isPlusSyntax,
  keywordOf,
  kindOfAlgorithm,
  locate,
  meantAlgorithm,
  quoted,
  replace,
  type Step,
  unknownNames,
} from '../src/rule.ts';

interface Answer {
  readonly message: string;
  readonly meant: string | undefined;
}

function explain(name: string, step: Step, client: Client): Answer {
  const of = step.reading.facts?.option?.algorithms ?? 'ciphers';
  const word = quoted(name);
  const plain = (message: string): Answer => ({ message, meant: undefined });
  const history = algorithmHistory(of, name);
  if (history?.gone !== undefined)
    return plain(`${word} was removed in OpenSSH ${history.gone}, and a list with it is refused.`);
  if (history?.since !== undefined)
    return plain(`${word} is new in OpenSSH ${history.since}, and older clients refuse the file.`);
  const other = kindOfAlgorithm(name, client);
  if (other !== undefined) return plain(`${word} is ${other} and does not belong into ${quoted(keywordOf(step))}.`);
  const near = meantAlgorithm(of, name, client);
  if (near === undefined) return plain(`ssh knows no ${word} for ${quoted(keywordOf(step))} and refuses the file.`);
  return { message: `ssh knows no ${word} for ${quoted(keywordOf(step))}; did you mean \`${near}\`?`, meant: near };
}

export default defineRule({
  id: 'algo-unknown-name',
  description: 'a list names an algorithm that a target does not have',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://www.openssh.com/releasenotes.html', 'https://github.com/dolmen/github-keygen/issues/25'],
  codes: ['bad-algorithm'],
  check: {
    *refused({ step, refusal }, { client }) {
      const { algorithms } = step.reading.facts?.option ?? {};
      const [list] = step.directive.args;
      if (algorithms === undefined || list === undefined || isPlusSyntax(list, client)) return;
      const names = unknownNames(algorithms, list, client);
      for (const { name, span } of names) {
        const answer = explain(name, step, client);
        const title = `Write \`${answer.meant}\``;
        const fix = {
          title,
          safety: 'unsafe',
          weakens: false,
          edits: [replace(step, span, answer.meant ?? '')],
        } as const;
        yield { at: locate(step, span), message: answer.message, ...(answer.meant !== undefined && { fixes: [fix] }) };
      }
      if (names.length === 0 && list.value !== '' && !/^[+^]?,/.test(list.value)) {
        yield {
          at: locate(step, refusal.span),
          message: `${quoted(keywordOf(step))} does not take this list, and ssh refuses the file.`,
        };
      }
    },
  },
});
