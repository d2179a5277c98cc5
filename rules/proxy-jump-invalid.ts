import { defineRule, locate, quoted, textAt } from '../src/rule.ts';

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
      if (
        /[ \t]/.test(text.replace(/[ \t]*#.*$/s, '').trimEnd()) ||
        step.directive.args.some(({ value }) => value.startsWith('#'))
      )
        return;
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
