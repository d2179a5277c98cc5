import { type Analysis, defineRule, destinationsOf, quoted, type Step, valueOfStep } from '../src/rule.ts';

/** Whether BatchMode is on for a name of this block, or for all. */
function isBatch(step: Step, analysis: Analysis): boolean {
  const names = destinationsOf(step.block);
  const isYes = (line: Step | 'unknown' | undefined): boolean =>
    line !== undefined && line !== 'unknown' && valueOfStep(line) === 'yes';
  if (names.length > 0) return names.some((name) => isYes(analysis.lineFor('batchmode', name)));
  return isYes(analysis.setters('batchmode').find(({ block }) => block.universal || block === step.block));
}

export default defineRule({
  id: 'key-encrypted-batch',
  description: 'a key wants a passphrase where nobody is asked for one',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#BatchMode'],
  check: {
    *namedFile({ step, kind, at, written, agentKeys, file, beside }, { analysis }) {
      if (step === undefined || kind !== 'identity') return;
      const { isPrivate, isEncrypted, readable, publicKey = beside().publicKey } = file();
      if (!isPrivate || !isEncrypted || !readable) return;
      const inAgent = agentKeys?.some(({ blob }) => blob === publicKey?.blob);
      if (inAgent || (publicKey === undefined && agentKeys !== undefined && agentKeys.length > 0)) return;
      if (!isBatch(step, analysis)) return;
      const message = `${quoted(written)} has a passphrase, and under ${quoted('BatchMode')} ssh asks for none: it works only through an agent.`;
      yield { at, message };
    },
  },
});
