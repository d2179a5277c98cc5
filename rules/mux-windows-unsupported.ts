import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'mux-windows-unsupported',
  description: 'connections are to be shared on Windows, which cannot',
  category: 'compatibility',
  severity: 'error',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://github.com/PowerShell/Win32-OpenSSH/issues/405'],
  keywords: ['controlmaster'],
  check: {
    *setting({ value, at }, { client }) {
      if (value === 'no' || client.vendor !== 'microsoft') return;
      const message = `Microsoft’s ssh cannot share connections: with ${quoted('ControlMaster')} the connection fails.`;
      yield { at, message };
    },
  },
});
