import rule from '../../rules/algo-plus-syntax.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'HostKeyAlgorithms +ssh-rsa,ssh-dss\n',
    'Ciphers nosuch\n',
    'Ciphers +nosuch\n',
    'Port + 22\n',
    'User + ada\n',
    'Ciphers aes256-ctr aes128-ctr\n',
    { config: 'Ciphers ^aes256-ctr aes128-ctr\n', target: '9.2' },
    { config: 'Ciphers ^aes256-ctr\n', target: '8.1' },
  ],
  bad: [
    {
      config: 'Host a\n  HostKeyAlgorithms + ssh-rsa\n',
      problems: ['2:22-23 The `+` of `HostKeyAlgorithms` stands directly in front of the first name, without a blank.'],
      fixed: 'Host a\n  HostKeyAlgorithms +ssh-rsa\n',
    },
    {
      config: 'HostKeyAlgorithms +ssh-rsa,+ssh-dss\n',
      problems: ['1:28-29 One `+` at the start of `HostKeyAlgorithms` is for the whole list; it is not repeated.'],
      fixed: 'HostKeyAlgorithms +ssh-rsa,ssh-dss\n',
    },
    { config: 'MACs +\n', problems: ['1:6-7 The `+` of `MACs` has no name behind it, and ssh refuses the file.'] },
    {
      config: 'Ciphers - 3des-cbc\n',
      problems: ['1:10-11 The `-` of `Ciphers` stands directly in front of the first name, without a blank.'],
    },
    {
      config: 'KexAlgorithms ^curve25519-sha256\n',
      target: ['8.0', '9.2'],
      problems: ['1:15-16 A list that begins with `^` is read since OpenSSH 8.1, and older clients refuse the file.'],
    },
    {
      config: 'Ciphers -3des-cbc\n',
      target: '7.4',
      problems: ['1:9-10 A list that begins with `-` is read since OpenSSH 7.5, and older clients refuse the file.'],
    },
  ],
});
