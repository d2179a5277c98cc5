import rule from '../../rules/proxy-wildcard-includes-bastion.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host *.x !b.x\n  ProxyCommand ssh -W %h:%p b.x\n',
    'Host gate\n  HostName b.x\nHost *.x\n  ProxyCommand ssh gate -W %h:%p\n',
    'Host b.x\n  ProxyCommand none\nHost *.x\n  ProxyCommand ssh -W %h:%p b.x\n',
    'Host *\n  ProxyCommand ssh -F none -W %h:%p b\n',
    'Host *\n  ProxyCommand nc %h %p\n',
    'Host *\n  ProxyCommand ssh -o ProxyCommand=none b -W %h:%p\n',
    'Host b\n  ProxyJump c\nHost *\n  ProxyCommand ssh -W %h:%p b\n',
    'Host *\n  ProxyCommand sshuttle gate\n',
    'Host *\n  ProxyCommand ssh -V\n',
    'Host * !gate\n  ProxyCommand ssh $GATE -W %h:%p\n',
    'Host * !gate\n  ProxyCommand ssh ga$REST -W %h:%p\n',
  ],
  bad: [
    {
      config: 'Host *.x\n  ProxyCommand ssh -W %h:%p b.x\n',
      problems: ['2:16-32 This line counts for `b.x` too, so that each ssh starts another one to get there.'],
    },
    {
      config: 'Host *\n  ProxyCommand /usr/bin/ssh -q -i key -l bob bastion -W [%h]:%p\n',
      problems: ['2:16-64 This line counts for `bastion` too, so that each ssh starts another one to get there.'],
    },
    {
      config: 'Host a b\n  ProxyCommand exec ssh user@b nc %h %p\n',
      problems: ['2:16-40 This line counts for `b` too, so that each ssh starts another one to get there.'],
      destinations: [['a', 'b']],
    },
    {
      config: 'Host *\n  ProxyCommand ssh  b -W %h:%p\nHost b\n  ProxyJump c\n',
      problems: ['2:16-31 This line counts for `b` too, so that each ssh starts another one to get there.'],
    },
  ],
});
