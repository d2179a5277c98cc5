import rule from '../../rules/cert-principal-mismatch.ts';
import { certificateLine } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  User ada\n  CertificateFile ~/.ssh/work-cert.pub\n';
const withNames = (principals: readonly string[], text = config) => ({
  config: text,
  files: { 'work-cert.pub': certificateLine({ principals }) },
});

testRule(rule, {
  good: [
    withNames(['ada']),
    withNames(['root', 'ada']),
    withNames([]),
    withNames(['root'], 'Host web\n  CertificateFile ~/.ssh/work-cert.pub\n'),
    withNames(['root'], 'Host web\n  User %d\n  CertificateFile ~/.ssh/work-cert.pub\n'),
    withNames(['root'], 'Host *\n  User ada\n  CertificateFile ~/.ssh/work-cert.pub\n'),
    { config, files: { 'work-cert.pub': certificateLine({ principals: ['web'], kind: 'host' }) } },
  ],
  bad: [
    {
      ...withNames(['root', 'git', 'web', 'db', 'mail']),
      problems: [
        '3:19-39 The certificate `~/.ssh/work-cert.pub` is for `root`, `git`, `web` and 2 more, and the user is `ada`.',
      ],
    },
    {
      ...withNames(['root']),
      problems: ['3:19-39 The certificate `~/.ssh/work-cert.pub` is for `root`, and the user is `ada`.'],
      destinations: [['web']],
    },
    {
      ...withNames(['root', 'Ada'], 'Host a b\n  User ada\n  CertificateFile ~/.ssh/work-cert.pub\n'),
      problems: ['3:19-39 The certificate `~/.ssh/work-cert.pub` is for `root` and `Ada`, and the user is `ada`.'],
      destinations: [['a', 'b']],
    },
    {
      ...withNames(['git'], 'Host a\n  CertificateFile ~/.ssh/work-cert.pub\nHost *\n  User ada\n'),
      problems: ['2:19-39 The certificate `~/.ssh/work-cert.pub` is for `git`, and the user is `ada`.'],
    },
  ],
});
