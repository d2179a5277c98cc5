import rule from '../../rules/syntax-usekeychain-portable.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'IgnoreUnknown UseKeychain\nHost *\n  UseKeychain yes\n',
    'IgnoreUnknown AddKeysToAgent,usekey*\nUseKeychain yes\n',
    'Host *\n  IgnoreUnknown UseKeychain\n  UseKeychain yes\n',
    'Match all\n  IgnoreUnknown UseKeychain\nHost a\n  UseKeychain yes\n',
    { config: 'UseKeychain yes\n', target: 'macos-15' },
    'Host *\n  UseKeychain yes\n  IgnoreUnknown UseKeychain\n',
  ],
  bad: [
    {
      config: '# mine\n\nHost *\n  UseKeychain yes\n',
      problems: [
        '4:3-14 Only Apple’s ssh knows `UseKeychain`, and every other refuses the file; `IgnoreUnknown UseKeychain` above it lets them skip it.',
      ],
      severities: ['error'],
      fixed: '# mine\n\nIgnoreUnknown UseKeychain\nHost *\n  UseKeychain yes\n',
    },
    {
      config: 'IgnoreUnknown Foo\nHost a\n  UseKeychain yes\nHost b\n  UseKeychain no\n',
      target: ['9.2', '8.4'],
      problems: [
        '3:3-14 Only Apple’s ssh knows `UseKeychain`, and every other refuses the file; `IgnoreUnknown UseKeychain` above it lets them skip it.',
        '5:3-14 Only Apple’s ssh knows `UseKeychain`, and every other refuses the file; `IgnoreUnknown UseKeychain` above it lets them skip it.',
      ],
      fixed: 'IgnoreUnknown Foo,UseKeychain\nHost a\n  UseKeychain yes\nHost b\n  UseKeychain no\n',
    },
    {
      config: 'Host a\n  usekeychain=yes\n',
      target: ['macos-15', 'debian-12'],
      problems: [
        '2:3-14 Only Apple’s ssh knows `UseKeychain`, and every other refuses the file; `IgnoreUnknown UseKeychain` above it lets them skip it.',
      ],
    },
    {
      config: 'UseKeychain yes\n',
      target: 'OpenSSH_9.2p1',
      problems: [
        '1:1-12 Only Apple’s ssh knows `UseKeychain`, and every other refuses the file; `IgnoreUnknown UseKeychain` above it lets them skip it.',
      ],
      severities: ['warning'],
    },
  ],
});
