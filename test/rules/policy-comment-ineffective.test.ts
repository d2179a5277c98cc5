import rule from '../../rules/policy-comment-ineffective.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n# ssh-lint-policy rhel-9\n',
    'Host a\n  # ssh-lint-policy debian-bookworm -- our image\n  User b\n',
    'Match all\n#ssh-lint-policy github\nUser b\n',
    'Host a\n  # ssh-lint-policy rhel-9\nHost b\n',
    'Host a\n# ssh-lint-policy rhel-9\n\nHost b\n',
    'User a # ssh-lint-policy nonsense\n',
    '# see ssh-lint-policy\nHost a\n',
    { config: 'Host a\n  Include inner\n', files: { inner: '# ssh-lint-policy rhel-9\n' } },
  ],
  bad: [
    {
      config: 'Host a\n  # ssh-lint-policy amazon-linux-2032\n',
      problems: ['2:21-38 There is no policy `amazon-linux-2032`; did you mean `amazon-linux-2023`?'],
      fixed: 'Host a\n  # ssh-lint-policy amazon-linux-2023\n',
    },
    {
      config: 'Host a\n  # ssh-lint-policy xyzzy\n  ## ssh-lint-policy constructor\n',
      problems: ['2:21-26 There is no policy `xyzzy`.', '3:22-33 There is no policy `constructor`.'],
    },
    {
      config: 'Host a\n  # ssh-lint-policy\n# ssh-lint-policy -- why\n',
      problems: ['2:5-20 The comment names no policy.', '3:3-18 The comment names no policy.'],
    },
    {
      config: '# ssh-lint-policy rhel-9\nHost a\n',
      problems: ['1:19-25 This names the policy `rhel-9` for nobody: it stands in no Host or Match block.'],
      notes: ['2:1-5 this begins another block'],
    },
    {
      config: 'User b\n# ssh-lint-policy rhel-9\n',
      problems: ['2:19-25 This names the policy `rhel-9` for nobody: it stands in no Host or Match block.'],
    },
    {
      config: 'Host a\n  User b\n# ssh-lint-policy rhel-9\n# their box\nHost b\n',
      problems: ['3:19-25 This names the policy `rhel-9` for the block that ends here, not for the one below.'],
      notes: ['5:1-5 this begins another block'],
    },
    {
      config: 'Include inner\nHost a\n',
      files: { inner: '# ssh-lint-policy rhel-9\nUser b\n' },
      problems: ['inner 1:19-25 This names the policy `rhel-9` for nobody: it stands in no Host or Match block.'],
    },
    {
      config: 'Host a\n  User b\n# ssh-lint-policy\nHost b\n',
      problems: ['3:3-18 The comment names no policy.'],
      notes: [],
    },
  ],
});
