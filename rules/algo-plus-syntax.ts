import { defineRule, isPlusSyntax, keywordOf, locate, quoted, replace } from '../src/rule.ts';

const SINCE = { '+': '7.0', '-': '7.5', '^': '8.1' } as const;

export default defineRule({
  id: 'algo-plus-syntax',
  description: 'the `+`, `-` or `^` of a list of algorithms stands where it is not read',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://man.openbsd.org/ssh_config#Ciphers', 'https://www.openssh.com/txt/release-7.0'],
  codes: ['bad-algorithm', 'extra-arguments'],
  check: {
    *refused({ step }, { client }) {
      const [first, second] = step.directive.args;
      if (step.reading.facts?.option?.kind !== 'algorithms' || !first) return;
      const kind = isPlusSyntax(first, client);
      const mark = first.value.startsWith('^') ? '^' : first.value.startsWith('-') ? '-' : '+';
      const keyword = quoted(keywordOf(step));
      if (kind === 'too-new') {
        const at = locate(step, { start: first.start, end: first.start + 1 });
        yield {
          at,
          message: `A list that begins with \`${mark}\` is read since OpenSSH ${SINCE[mark]}, and older clients refuse the file.`,
        };
      } else if (kind === 'alone' && second) {
        const gap = { start: first.end, end: second.start };
        const fix = {
          title: 'Take the blank out',
          safety: 'safe',
          weakens: false,
          edits: [replace(step, gap, '')],
        } as const;
        yield {
          at: locate(step, gap),
          message: `The \`${mark}\` of ${keyword} stands directly in front of the first name, without a blank.`,
          fixes: [fix],
        };
      } else if (kind === 'alone') {
        yield {
          at: locate(step, first),
          message: `The \`${mark}\` of ${keyword} has no name behind it, and ssh refuses the file.`,
        };
      } else if (kind === 'repeated') {
        const text = first.value.slice(0, 1) + first.value.slice(1).replace(/,[+^-]/g, ',');
        const fix = {
          title: `Keep the first \`${mark}\``,
          safety: 'safe',
          weakens: false,
          edits: [replace(step, first, text)],
        } as const;
        const again = first.start + 1 + first.value.slice(1).search(/,[+^-]/) + 1;
        const at = locate(
          step,
          first.end - first.start === first.value.length ? { start: again, end: again + 1 } : first,
        );
        yield {
          at,
          message: `One \`${mark}\` at the start of ${keyword} is for the whole list; it is not repeated.`,
          fixes: [fix],
        };
      }
    },
  },
});
