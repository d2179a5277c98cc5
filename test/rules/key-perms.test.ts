import rule from '../../rules/key-perms.ts';
import { ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const key = ed25519Key();
const withMode = (mode: number, uid = 1000) => ({ config, files: { id_work: { content: key.private, mode, uid } } });
const says = (mode: string) => [
  `2:16-30 Others may read \`~/.ssh/id_work\` (its mode is ${mode}), so ssh ignores it; \`chmod go=\` takes that away.`,
];

testRule(rule, {
  good: [
    config,
    withMode(0o600),
    withMode(0o400),
    withMode(0o644, 0),
    { ...withMode(0o644), world: { user: { uid: 0 } } },
    { ...withMode(0o644), onlyBelow: ['/home/ada'] },
    { config, files: { id_work: { content: key.line, mode: 0o644 } } },
    { config: 'UserKnownHostsFile ~/.ssh/id_work\n', files: { id_work: { content: key.private, mode: 0o644 } } },
  ],
  bad: [
    { ...withMode(0o644), problems: says('644'), destinations: [['web']], fixed: config },
    { ...withMode(0o640), problems: says('640'), modes: ['id_work 640 -> 600'] },
    { ...withMode(0o777), problems: says('777'), modes: ['id_work 777 -> 700'] },
    {
      config: 'Host a\n',
      files: { id_rsa: { content: key.encrypted, mode: 0o604 } },
      problems: [
        '1:6-7 Others may read `~/.ssh/id_rsa` (its mode is 604), so ssh ignores it; `chmod go=` takes that away.',
      ],
    },
  ],
});
