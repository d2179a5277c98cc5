import rule from '../../rules/syntax-invisible-char.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['Host a\n', 'Host a\n  User b\u00a0c\n', '# \u00a0\n', 'Usr bob\n'],
  bad: [
    {
      config: '\ufeffHost a\n  User b\n',
      problems: ['1:1-2 ssh takes a byte order mark (U+FEFF) for a part of the keyword, and does not see `Host`.'],
      fixed: 'Host a\n  User b\n',
    },
    {
      config: 'Host a\n  User\u00a0bob\n',
      problems: ['2:7-8 ssh takes a no-break space (U+00A0) for a part of the keyword, and does not see `User`.'],
      fixed: 'Host a\n  User bob\n',
    },
    {
      config: 'Host a\n  User\u00a0bob\n',
      target: '8.4',
      problems: ['2:7-8 ssh takes a no-break space (U+00A0) for a part of the keyword, and does not see `User`.'],
    },
    {
      config: 'Host a\n\u00a0\n',
      problems: ['2:1-2 ssh takes a no-break space (U+00A0) for a keyword and refuses the file.'],
    },
    {
      config: '\ufeff# mine\nHost a\n',
      problems: [
        '1:1-2 ssh takes a byte order mark (U+FEFF) for the start of a keyword, and does not see the comment behind it.',
      ],
    },
    {
      config: 'Host a\n  Us\u200ber bob\n',
      problems: ['2:5-6 ssh takes a zero width space (U+200B) for a part of the keyword, and does not see `User`.'],
    },
    {
      config: '\ufeff#mine\nHost a\n',
      problems: [
        '1:1-2 ssh takes a byte order mark (U+FEFF) for the start of a keyword, and does not see the comment behind it.',
      ],
    },
    {
      config: 'Host a\n  Us\u00a0er bob\n',
      problems: ['2:5-6 ssh takes a no-break space (U+00A0) for a part of the keyword, and does not see `User`.'],
    },
  ],
});
