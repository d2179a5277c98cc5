import rule from '../../rules/algo-key-not-listed.ts';
import { ed25519Key, rsaKey } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const block = 'Host git\n  # ssh-lint-policy openssh-9.9\n  IdentityFile ~/.ssh/id_work\n';
const config = `${block}  PubkeyAcceptedAlgorithms ssh-ed25519\n`;
const files = { id_work: rsaKey(4096).private };
const says = 'The list of accepted algorithms has none for `~/.ssh/id_work` (ssh-rsa), so it is skipped.';

testRule(rule, {
  good: [
    { config: block, files },
    { config, files: { id_work: ed25519Key().private } },
    { config: `${block}  PubkeyAcceptedAlgorithms ssh-ed25519,rsa-sha2-256\n`, files },
    { config: config.replace('  # ssh-lint-policy openssh-9.9\n', ''), files },
    { config, files, onlyBelow: ['/home/ada'] },
    { config, files, alone: true },
  ],
  bad: [
    { config, files, problems: [`4:28-39 ${says}`], destinations: [['git']] },
    {
      config: `${block}Host *\n  PubkeyAcceptedAlgorithms -rsa*,ssh-rsa*\n`,
      files,
      problems: [`5:28-42 ${says}`],
      destinations: [['git']],
    },
    {
      config: `${block}  PubkeyAcceptedAlgorithms ssh-rsa-cert-v01@openssh.com,ecdsa*\n`,
      files,
      target: ['9.2', '10.6'],
      problems: ['4:28-63 The list of accepted algorithms has none for `~/.ssh/id_work` (ssh-rsa), so it is skipped.'],
    },
  ],
});
