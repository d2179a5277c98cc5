import rule from '../../rules/fs-config-perms.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n',
    { config: '', entry: { content: 'Host a\n', mode: 0o644 } },
    { config: '', entry: { content: 'Host a\n', mode: 0o600, uid: 0 } },
    { config: '', entry: { content: 'Host a\n', mode: 0o664 }, target: 'debian-12' },
    { config: '', entry: { content: 'Host a\n', mode: 0o666 }, onlyBelow: ['/home/ada'] },
    { config: '', entry: { content: 'Host a\n', mode: 0o666 }, role: 'system' },
    { config: '', entry: { content: 'Host a\n', mode: 0o666 }, world: { platform: 'win32' } },
  ],
  bad: [
    {
      config: '',
      entry: { content: 'Host a\n', mode: 0o664 },
      problems: [
        '1:1-1 Others may write this file (its mode is 664), and ssh refuses it; `chmod go-w` takes that away.',
      ],
    },
    {
      config: '',
      entry: { content: 'Host a\n', mode: 0o602 },
      target: 'debian-12',
      problems: [
        '1:1-1 Others may write this file (its mode is 602), and ssh refuses it; `chmod go-w` takes that away.',
      ],
    },
    {
      config: '',
      entry: { content: 'Host a\n', uid: 1001 },
      problems: ['1:1-1 This file belongs to user 1001, neither you nor root, and ssh refuses it.'],
    },
  ],
});
