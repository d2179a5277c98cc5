import rule from '../../rules/identity-file-missing.ts';
import { ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const key = ed25519Key();
const says = (name: string) => `There is no file \`${name}\`, so ssh goes on without this key.`;

testRule(rule, {
  good: [
    { config, files: { id_work: key.private } },
    { config, files: { 'id_work.pub': key.line } },
    { config, files: { id_work: '' } },
    'Host a\n',
    'IdentityFile none\n',
    'Host a\n  CertificateFile ~/.ssh/gone-cert.pub\n  UserKnownHostsFile ~/.ssh/gone\n',
    'IdentityFile ~/.ssh/%h\n',
    'IdentityFile ~bob/.ssh/id\n',
    'IdentityFile ${NOT_SET}/id\n',
    'Host a\n  IdentityFile ~/.ssh/id.pub\n',
    { config, onlyBelow: ['/home/ada'] },
    { config, role: 'system', onlyBelow: ['/etc'] },
  ],
  bad: [
    {
      config: 'Host x\n  Include inner\n',
      files: { inner: 'Match exec "true"\n  IdentityFile ~/.ssh/gone\n' },
      severities: ['info'],
      problems: ['inner 2:16-27 There is no file `~/.ssh/gone`, so ssh goes on without this key.'],
    },
    { config, problems: [`2:16-30 ${says('~/.ssh/id_work')}`], severities: ['warning'], destinations: [['web']] },
    {
      config: 'IdentityFile "/keys/my key"\nHost a\n',
      problems: [`1:14-28 ${says('/keys/my key')}`],
    },
    {
      config: 'Match exec "test -d /work"\n  IdentityFile ~/.ssh/id_work\n',
      problems: [`2:16-30 ${says('~/.ssh/id_work')}`],
      severities: ['info'],
    },
    {
      config: 'IdentityFile ${KEYS}/a\n',
      world: { environment: { KEYS: '/keys' } },
      problems: [`1:14-23 ${says('${KEYS}/a')}`],
    },
  ],
});
