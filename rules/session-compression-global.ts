import { defineRule } from '../src/rule.ts';

export default defineRule({
  id: 'session-compression-global',
  description: 'every connection is compressed',
  category: 'style',
  severity: 'info',
  preset: 'strict',
  since: '0.1.0',
  sources: ['https://man.openbsd.org/ssh#C', 'https://man.openbsd.org/ssh_config#Compression'],
  keywords: ['compression'],
  check: {
    *setting({ value, reach, whom, at }) {
      if (value !== 'yes' || reach !== 'all') return;
      yield { at, message: `All that is sent is compressed ${whom}; on all but slow lines that makes it slower.` };
    },
  },
});
