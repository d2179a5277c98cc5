import { argumentsWhere, defineRule, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'host-pattern-case',
  description: 'a pattern of a Host line has capital letters that few would type',
  category: 'correctness',
  severity: 'info',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#Host', 'https://github.com/moul/assh/issues/292'],
  keywords: ['host'],
  about: /[A-Z]/,
  check: {
    *directive(step) {
      const patterns = step.directive.shape.args.map(({ value }) => value);
      const isDomain = (value: string): boolean =>
        /^!?[\w*?-]+(?:\.[\w*?-]+)+$/.test(value) && !patterns.includes(value.toLowerCase());
      for (const argument of argumentsWhere(step, isDomain)) {
        const value = argument.value.replace('!', '');
        const message = `${quoted(value)} does not match ${quoted(value.toLowerCase())}: Host compares capital and small letters as they are typed.`;
        yield { at: locate(step, argument), message };
      }
    },
  },
});
