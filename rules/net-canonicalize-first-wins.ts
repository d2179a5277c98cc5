import {
  type Analysis,
  type Block,
  type Context,
  defineRule,
  guardsOf,
  isDead,
  isUserFile,
  keywordOf,
  lowerCase,
  note,
  quoted,
  type Step,
  valueOfStep,
  wholeLine,
} from '../src/rule.ts';

/** Whether ssh looks at a block only when it reads the files again. */
const isOfSecondPass = (block: Block): boolean =>
  guardsOf(block).some(({ criteria = [] }) =>
    criteria.some(({ name, negated }) => !negated && (name === 'final' || name === 'canonical')),
  );

/** The domains that ssh adds to every short name. */
function addedDomains({ setters }: Analysis): readonly string[] {
  const [on] = setters('canonicalizehostname');
  const [domains] = setters('canonicaldomains');
  if (!on?.block.universal || valueOfStep(on) === 'no' || !domains?.block.universal) return [];
  return domains.reading.settings.flatMap(({ values }) => values.map(lowerCase));
}

/** Whether a short name gets the lines of a block only when it is completed. */
const isForWholeNames = ({ hosts }: Block, domains: readonly string[]): boolean =>
  hosts?.positive.every((pattern) => domains.some((domain) => pattern.endsWith(`.${domain}`))) ?? false;

/** The line that has set the option for every destination when the files are read again. */
function firstFor(step: Step, { analysis }: Context): Step | undefined {
  const [setting] = step.reading.settings;
  const isOver = setting?.merge !== 'first' || setting.slot === 'hostname' || setting.slot.startsWith('canonical');
  const [first] = isOver ? [] : analysis.setters(setting.slot).filter(({ block }) => block.universal);
  return first && valueOfStep(first) !== valueOfStep(step) ? first : undefined;
}

export default defineRule({
  id: 'net-canonicalize-first-wins',
  description: 'a line counts when the files are read again, and by then its option is set',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  clients: '6.5 and later',
  sources: ['https://man.openbsd.org/ssh_config#CanonicalizeHostname', 'https://man.openbsd.org/ssh_config#Match'],
  check: {
    *config(config, context) {
      const { analysis } = context;
      const domains = addedDomains(analysis);
      for (const step of config.steps) {
        const isLate = isOfSecondPass(step.block);
        if (!isLate && !isForWholeNames(step.block, domains)) continue;
        const first = isUserFile(step, config) && !isDead(step, context) ? firstFor(step, context) : undefined;
        if (first === undefined) continue;
        const keyword = quoted(keywordOf(step));
        const message = isLate
          ? `${keyword} has no effect here: ssh looks at this block when it reads the files again, and by then another line has set it for every host.`
          : `${keyword} counts here only for names that are typed in full: when ssh has completed a short one, another line has set it for every host.`;
        yield { at: wholeLine(step), scope: step.block, message, notes: [note('this line counts', wholeLine(first))] };
      }
    },
  },
});
