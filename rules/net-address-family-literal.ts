import {
  defineRule,
  destinationsOf,
  isDead,
  isDirect,
  locate,
  note,
  quoted,
  valueOfStep,
  wholeLine,
} from '../src/rule.ts';

/** The family of an address; one of IPv6 may name its zone. */
function familyOf(host: string): 'inet' | 'inet6' | undefined {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return 'inet';
  return /^[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*(?:%.+)?$/.test(host) ? 'inet6' : undefined;
}

export default defineRule({
  id: 'net-address-family-literal',
  description: 'an address is of another family than the one that is allowed',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#AddressFamily'],
  keywords: ['hostname', 'bindaddress'],
  about: /:|^\d+(?:\.\d+){3}$/,
  check: {
    *directive(step, context) {
      const { analysis } = context;
      const family = familyOf(step.directive.shape.args[0]?.value ?? '');
      if (family === undefined || analysis.setters('addressfamily').length === 0 || isDead(step, context)) return;
      const lineOf = (name: string) => analysis.lineFor('addressfamily', name);
      const name = destinationsOf(step.block).find((each) => {
        const line = lineOf(each);
        if (line === undefined || line === 'unknown' || ['any', family].includes(valueOfStep(line))) return false;
        // Whoever connects in its place is not told of the family.
        return isDirect(each, analysis);
      });
      const line = name === undefined ? undefined : lineOf(name);
      const [argument] = step.directive.args;
      if (line === undefined || line === 'unknown' || !argument) return;
      yield {
        at: locate(step, argument),
        message: `${quoted(argument.value)} cannot be used with ${quoted(`AddressFamily ${valueOfStep(line)}`)}.`,
        notes: [note('this line counts', wholeLine(line))],
      };
    },
  },
});
