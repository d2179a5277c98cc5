import { type Context, defineRule, insertBefore, locate, replace, type Step, type TextEdit } from '../src/rule.ts';

/** Names the keyword in the IgnoreUnknown that counts, or in a new one at the top. */
function silence(step: Step, { silencer, firstLine }: Context['analysis']): TextEdit {
  const counts = silencer();
  const list = counts?.directive.args[0];
  if (counts && list && counts.order < step.order)
    return replace(counts, { start: list.end, end: list.end }, ',UseKeychain');
  return insertBefore(firstLine(step.document) ?? step, 'IgnoreUnknown UseKeychain\n');
}

export default defineRule({
  id: 'syntax-usekeychain-portable',
  description: '`UseKeychain` stands in a config that another ssh than Apple’s must read',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: [
    'https://github.com/apple-oss-distributions/OpenSSH',
    'https://github.com/microsoft/vscode-remote-release/issues/2111',
  ],
  codes: ['unknown-keyword'],
  check: {
    *refused({ step }, { analysis, client }) {
      if (analysis.unknown(step)?.kind !== 'apple') return;
      yield {
        at: locate(step, step.directive.keyword),
        message:
          'Only Apple’s ssh knows `UseKeychain`, and every other refuses the file; `IgnoreUnknown UseKeychain` above it lets them skip it.',
        fixes: [
          { title: 'Let other clients skip it', safety: 'safe', weakens: false, edits: [silence(step, analysis)] },
        ],
        ...(!client.vendorCertain && { severity: 'warning' }),
      };
    },
  },
});
