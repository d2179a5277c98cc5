import rule from '../../rules/key-rsa-too-short.ts';
import { certificateLine, ed25519Key, rsaKey } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host web\n  IdentityFile ~/.ssh/id_work\n';
const withKey = (bits: number, more = '') => ({ config: `${config}${more}`, files: { id_work: rsaKey(bits).private } });

testRule(rule, {
  good: [
    config,
    withKey(1024),
    withKey(2048, '  RequiredRSASize 2048\n'),
    withKey(2048, 'Host other\n  RequiredRSASize 4096\n'),
    { config: `${config}  RequiredRSASize 4096\n`, files: { id_work: ed25519Key().private } },
    { ...withKey(3072), options: { minBits: 3072 } },
    { ...withKey(3072, '  RequiredRSASize 3072\n'), options: { minBits: 2048 } },
    { config, files: { id_work: ed25519Key().private }, options: { minBits: 3072 } },
    { ...withKey(768), config: config.replace('IdentityFile', 'CertificateFile') },
  ],
  bad: [
    {
      config,
      files: { id_work: certificateLine({ of: rsaKey(2048) }) },
      options: { minBits: 3072 },
      problems: ['2:16-30 `~/.ssh/id_work` has 2048 bits, and 3072 are wanted here.'],
    },
    {
      ...withKey(2048, '  RequiredRSASize 2048\n'),
      options: { minBits: 3072 },
      problems: ['2:16-30 `~/.ssh/id_work` has 2048 bits, and 3072 are wanted here.'],
    },
    {
      ...withKey(2048),
      options: { minBits: 3072 },
      problems: ['2:16-30 `~/.ssh/id_work` has 2048 bits, and 3072 are wanted here.'],
    },
    {
      ...withKey(1024, '  RequiredRSASize 2048\n'),
      options: { minBits: 3072 },
      problems: ['2:16-30 `~/.ssh/id_work` has 1024 bits, and ssh ignores RSA keys below 2048 here.'],
    },
    {
      ...withKey(768),
      problems: ['2:16-30 `~/.ssh/id_work` has 768 bits, and ssh ignores RSA keys below 1024 here.'],
    },
    {
      ...withKey(2048, '  RequiredRSASize 3072\n'),
      problems: ['2:16-30 `~/.ssh/id_work` has 2048 bits, and ssh ignores RSA keys below 3072 here.'],
    },
    {
      ...withKey(1024, 'Host *\n  RequiredRSASize 2048\n'),
      problems: ['2:16-30 `~/.ssh/id_work` has 1024 bits, and ssh ignores RSA keys below 2048 here.'],
    },
  ],
});
