import rule from '../../rules/syntax-bad-value.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'ForwardAgent yes\n',
    'ForwardAgent TRUE\n',
    'StrictHostKeyChecking accept-new\n',
    'ControlPersist 10m\n',
    { config: 'Compression true\n', target: '8.1' },
    { config: 'Match host a\n  RefuseConnection "gone"\n', target: '10.6' },
    'CanonicalDomains a.example b.example\n',
    'UserKnownHostsFile none\n',
    { config: 'UserKnownHostsFile none ~/b\n', target: '8.4' },
    { config: 'UserKnownHostsFile ~/b none\n', target: '8.6' },
  ],
  bad: [
    {
      config: 'UserKnownHostsFile none ~/b\nGlobalKnownHostsFile NONE /c\n',
      target: '8.6',
      problems: [
        '1:20-24 `none` must be the only value of `UserKnownHostsFile`.',
        '2:22-26 `NONE` must be the only value of `GlobalKnownHostsFile`.',
      ],
    },
    {
      config: 'Host *\n  HashKnownHosts enabled\n',
      problems: ['2:18-25 `HashKnownHosts` takes `yes` or `no`, not `enabled`; did you mean `yes`?'],
      fixed: 'Host *\n  HashKnownHosts yes\n',
      severities: ['error'],
    },
    {
      config: 'StrictHostKeyChecking accept_new\n',
      problems: [
        '1:23-33 `StrictHostKeyChecking` takes `yes`, `no`, `ask` or `accept-new`, not `accept_new`; did you mean `accept-new`?',
      ],
      fixed: 'StrictHostKeyChecking accept-new\n',
    },
    {
      config: 'StrictHostKeyChecking accept-new\n',
      target: '7.5',
      problems: [
        '1:23-33 `StrictHostKeyChecking` takes `accept-new` since OpenSSH 7.6, and older clients refuse the file.',
      ],
    },
    {
      config: 'Compression true\n',
      target: ['8.1', '8.2'],
      problems: ['1:13-17 `Compression` does not take `true` since OpenSSH 8.2.'],
    },
    {
      config: 'ControlPersist forever\n',
      problems: ['1:16-23 `ControlPersist` takes `yes`, `no` or a time such as `10m`, not `forever`.'],
    },
    {
      config: 'LogLevel loud\n',
      problems: [
        '1:10-14 `LogLevel` takes `quiet`, `fatal`, `error`, `info`, `verbose`, `debug`, `debug2` or `debug3`, not `loud`.',
      ],
    },
    {
      config: 'CanonicalDomains .example.com\n',
      problems: [
        '1:18-30 `CanonicalDomains` takes domain names, which begin with a letter or a digit, not `.example.com`.',
      ],
    },
    {
      config: 'UserKnownHostsFile none ~/.ssh/a\n',
      problems: ['1:20-24 `none` must be the only value of `UserKnownHostsFile`.'],
    },
    { config: 'SetEnv SECRETTOKEN\n', problems: ['1:8-19 `SetEnv` takes pairs such as `NAME=value`.'] },
    {
      config: 'Protocol 2,x\n',
      target: '7.2',
      problems: ['1:10-13 `2,x` is no value of `Protocol`.'],
      severities: ['info'],
    },
    { config: 'IPQoS fast\n', problems: ['1:7-11 `IPQoS` takes names such as `af21`, numbers or `none`, not `fast`.'] },
  ],
});
