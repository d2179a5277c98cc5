import rule from '../../rules/proxy-jump-unknown-alias.ts';
import { testRule } from '../support/rule-tester.ts';

/** A slip of the pen in a config with so many names. */
const many = (names: number): string =>
  `Host bastion\n  ProxyJump bastoin\nHost ${Array.from({ length: names - 1 }, (_, at) => `host${at}`).join(' ')}\n`;

testRule(rule, {
  good: [
    'Host bastion\n  HostName x\nHost web\n  ProxyJump bastion\n',
    'Host bastion\nHost web\n  ProxyJump gateway\n',
    'Host bastion\nHost web\n  ProxyJump bastion.x\n',
    'Host bastion\nHost web\n  ProxyJump none\n',
    'Host bast*\n  HostName %h.x\nHost bastion\nHost web\n  ProxyJump bastoin\n',
    { config: 'Include ${NOSUCH}/f\nHost bastion\n  HostName x\nHost web\n  ProxyJump bastoin\n', target: '10.6' },
    { config: many(501), role: 'user' },
    { config: 'Host bastion\n  HostName x\nHost web\n  ProxyJump bastoin\n', role: 'system' },
  ],
  bad: [
    {
      config: 'Host bastion\n  HostName x\nHost web\n  ProxyJump bastoin\n',
      problems: ['4:13-20 No block is for `bastoin`; did you mean `bastion`?'],
      destinations: [['web']],
    },
    {
      config: 'Host Bastion\n  HostName x\nHost web\n  ProxyJump bob@bastion:22\n',
      problems: ['4:13-27 No block is for `bastion`; did you mean `Bastion`?'],
      destinations: [['web']],
    },
    {
      config: 'Host gate1 bastion2\nHost web\n  ProxyJump gate1,bastoin2\n',
      problems: ['3:13-27 No block is for `bastoin2`; did you mean `bastion2`?'],
      destinations: [['web']],
    },
    {
      config: many(500),
      problems: ['2:13-20 No block is for `bastoin`; did you mean `bastion`?'],
    },
  ],
});
