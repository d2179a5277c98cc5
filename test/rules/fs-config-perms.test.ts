import { expect, test } from 'vitest';
import rule from '../../rules/fs-config-perms.ts';
import type { MemoryEntry } from '../support/memory-ports.ts';
import { findingsOf, testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n',
    { config: 'Include f\n', files: { f: { content: 'Host a\n', mode: 0o666 } } },
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

test('the mode can be repaired, the owner cannot', () => {
  const fixesOf = (entry: MemoryEntry) => findingsOf([rule], { config: '', entry }).map(({ fixes }) => fixes);
  const mode = { path: '/home/ada/.ssh/config', from: 0o664, to: 0o644 };
  expect(fixesOf({ content: 'Host a\n', mode: 0o664 })).toEqual([
    [{ title: 'Set its mode to 644', safety: 'unsafe', weakens: false, edits: [], mode }],
  ]);
  expect(fixesOf({ content: 'Host a\n', uid: 1001 })).toEqual([[]]);
});
