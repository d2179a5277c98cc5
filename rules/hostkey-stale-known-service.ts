import { defineRule, quoted, withdrawnKeysOf } from '../src/rule.ts';

export default defineRule({
  id: 'hostkey-stale-known-service',
  description: 'known_hosts has a key that its service has withdrawn',
  category: 'security',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://github.blog/2023-03-23-we-updated-our-rsa-ssh-host-key/',
    'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints',
    'https://confluence.atlassian.com/bbkb/bitbucket-cloud-ssh-host-key-rotation-faq-1235851234.html',
  ],
  check: {
    *connection(found) {
      const { destination, verdict } = found;
      const { server } = verdict.situation;
      for (const { line, published } of withdrawnKeysOf(found)) {
        const isOpen = published.status === 'revoked';
        const what = isOpen ? 'has withdrawn, as others may have it' : 'does not use any more';
        const message = `Line ${line.line} of ${quoted(line.path)} holds a host key that ${server?.name ?? 'the service'} ${what}: remove that line.`;
        yield {
          at: found.at,
          message,
          destinations: [destination],
          ...(!isOpen && { severity: 'warning' }),
        };
      }
    },
  },
});
