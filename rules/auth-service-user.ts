import { defineRule, destinationsOf, foretold, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'auth-service-user',
  description: 'a service does not let this user in',
  category: 'correctness',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'safe',
  sources: ['https://docs.github.com/en/authentication/troubleshooting-ssh/error-permission-denied-publickey'],
  check: {
    *connection(found, { analysis }) {
      const problem = foretold(found, { causes: ['user-not-accepted'], field: 'users' });
      if (problem === undefined) return;
      const [only, ...others] = found.verdict.situation.server?.users.all ?? [];
      const line = analysis.lineFor('user', found.destination);
      // A line for names that nobody can list is for other servers, too.
      const isForNames = typeof line === 'object' && destinationsOf(line.block).length > 0;
      const isUserLine = isForNames && line.document.source.path === found.at.source.path;
      const title = `Set the user to ${quoted(only ?? '')}`;
      const edits = [{ ...found.at, text: only ?? '' }];
      const isSure = isUserLine && only !== undefined && others.length === 0;
      yield { ...problem, fixes: isSure ? [{ title, safety: 'unsafe', weakens: false, edits }] : [] };
    },
  },
});
