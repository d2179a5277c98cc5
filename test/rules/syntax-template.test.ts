import rule from '../../rules/syntax-template.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n  User b\n',
    "Host a\n  RemoteCommand docker ps --format '{{.Names}}'\n",
    'Host a\n  # User {{ user }}\n  User b\n',
    'Match exec "x {{ y }}"\n',
    'Host a\n  User {b}\n',
    { config: 'Include k\n', files: { k: 'ssh-ed25519 AAAAC3Nz me\nssh-ed25519 {{ key }}\n' } },
  ],
  bad: [
    {
      config: 'Host web\n  User {{ .user }}\n  Port {{ .port }}\n',
      problems: ['2:8-19 This file is a template and not looked into; ssh cannot read it as it is.'],
    },
    {
      config: 'Include a b\n',
      files: { a: '{% for host in hosts %}\nHost {{ host }}\n{% endfor %}\n', b: 'Host <%= node %>\n  Usr b\n' },
      problems: [
        'a 1:1-24 This file is a template and not looked into; ssh cannot read it as it is.',
        'b 1:6-17 This file is a template and not looked into; ssh cannot read it as it is.',
      ],
    },
    {
      config: 'Host {{ host }}\n# ssh-lint-disable-file\n  Usr {{ x }}\n',
      target: ['8.4', '9.2'],
      problems: ['1:6-16 This file is a template and not looked into; ssh cannot read it as it is.'],
    },
  ],
});
