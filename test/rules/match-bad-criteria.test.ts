import rule from '../../rules/match-bad-criteria.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Match host a\n',
    'Match all\n',
    'Match host a,b user c\n',
    'Match host a b\n',
    { config: 'Match final all\n', target: '8.0' },
    { config: 'Match host a # mine\n', target: '8.7' },
  ],
  bad: [
    { config: 'Match hostname a\n', problems: ['1:7-15 Match has no criterion `hostname`; did you mean `host`?'] },
    { config: 'Match usr a\n', problems: ['1:7-10 Match has no criterion `usr`; did you mean `user`?'] },
    { config: 'Match ho!st a\n', problems: ['1:7-12 Match has no criterion `ho!st`; did you mean `host`?'] },
    {
      config: 'Match !hostname=ab c\n',
      target: '10.6',
      problems: ['1:7-19 Match has no criterion `hostname`; did you mean `host`?'],
    },
    { config: 'Match port 22\n', problems: ['1:7-11 Match has no criterion `port`.'] },
    { config: 'Match constructor a\n', problems: ['1:7-18 Match has no criterion `constructor`.'] },
    {
      config: 'Match localnetwork missing\n',
      target: '10.0',
      problems: ['1:20-27 `missing` is no list of networks such as `10.0.0.0/8`.'],
    },
    { config: 'Match frob a\n', problems: ['1:7-11 Match has no criterion `frob`.'] },
    {
      config: 'Match group wheel\n',
      problems: ['1:7-12 `group` is a criterion of sshd_config, the server’s file, and ssh refuses it.'],
    },
    {
      config: 'Match tagged a\n',
      problems: ['1:7-13 Match knows `tagged` since OpenSSH 9.4, and older clients refuse the file.'],
    },
    {
      config: 'Match final\n',
      target: '7.5',
      problems: ['1:7-12 Match knows `final` since OpenSSH 8.0, and older clients refuse the file.'],
    },
    { config: 'Match host\n', problems: ['1:7-11 `host` needs something to compare with behind it.'] },
    { config: 'Match host\n', target: '10.0', problems: ['1:7-11 `host` needs something to compare with behind it.'] },
    { config: 'Match all host a\n', problems: ['1:7-10 `all` stands alone in a Match line.'] },
    { config: 'Match ""\n', problems: ['1:1-6 A Match line needs a criterion, such as `host` or `all`.'] },
    {
      config: 'Match localnetwork 10.0.0.0/64\n',
      target: '10.0',
      problems: ['1:20-31 `10.0.0.0/64` is no list of networks such as `10.0.0.0/8`.'],
    },
  ],
});
