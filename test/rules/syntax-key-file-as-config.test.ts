import rule from '../../rules/syntax-key-file-as-config.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['Host a\n', '# -----BEGIN OPENSSH\nHost a\n', 'FOO=bar\n'],
  bad: [
    {
      config: '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n',
      problems: ['1:1-1 This file is a private key and no ssh config.'],
    },
    {
      config: 'Include id_a id_a.pub known_hosts\n',
      files: {
        id_a: 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n',
        'id_a.pub': 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 me\n',
        known_hosts: 'a.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5\n',
      },
      problems: [
        'id_a 1:1-1 This file is a private key and no ssh config.',
        'id_a.pub 1:1-1 This file is a public key and no ssh config.',
        'known_hosts 1:1-1 This file is a list of host keys and no ssh config.',
      ],
      notes: ['1:9-13 it is Included here', '1:14-22 it is Included here', '1:23-34 it is Included here'],
    },
    {
      config: 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB me@here\n',
      target: ['7.5', '10.6'],
      problems: ['1:1-1 This file is a public key and no ssh config.'],
    },
  ],
});
