import { type DamagedLine, defineRule, note, quoted } from '../src/rule.ts';

const why: Readonly<Record<DamagedLine['reason'], string>> = {
  'bad-marker': 'its marker is not `@revoked` or `@cert-authority` with a blank behind it',
  'bad-key': 'its key is cut or is not base64',
  'bad-hash': 'its hashed name is cut',
  'no-host': 'it begins with the type of the key, and names no host',
  'no-key': 'it has no key',
  'utf-16': 'it is UTF-16, as PowerShell may write it',
  'byte-order-mark': 'a byte order mark stands before its name',
  'type-mismatch': 'the type of the key is not that of the key itself',
};

const what = {
  revoke: 'ssh goes on trusting the key that it was to revoke',
  trust: 'ssh does not know the host key of that line',
} as const;

/** How many lines the notes say. */
const MOST_NOTES = 20;

export default defineRule({
  id: 'hostkey-damaged-line',
  description: 'a line of known_hosts is damaged, and ssh passes over it without a word',
  category: 'security',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/sshd#SSH_KNOWN_HOSTS_FILE_FORMAT'],
  check: {
    *namedFile({ kind, at, written, knownHosts }) {
      if (kind !== 'known-hosts') return;
      for (const meaning of ['revoke', 'trust'] as const) {
        const [first, ...more] = knownHosts().damaged.filter(({ meant }) => meant === meaning);
        if (first === undefined) continue;
        const others = more.length === 0 ? '' : `, as with ${more.length} more`;
        yield {
          at,
          message: `Line ${first.line} of ${quoted(written)} counts for nothing${others}: ${why[first.reason]}, and ${what[meaning]}.`,
          notes: more.slice(0, MOST_NOTES).map(({ line, reason }) => note(`line ${line}: ${why[reason]}`)),
          ...(meaning === 'trust' && { severity: 'warning' }),
        };
      }
    },
  },
});
