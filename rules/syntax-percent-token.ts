import { defineRule, isDead, keywordOf, locate, quoted, strangeTokens } from '../src/rule.ts';

export default defineRule({
  id: 'syntax-percent-token',
  description: 'a percent token is unknown for the keyword',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#TOKENS'],
  keywords: [
    'certificatefile',
    'controlpath',
    'dynamicforward',
    'forwardagent',
    'hostname',
    'identityagent',
    'identityfile',
    'include',
    'knownhostscommand',
    'localcommand',
    'localforward',
    'match',
    'proxycommand',
    'remotecommand',
    'remoteforward',
    'revokedhostkeys',
    'setenv',
    'user',
    'userknownhostsfile',
    'versionaddendum',
  ],
  about: /%/,
  check: {
    *directive(step, context) {
      if (isDead(step, context)) return;
      const keyword = quoted(step.directive.name === 'match' ? 'Match exec' : keywordOf(step));
      for (const { text, span, isKept } of strangeTokens(step, context.client)) {
        const message = isKept
          ? `This client replaces nothing in ${keyword}, and takes ${quoted(text)} as it stands.`
          : text.length === 1
            ? `${quoted('%')} begins a token in ${keyword}, and ssh ends here; ${quoted('%%')} is the sign itself.`
            : `${quoted(text)} is no token of ${keyword} in this client, and ssh ends over it; ${quoted('%%')} is the sign itself.`;
        yield { at: locate(step, span), message, ...(isKept && { severity: 'warning' }) };
      }
    },
  },
});
