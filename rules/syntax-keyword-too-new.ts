import { defineRule, locate, olderSpelling, quoted, replace, spelling } from '../src/rule.ts';

/** What a client may skip without connecting another way, to another host, or with another key. */
const MAY_BE_SKIPPED = [
  'addkeystoagent',
  'channeltimeout',
  'enableescapecommandline',
  'fingerprinthash',
  'logverbose',
  'obscurekeystroketiming',
  'setenv',
  'syslogfacility',
  'updatehostkeys',
  'versionaddendum',
  'warnweakcrypto',
];

export default defineRule({
  id: 'syntax-keyword-too-new',
  description: 'a keyword is newer than a target',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://www.openssh.com/releasenotes.html'],
  codes: ['unknown-keyword'],
  check: {
    *refused({ step }, { analysis, client }) {
      const found = analysis.unknown(step);
      if (found?.kind !== 'newer') return;
      const { keyword, name } = step.directive;
      const older = olderSpelling(name, client);
      const start = `${quoted(spelling(name))} is new in OpenSSH ${found.history.since}, and older clients refuse the file`;
      if (older !== undefined) {
        const edits = [replace(step, keyword, older)];
        const fix = { title: `Write \`${older}\``, safety: 'safe', weakens: false, edits } as const;
        yield {
          at: locate(step, keyword),
          message: `${start}; \`${older}\` is the spelling that all of them read.`,
          fixes: [fix],
        };
        return;
      }
      const skip = MAY_BE_SKIPPED.includes(name)
        ? `; \`IgnoreUnknown ${spelling(name)}\` above it lets them skip it`
        : '';
      yield { at: locate(step, keyword), message: `${start}${skip}.` };
    },
  },
});
