import rule from '../../rules/policy-service-key-type.ts';
import { ed25519Key, rsaKey } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'Host ssh.dev.azure.com\n  User git\n  IdentityFile ~/.ssh/id_work\n';
const problems = ['3:16-30 Azure DevOps Services does not take ED25519 keys such as `~/.ssh/id_work`.'];
const files = { id_work: ed25519Key().private };

testRule(rule, {
  good: [
    config,
    { config, files: { id_work: rsaKey(4096).private } },
    { config: config.replace('ssh.dev.azure.com', 'github.com'), files },
    { config: config.replace('ssh.dev.azure.com', 'example.com'), files },
    { config: `${config}  IdentityFile ~/.ssh/id_rsa\n`, files: { ...files, id_rsa: rsaKey(4096).private } },
    { config, files, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    { config, files, problems, destinations: [['ssh.dev.azure.com']], severities: ['warning'] },
    {
      config: 'Host a b\n  HostName ssh.dev.azure.com\n  User git\nHost *\n  IdentityFile ~/.ssh/id_work\n',
      files,
      problems: ['5:16-30 Azure DevOps Services does not take ED25519 keys such as `~/.ssh/id_work`.'],
      destinations: [['a', 'b']],
      severities: ['warning'],
    },
    {
      config: 'Host ssh.dev.azure.com\n  User git\n',
      files: { id_ed25519: ed25519Key().private },
      problems: ['1:6-23 Azure DevOps Services does not take ED25519 keys such as `~/.ssh/id_ed25519`.'],
      severities: ['warning'],
    },
  ],
});
