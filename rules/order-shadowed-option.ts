import { defineRule, keywordOf, note, quoted, removeLine, type Shadow, type Step, wholeLine } from '../src/rule.ts';

/** They have rules of their own, which say more. */
function isElsewhere({ directive, reading }: Step): boolean {
  const isSum = reading.facts?.option?.kind === 'algorithms' && /^[+^-]/.test(directive.args[0]?.value ?? '');
  return isSum || directive.name === 'setenv' || directive.name === 'ignoreunknown';
}

const valuesOf = ({ reading }: Step): string =>
  JSON.stringify(reading.settings.map(({ slot, values }) => [slot, values]));

function reason(step: Step, { by: [other], by, last }: Shadow, tail: string): string {
  if (!other) return '';
  if (last) return `a later line sets it${tail}, and the last one counts`;
  if (other.reading.settings[0]?.slot !== step.reading.settings[0]?.slot)
    return `${quoted(keywordOf(other))} comes first and rules it out`;
  if (by.length > 1) return `earlier lines set it${tail} for all hosts of this block`;
  if (other.block === step.block) return `an earlier line of the same block sets it${tail}`;
  return `an earlier line sets it${tail} for ${other.block.universal ? 'every host' : 'all hosts of this block'}`;
}

export default defineRule({
  id: 'order-shadowed-option',
  description: 'a line can never take effect, because others are always read first',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: [
    'https://man.openbsd.org/ssh_config#DESCRIPTION',
    'https://utcc.utoronto.ca/~cks/space/blog/sysadmin/SSHConfigMultipleStanzas',
  ],
  check: {
    *config(_, { analysis }) {
      for (const [step, shadow] of analysis.shadows()) {
        if (isElsewhere(step)) continue;
        const keyword = quoted(keywordOf(step));
        const same = shadow.by.every((other) => valuesOf(other) === valuesOf(step));
        yield {
          at: wholeLine(step),
          scope: step.block,
          message: same
            ? `${keyword} is not needed here: ${reason(step, shadow, ' to the same value')}.`
            : `${keyword} has no effect here: ${reason(step, shadow, '')}.`,
          notes: shadow.by.slice(0, 3).map((other) => note('this line counts', wholeLine(other))),
          fixes: [
            { title: 'Remove the line', safety: 'safe', onlyProved: true, weakens: false, edits: [removeLine(step)] },
          ],
          ...(same && { severity: 'info' }),
        };
      }
    },
  },
});
