import { argumentsWhere, defineRule, keywordOf, locate, quoted } from '../src/rule.ts';

const WINDOWS = /^(?:[A-Za-z]:[\\/]|~\\|%USERPROFILE%|\\)/i;

export default defineRule({
  id: 'identity-windows-path',
  description: 'a path of Windows stands where another system reads it',
  category: 'compatibility',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#IdentityFile', 'https://github.com/git-for-windows/git/issues/1724'],
  keywords: ['identityfile', 'certificatefile', 'identityagent', 'userknownhostsfile', 'controlpath'],
  about: /^[A-Za-z]:|\\|%/,
  check: {
    *directive(step, { client }) {
      if (client.vendor === 'microsoft') return;
      for (const argument of argumentsWhere(step, (value) => WINDOWS.test(value))) {
        const message = `${quoted(argument.value)} is a path of Windows; for ${quoted(keywordOf(step))} this client looks for a file of that name in the current folder.`;
        yield { at: locate(step, argument), message };
      }
    },
  },
});
