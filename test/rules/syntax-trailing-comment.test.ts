import rule from '../../rules/syntax-trailing-comment.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    { config: 'Port 22 # mine\nHost a # b\n', target: '8.7' },
    { config: 'Port 22 # mine\n', target: '8.5' },
    { config: 'ProxyCommand nc %h # c\n', target: '8.4' },
    { config: 'Host a#b\n', target: '8.4' },
    { config: 'Port 22 23\n', target: '8.4' },
    { config: 'ProxyJump none\n', target: '9.2' },
    { config: 'ProxyJump xnone # c\n', target: '9.2' },
    { config: 'Host "#a"\n', target: '9.2' },
    { config: 'Host "#a"\n', target: '8.4' },
    { config: 'Port 22 "#x"\n', target: ['8.4', '9.2'] },
    { config: 'Host a b#\n', target: '8.4' },
    { config: 'Host none # c\n', target: '9.2' },
    { config: 'ProxyJump none # c\n', target: '7.5' },
    { config: 'ProxyJump a # c\n', target: '8.4' },
    { config: 'ProxyJump bob@ # mine\n', target: ['8.5', '9.2'] },
    { config: 'Port 22 23 # c\n', target: '8.4' },
  ],
  bad: [
    {
      config: 'Host a\n  Port 22  # mine\n',
      target: ['8.4', '9.2'],
      problems: ['2:12-18 OpenSSH knows comments behind a value since 8.5, and older clients refuse the file.'],
      fixed: 'Host a\n  # mine\n  Port 22\n',
    },
    {
      config: 'Host web # my web\n',
      target: '7.5',
      problems: ['1:10-18 OpenSSH before 8.5 takes the words of this comment for values of `Host`.'],
      severities: ['warning'],
      fixed: '# my web\nHost web\n',
    },
    {
      config: 'Match all # mine\n',
      target: '8.4',
      problems: ['1:11-17 OpenSSH knows comments behind a value since 8.5, and older clients refuse the file.'],
    },
    {
      config: 'Match host a # mine\n',
      target: '8.4',
      problems: ['1:14-20 OpenSSH knows comments behind a value since 8.5, and older clients refuse the file.'],
    },
    {
      config: 'ProxyJump none # direct\n',
      problems: ['1:11-15 With a comment behind it, `none` is a host to jump through.'],
      severities: ['warning'],
    },
    {
      config: 'Port 22 #mine\n',
      target: '8.4',
      problems: ['1:9-14 OpenSSH knows comments behind a value since 8.5, and older clients refuse the file.'],
      fixed: '#mine\nPort 22\n',
    },
    {
      config: 'ProxyJump a:22 # mine\n',
      target: ['7.5', '8.4'],
      problems: ['1:16-22 OpenSSH knows comments behind a value since 8.5, and older clients refuse the file.'],
    },
    {
      config: 'ProxyJump none  # direct\n',
      target: ['8.4', '10.6'],
      problems: ['1:11-15 With a comment behind it, `none` is a host to jump through.'],
      severities: ['warning'],
    },
    {
      config: 'ProxyJump none#direct\n',
      problems: ['1:11-15 With a comment behind it, `none` is a host to jump through.'],
      severities: ['warning'],
    },
  ],
});
