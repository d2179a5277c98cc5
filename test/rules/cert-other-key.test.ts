import rule from '../../rules/cert-other-key.ts';
import { certificateLine, ed25519Key, rsaKey, sealedPem } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const [key, other] = [ed25519Key(), ed25519Key('two')];
const files = (own: string, certificate: string) => ({
  config,
  files: { id_work: own, 'id_work-cert.pub': certificate },
});
const problems = [
  '2:16-30 `~/.ssh/id_work-cert.pub` certifies another key than `~/.ssh/id_work`, so nothing can sign for it.',
];

testRule(rule, {
  good: [
    config,
    files(key.private, certificateLine({ of: key })),
    files(key.encrypted, certificateLine({ of: key })),
    files(key.private, other.line),
    files('', certificateLine({ of: other })),
    {
      ...files(`${key.line}\n`, certificateLine({ of: other })),
      config: config.replace('IdentityFile', 'CertificateFile'),
    },
    { ...files(key.private, certificateLine({ of: other })), onlyBelow: ['/home/ada'] },
  ],
  bad: [
    {
      config,
      files: { id_work: sealedPem(), 'id_work.pub': rsaKey().line, 'id_work-cert.pub': certificateLine({ of: other }) },
      problems,
    },
    { ...files(key.private, certificateLine({ of: other })), problems },
    { ...files(key.encrypted, certificateLine({ of: rsaKey() })), problems },
    { ...files(`${key.line}\n`, certificateLine({ of: other })), problems },
  ],
});
