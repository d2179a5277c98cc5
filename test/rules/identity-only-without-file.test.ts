import rule from '../../rules/identity-only-without-file.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'IdentitiesOnly yes\nIdentityFile k\n',
    'IdentitiesOnly no\n',
    'Host *\n  IdentitiesOnly yes\nHost a\n  IdentityFile k\n',
    'Host a\n  IdentitiesOnly yes\n  CertificateFile c\n',
    'IdentitiesOnly no\nHost a\n  IdentitiesOnly yes\n',
  ],
  bad: [
    {
      config: 'IdentitiesOnly yes\n',
      problems: [
        '1:16-19 Nothing but the default keys (`~/.ssh/id_*`) is offered for every host, even if the agent has more: no `IdentityFile` counts there.',
      ],
      severities: ['info'],
    },
    {
      config: 'IdentitiesOnly yes\nIdentityAgent ~/a.sock\n',
      problems: [
        '1:16-19 Nothing but the default keys (`~/.ssh/id_*`) is offered for every host, even if the agent has more: no `IdentityFile` counts there.',
      ],
    },
    {
      config: 'Host a\n  IdentitiesOnly yes\nHost b\n  IdentityFile k\n',
      problems: [
        '2:18-21 Nothing but the default keys (`~/.ssh/id_*`) is offered for `a`, even if the agent has more: no `IdentityFile` counts there.',
      ],
      severities: ['info'],
      destinations: [['a']],
    },
    {
      config: 'Host *.x\n  IdentitiesOnly yes\n  IdentityAgent none\n',
      problems: [
        '2:18-21 Nothing but the default keys (`~/.ssh/id_*`) is offered for every host that this block matches, even if the agent has more: no `IdentityFile` counts there.',
      ],
      severities: ['info'],
    },
  ],
});
