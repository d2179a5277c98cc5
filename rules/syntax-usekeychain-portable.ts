import { defineRule, locate, skipping } from '../src/rule.ts';

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
    'https://man.openbsd.org/ssh_config#IgnoreUnknown',
  ],
  codes: ['unknown-keyword'],
  check: {
    *refused({ step }, { analysis, client }) {
      if (analysis.unknown(step)?.kind !== 'apple') return;
      yield {
        at: locate(step, step.directive.keyword),
        message:
          'Only Apple’s ssh knows `UseKeychain`, and every other refuses the file; `IgnoreUnknown UseKeychain` above it lets them skip it.',
        fixes: [skipping(step, 'UseKeychain', analysis)],
        ...(!client.vendorCertain && { severity: 'warning' }),
      };
    },
  },
});
