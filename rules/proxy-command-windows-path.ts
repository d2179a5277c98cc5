import { defineRule, keywordOf, quoted, textAt } from '../src/rule.ts';

/** A name that PATH would be searched for. What comes with ssh itself is found by its whole file name. */
const BARE = /^(?!(?:ssh|scp|sftp)(?:-[a-z0-9-]+)?\.exe\b)[\w.+-]+(?=\s|$)/i;

export default defineRule({
  id: 'proxy-command-windows-path',
  description:
    'a program that leads to the host is named without its path, and Microsoft’s ssh 7.7 does not look for it',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: [
    'https://github.com/PowerShell/Win32-OpenSSH/issues/1185',
    'https://github.com/PowerShell/Win32-OpenSSH/issues/1172',
    'https://github.com/PowerShell/Win32-OpenSSH/issues/1711',
    'https://github.com/PowerShell/openssh-portable/pull/344',
  ],
  clients: 'Microsoft’s 7.7',
  keywords: ['proxycommand', 'proxyjump'],
  check: {
    *setting({ step, at }, { client }) {
      const text = textAt(step, at.span);
      if (!client.does('windows-proxy-needs-path') || text.toLowerCase() === 'none') return;
      const isJump = step.directive.name === 'proxyjump';
      const name = isJump ? 'ssh' : BARE.exec(text)?.[0];
      if (name === undefined) return;
      const { start } = at.span;
      yield {
        at: isJump ? at : { ...at, span: { start, end: start + name.length } },
        message: `Microsoft’s ssh 7.7 does not find the ${quoted(name)} of ${quoted(keywordOf(step))}, so nothing connects: ${isJump ? 'a `ProxyCommand` with its whole path works' : 'its whole path works'}.`,
      };
    },
  },
});
