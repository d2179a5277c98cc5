import { defineRule, locate, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'syntax-server-keyword',
  description: 'a keyword belongs to the server’s sshd_config',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/sshd_config', 'https://man.openbsd.org/ssh_config'],
  codes: ['unknown-keyword'],
  check: {
    *refused({ step }, { analysis }) {
      const found = analysis.unknown(step);
      if (found?.kind !== 'server') return;
      const { keyword } = step.directive;
      const instead =
        found.meant === undefined ? 'and ssh refuses the file' : `the nearest thing that ssh has is \`${found.meant}\``;
      const joined = found.meant === undefined ? `, ${instead}` : `; ${instead}`;
      yield {
        at: locate(step, keyword),
        message: `${quoted(keyword.value)} is a keyword of sshd_config, the server’s file${joined}.`,
      };
    },
  },
});
