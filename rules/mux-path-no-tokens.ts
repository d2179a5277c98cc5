import { defineRule, destinationsOf, quoted, replace, socketFix } from '../src/rule.ts';

/** What must differ between two sockets, and the tokens that tell it. */
const PARTS = [
  { tokens: 'Chnk', what: 'other hosts' },
  { tokens: 'Cr', what: 'other users of the same host' },
  { tokens: 'Cp', what: 'other ports of the same host' },
] as const;

export default defineRule({
  id: 'mux-path-no-tokens',
  description: 'different destinations share one connection',
  category: 'security',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  fixable: 'unsafe',
  sources: ['https://man.openbsd.org/ssh_config#ControlPath'],
  keywords: ['controlpath'],
  check: {
    *setting({ step, value, whom, at }) {
      const [argument] = step.directive.args;
      if (argument === undefined || value.toLowerCase() === 'none' || value.includes('${')) return;
      if (value === '/dev/null') {
        const edits = [replace(step, argument, 'none')];
        yield {
          at,
          message: `ssh takes ${quoted(value)} for a socket that somebody left: it complains, and root may delete it. Use ${quoted('none')}.`,
          severity: 'warning',
          fixes: [{ title: 'Share no connection: `none`', safety: 'unsafe', weakens: false, edits }],
        };
        return;
      }
      if (destinationsOf(step.block).length === 1) return;
      const has = (tokens: string): boolean => new RegExp(`%[${tokens}]`).test(value.replaceAll('%%', ''));
      const [lost] = PARTS.filter(({ tokens }) => !has(tokens));
      if (!lost) return;
      const host = lost === PARTS[0];
      const message = host
        ? `All connections ${whom} have the same socket: the second host that you call is the first one again. Use ${quoted('%C')}.`
        : `The socket ${whom} is the same for ${lost.what}, so the first connection is taken instead. Use ${quoted('%C')}.`;
      const fix = socketFix(step, { behind: '-%C' });
      const fixes = fix === undefined ? [] : [fix];
      yield { at, message, fixes, ...(!host && { severity: lost === PARTS[1] ? 'warning' : 'info' }) };
    },
  },
});
