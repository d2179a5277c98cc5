import rule from '../../rules/fs-config-unreadable.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n',
    { config: 'Include f\n', files: { f: { content: 'Host a\n', mode: 0o000 } } },
    { config: 'Host a\n', entry: { content: 'Host a\n', mode: 0o400 } },
    { config: 'Include gone\n', entry: { link: '/opt/config' }, files: { '/opt/config': 'Host a\n' } },
  ],
  bad: [
    {
      config: '',
      entry: { content: '', mode: 0o000 },
      problems: ['1:1-1 This file cannot be read: Permission denied.'],
    },
    { config: '', entry: { kind: 'directory' }, problems: ['1:1-1 This file cannot be read: Is a directory.'] },
    {
      config: '',
      entry: { content: 'Host a\n', mode: 0o200 },
      problems: ['1:1-1 This file cannot be read: Permission denied.'],
    },
  ],
});
