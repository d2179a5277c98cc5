import { defineRule, isOldComment, locate, quoted, textAt } from '../src/rule.ts';

export default defineRule({
  id: 'proxy-jump-invalid',
  description: 'a ProxyJump names no host that can be connected to',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ProxyJump'],
  codes: ['bad-jump'],
  check: {
    *refused({ step, refusal }) {
      const text = textAt(step, refusal.span);
      // The blanks between hops, and the comments that old clients take for a part of them, have rules of their own.
      if (/^[^"].*[ \t]/s.test(text.replace(/[ \t]*#.*/s, '')) || isOldComment(step)) return;
      const what = text.includes('"')
        ? 'ssh takes the quotes of `ProxyJump` for a part of the host'
        : `${quoted(text)} is no way to name a host`;
      yield {
        at: locate(step, refusal.span),
        message: `${what}: \`ProxyJump\` takes \`[user@]host[:port]\`, several with commas.`,
      };
    },
  },
});
