import rule from '../../rules/compat-third-party-parser.ts';
import { testRule } from '../support/rule-tester.ts';

const by = (...readers: readonly string[]) => ({ options: { readers } });
const all = by('paramiko', 'net-ssh', 'jsch', 'libssh', 'ssh-config', 'go-ssh-config', 'ssh2', 'putty');

testRule(rule, {
  good: [
    'Include x\nMatch tagged y\n  ProxyCommand nc %h ${X} # c\n',
    {
      config: 'Host a b\n  HostName a.example.com\n  Port 22\n  IdentityFile "~/my key"\n',
      ...by('paramiko', 'libssh'),
    },
    {
      config: 'Match host a\n  User x\nMatch all\n  Port = 1\nInclude x\n',
      ...by('go-ssh-config', 'net-ssh', 'libssh'),
    },
    { config: 'Host !a *\n  User x # mine\n', ...by('libssh', 'ssh-config') },
    { config: 'Ciphers +aes128-cbc\n', ...by('paramiko', 'libssh') },
    { config: 'HostName %h.x\nControlPath ~/%C-%h\nIdentityFile ~/%d-%u\n', ...by('paramiko') },
    { config: 'ProxyJump a\nKexAlgorithms curve25519-sha256\n', ...by('paramiko', 'libssh') },
    { config: 'Match localnetwork 10.0.0.0/8\n', target: '9.0', ...all },
    { config: 'Match tagged x\n  ProxyJump a # c\nInclude y\n', ...by('ssh2', 'putty') },
    { config: 'HostName ${X}\n', ...by('libssh') },
  ],
  bad: [
    {
      config:
        'Host a # b\n  Port 1 # c\n  SendEnv A # d\n  IdentityFile ~/%k%%%C\n  HostName %h.x\nMatch final host a\n',
      ...by('asyncssh', 'paramiko'),
      problems: [
        '1:8-11 For paramiko 5.0.0, the comment is a part of the value.',
        '2:10-13 For asyncssh 2.10.1, the comment makes the whole file unreadable.',
        '2:10-13 For paramiko 5.0.0, the comment is a part of the value.',
        '3:13-16 For paramiko 5.0.0, the comment is a part of the value.',
        '4:18-20 For asyncssh 2.10.1, `%k` makes the whole file unreadable.',
        '4:18-20 For paramiko 5.0.0, `%k` stands as it is.',
        '4:20-22 For paramiko 5.0.0, `%%` stands as it is.',
        '6:7-12 For asyncssh 2.10.1, `final` makes the whole file unreadable.',
      ],
    },
    {
      config: 'Include  ~/x\nHost a\n  include y\n',
      ...by('paramiko', 'jsch', 'ssh-config'),
      files: { '/home/ada/x': '' },
      problems: [
        '1:1-8 For paramiko 5.0.0, JSch 0.1.54 and ssh-config 5.3.0 (npm), `Include` brings nothing in.',
        '3:3-10 For paramiko 5.0.0, JSch 0.1.54 and ssh-config 5.3.0 (npm), `Include` brings nothing in.',
      ],
    },
    {
      config: 'Match host x tagged y\n  User z\n',
      target: '9.6',
      ...all,
      problems: [
        '1:1-6 For JSch 0.1.54, this `Match` begins no block: what follows belongs to the one above.',
        '1:14-22 For paramiko 5.0.0, `tagged` always holds.',
        '1:14-22 For net-ssh 7.0.1, `tagged` does not count, and holds for nobody where it is alone.',
        '1:14-22 For libssh 0.10.6 and ssh_config 1 (Go), `tagged` makes the whole file unreadable.',
        '1:14-22 For ssh-config 5.3.0 (npm), `tagged` never holds.',
      ],
    },
    {
      config: 'Host !c * !a\n  User x\n',
      ...by('jsch', 'libssh'),
      problems: [
        '1:6-8 For JSch 0.1.54, `!c` excludes nobody.',
        '1:11-13 For JSch 0.1.54 and libssh 0.10.6, `!a` excludes nobody.',
      ],
    },
    {
      config: 'Host a\n  Port 22 # c\n  User \'x\'\n  IdentityFile "y"\n',
      ...by('paramiko', 'jsch'),
      problems: [
        '2:11-14 For paramiko 5.0.0 and JSch 0.1.54, the comment is a part of the value.',
        '3:8-11 For paramiko 5.0.0 and JSch 0.1.54, the quotes are a part of the value.',
        '4:16-19 For JSch 0.1.54, the quotes are a part of the value.',
      ],
    },
    {
      config: 'Host a\n  IdentityFile ${HOME}/%n-%h\n  ControlPath ~/%k%%%C # %i\n  ProxyCommand x %h %n\n',
      ...by('paramiko'),
      problems: [
        '2:16-23 For paramiko 5.0.0, `${HOME}` stands as it is.',
        '2:24-26 For paramiko 5.0.0, `%n` stands as it is.',
        '3:17-19 For paramiko 5.0.0, `%k` stands as it is.',
        '3:19-21 For paramiko 5.0.0, `%%` stands as it is.',
        '3:24-28 For paramiko 5.0.0, the comment is a part of the value.',
        '4:21-23 For paramiko 5.0.0, `%n` stands as it is.',
      ],
    },
    {
      config: 'CertificateFile ${A}\nIdentityFile ${A}\n',
      ...by('libssh', 'ssh-config'),
      problems: [
        '1:17-21 For ssh-config 5.3.0 (npm), `${A}` stands as it is.',
        '2:14-18 For libssh 0.10.6 and ssh-config 5.3.0 (npm), `${A}` stands as it is.',
      ],
    },
    {
      config: 'Host a\n  Ciphers ^aes128-cbc\n  User = x\n  ProxyJump b\n  User ^a\nHostName -x\n',
      ...by('jsch'),
      problems: [
        '2:11-12 For JSch 0.1.54, the `^` is a part of the first name.',
        '3:8-9 For JSch 0.1.54, the `=` is a part of the value.',
        '4:3-12 For JSch 0.1.54, `ProxyJump` does not exist.',
      ],
    },
    {
      config: 'Host a\n  kexalgorithms +diffie-hellman-group14-sha1\nMatch !canonical originalhost b\n',
      ...by('net-ssh', 'libssh'),
      problems: [
        '2:3-16 For net-ssh 7.0.1, `kexalgorithms` does not exist.',
        '3:7-17 For libssh 0.10.6, `canonical` always holds.',
        '3:18-32 For net-ssh 7.0.1, `originalhost` does not count, and holds for nobody where it is alone.',
        '3:18-32 For libssh 0.10.6, `originalhost` never holds.',
      ],
    },
  ],
});
