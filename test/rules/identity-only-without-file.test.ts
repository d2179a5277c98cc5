import rule from '../../rules/identity-only-without-file.ts';
import { ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const [key, other] = [ed25519Key(), ed25519Key('two')];
const own = [`${key.line} ada@one`, `${other.line}`];
const files = { id_ed25519: key.private };

testRule(rule, {
  good: [
    'IdentitiesOnly yes\nIdentityFile k\n',
    'IdentitiesOnly no\n',
    'Host *\n  IdentitiesOnly yes\nHost a\n  IdentityFile k\n',
    'Host a\n  IdentitiesOnly yes\n  CertificateFile c\n',
    'IdentitiesOnly no\nHost a\n  IdentitiesOnly yes\n',
    'Host *.x\n  IdentitiesOnly yes\n  IdentityAgent none\n',
    'IdentityAgent none\nHost *.x\n  IdentitiesOnly yes\n',
    { config: 'IdentitiesOnly yes\n', files, agent: own.slice(0, 1) },
    { config: 'IdentitiesOnly yes\n', files: { 'id_rsa.pub': `${key.line}\n` }, agent: own.slice(0, 1) },
    { config: 'IdentitiesOnly yes\n', agent: [] },
    { config: 'IdentitiesOnly yes\nIdentityAgent SSH_AUTH_SOCK\n', agent: [] },
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
      config: 'Host *.x\n  IdentitiesOnly yes\nHost y\n  IdentityAgent none\n',
      problems: [
        '2:18-21 Nothing but the default keys (`~/.ssh/id_*`) is offered for every host that this block matches, even if the agent has more: no `IdentityFile` counts there.',
      ],
      severities: ['info'],
    },
    {
      config: 'IdentitiesOnly yes\nHost a\n  IdentityAgent none\nHost b\n  IdentityAgent ~/b.sock\n',
      agent: [],
      problems: [
        '1:16-19 Nothing but the default keys (`~/.ssh/id_*`) is offered for every host, even if the agent has more: no `IdentityFile` counts there.',
      ],
      severities: ['warning'],
    },
    {
      config: 'IdentitiesOnly yes\n',
      files,
      agent: own,
      problems: [
        `1:16-19 Nothing but the default keys (\`~/.ssh/id_*\`) is offered for every host, and not \`${other.key.fingerprint}\` of the agent: no \`IdentityFile\` counts there.`,
      ],
      severities: ['warning'],
    },
    {
      config: 'Host a\n  IdentitiesOnly yes\nHost *\n  IdentityAgent SSH_AUTH_SOCK\n',
      agent: own.slice(0, 1),
      problems: [
        '2:18-21 Nothing but the default keys (`~/.ssh/id_*`) is offered for `a`, and not `ada@one` of the agent: no `IdentityFile` counts there.',
      ],
    },
    {
      config: 'Host a *.b\n  IdentitiesOnly yes\nHost a\n  IdentityAgent none\n',
      agent: own.slice(0, 1),
      problems: [
        '2:18-21 Nothing but the default keys (`~/.ssh/id_*`) is offered for every host that this block matches, and not `ada@one` of the agent: no `IdentityFile` counts there.',
      ],
    },
    {
      config: 'Host a\n  IdentitiesOnly yes\n',
      agent: own.slice(0, 1),
      problems: [
        '2:18-21 Nothing but the default keys (`~/.ssh/id_*`) is offered for `a`, and not `ada@one` of the agent: no `IdentityFile` counts there.',
      ],
      severities: ['warning'],
    },
  ],
});
