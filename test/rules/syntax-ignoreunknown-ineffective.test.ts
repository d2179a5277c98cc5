import rule from '../../rules/syntax-ignoreunknown-ineffective.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'IgnoreUnknown UseKeychain\nUseKeychain yes\n',
    'UseKeychain yes\n',
    'Host a\n  IgnoreUnknown UseKeychain\nHost *\n  IgnoreUnknown UseKeychain\n  UseKeychain yes\n',
    'IgnoreUnknown a,b\nIgnoreUnknown a,b\n',
    { config: 'Host b\n  Include keychain\nHost *\n  UseKeychain yes\n', target: 'macos-15' },
  ],
  bad: [
    {
      config: 'Host *\n  UseKeychain yes\n  IgnoreUnknown UseKeychain\n',
      problems: ['2:3-14 `UseKeychain` is refused, because its `IgnoreUnknown` stands below it.'],
      notes: ['3:3-28 this line names it'],
    },
    {
      config: 'IgnoreUnknown Foo\nIgnoreUnknown UseKeychain\nUseKeychain yes\n',
      problems: [
        '2:1-26 Only the first `IgnoreUnknown` counts, and this is another one.',
        '3:1-12 `UseKeychain` is refused, because only the first `IgnoreUnknown` counts and that one does not name it.',
      ],
      notes: ['1:1-18 this line counts', '2:1-26 this line names it', '1:1-18 this line counts'],
      severities: ['warning', 'error'],
    },
    {
      config: 'Host a\n  IgnoreUnknown UseKeychain\nHost *\n  UseKeychain yes\n',
      problems: ['4:3-14 `UseKeychain` is refused wherever the block of its `IgnoreUnknown` does not apply.'],
      notes: ['2:3-28 this line names it'],
    },
    {
      config: 'Host a\n  IgnoreUnknown UseKeychain\n  UseKeychain yes\n',
      problems: ['3:3-14 `UseKeychain` is refused wherever the block of its `IgnoreUnknown` does not apply.'],
    },
    {
      config: 'Host a\n  IgnoreUnknown Foo\nHost *\n  IgnoreUnknown UseKeychain\n  UseKeychain yes\n',
      problems: [
        '5:3-14 `UseKeychain` is refused wherever another `IgnoreUnknown` comes first, which does not name it.',
      ],
      notes: ['4:3-28 this line names it', '2:3-20 this line comes first for some hosts'],
    },
  ],
});
