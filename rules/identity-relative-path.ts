import { argumentsWhere, defineRule, keywordOf, locate, quoted } from '../src/rule.ts';

/** Paths that mean the same wherever ssh is started. */
const ANCHORED = /^(?:[/~%$]|[A-Za-z]:[\\/]|none$|any$)/i;

export default defineRule({
  id: 'identity-relative-path',
  description: 'a path hangs on the folder in which ssh is started',
  category: 'correctness',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#IdentityFile'],
  keywords: [
    'identityfile',
    'certificatefile',
    'controlpath',
    'userknownhostsfile',
    'globalknownhostsfile',
    'revokedhostkeys',
  ],
  about: /^(?!\/|~|%|\$)/,
  check: {
    *setting({ step }) {
      const [argument] = argumentsWhere(step, (value) => !ANCHORED.test(value));
      if (!argument || argument.value.includes('\\')) return;
      const { value } = argument;
      const message = `${quoted(keywordOf(step))} looks for ${quoted(value)} in the folder in which ssh is started; write ${quoted(`~/.ssh/${value.replace(/^(?:\.\/|\.ssh\/)/, '')}`)} for your own.`;
      yield { at: locate(step, argument), message };
    },
  },
});
