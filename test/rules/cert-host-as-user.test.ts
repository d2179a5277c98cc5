import rule from '../../rules/cert-host-as-user.ts';
import { certificateLine, ed25519Key } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  User ada\n  CertificateFile ~/.ssh/work-cert.pub\n';
const host = certificateLine({ kind: 'host', principals: ['web'] });
const says = (name: string) =>
  `\`${name}\` is the certificate of a host, and ssh leaves it out: users need one that was signed without \`-h\`.`;

testRule(rule, {
  good: [
    config,
    { config, files: { 'work-cert.pub': certificateLine() } },
    { config: 'UserKnownHostsFile ~/.ssh/work-cert.pub\n', files: { 'work-cert.pub': host } },
    { config, files: { 'work-cert.pub': host }, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    { config, files: { 'work-cert.pub': host }, problems: [`3:19-39 ${says('~/.ssh/work-cert.pub')}`] },
    {
      config: 'Host a\n  IdentityFile ~/.ssh/work-cert.pub\n',
      files: { 'work-cert.pub': host },
      problems: [`2:16-36 ${says('~/.ssh/work-cert.pub')}`],
    },
    {
      config: 'Host a\n  IdentityFile ~/.ssh/work\n',
      files: { work: ed25519Key().private, 'work-cert.pub': host },
      problems: [`2:16-27 ${says('~/.ssh/work-cert.pub')}`],
    },
  ],
});
