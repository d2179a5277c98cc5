import { defineRule, quoted } from '../src/rule.ts';

export default defineRule({
  id: 'forward-x11-global',
  description: 'X11 is forwarded to every host',
  category: 'security',
  severity: 'warning',
  preset: 'recommended',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh_config#ForwardX11'],
  keywords: ['forwardx11'],
  check: {
    *setting({ value, reach, whom, at }) {
      if (value !== 'yes' || reach === 'names') return;
      const message = `${quoted('ForwardX11')} counts ${whom}: programs there can watch your screen and keyboard.`;
      yield { at, message, ...(reach === 'some' && { severity: 'info' }) };
    },
  },
});
