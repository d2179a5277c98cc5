import {
  type Argument,
  algorithmHistory,
  type Client,
  defineRule,
  type Fix,
  isPlusSyntax,
  keywordOf,
  kindOfAlgorithm,
  listed,
  locate,
  meantAlgorithm,
  quoted,
  replace,
  type Span,
  type Step,
  type UnknownName,
  unknownGssapiNames,
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

function write(step: Step, span: Span, name: string): Fix {
  const edits = [replace(step, span, name)];
  return { title: `Write \`${name}\``, safety: 'unsafe', weakens: false, edits };
}

/** Leaves out the names that other releases have; those that nobody has may be meant for something. */
function withoutThem(step: Step, list: Argument, names: readonly UnknownName[]): readonly Fix[] {
  const of = step.reading.facts?.option?.algorithms ?? 'ciphers';
  const known = names.filter(({ name }) => algorithmHistory(of, name) !== undefined).map(({ name }) => name);
  const sign = /^[+^]/.exec(list.value)?.[0] ?? '';
  const left = list.value
    .slice(sign.length)
    .split(',')
    .filter((name) => name !== '' && !known.includes(name));
  if (known.length === 0 || left.length === 0) return [];
  const edits = [replace(step, list, sign + left.join(','))];
  return [{ title: `Leave out ${listed(known)}`, safety: 'safe', weakens: false, edits }];
}

export default defineRule({
  id: 'algo-unknown-name',
  description: 'a list names an algorithm that a target does not have',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://www.openssh.com/releasenotes.html', 'https://github.com/dolmen/github-keygen/issues/25'],
  codes: ['bad-algorithm'],
  check: {
    *refused({ step }, { client }) {
      const { algorithms } = step.reading.facts?.option ?? {};
      const [list] = step.directive.args;
      if (list === undefined) return;
      if (algorithms === undefined) {
        for (const { name, span } of unknownGssapiNames(list))
          yield {
            at: locate(step, span),
            message: `${quoted(name)} is no GSSAPI key exchange, and ssh refuses the file.`,
          };
        return;
      }
      if (isPlusSyntax(list, client)) return;
      const names = unknownNames(algorithms, list, client);
      const without = withoutThem(step, list, names);
      for (const { name, span } of names) {
        const { message, meant } = explain(name, step, client);
        const fixes = meant === undefined ? without : [write(step, span, meant)];
        yield { at: locate(step, span), message, fixes };
      }
    },
  },
});
