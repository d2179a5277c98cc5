import rule from '../../rules/mux-persist-forever.ts';
import { testRule } from '../support/rule-tester.ts';

const says = (whom: string) =>
  `The shared connection ${whom} stays for ever, also when the way to the server is lost, and new sessions then hang: a time such as \`10m\`, and a \`ServerAliveInterval\`, end it.`;
const config = 'Host web\n  ControlMaster auto\n  ControlPersist yes\n';

testRule(rule, {
  good: [
    config.replace('yes', '10m'),
    config.replace('yes', 'no'),
    config.replace('auto', 'no'),
    'Host web\n  ControlPersist yes\n',
    'Host web\n  ControlPersist yes\nHost other\n  ControlMaster auto\n',
    `${config}Host *\n  ServerAliveInterval 15\n`,
    { config: `${config}  Include /elsewhere/f\n`, files: { '/elsewhere/f': '' }, onlyBelow: ['/home/ada'] },
    { config: `${config}  BatchMode yes\n`, target: 'debian-12' },
  ],
  bad: [
    { config, problems: [`3:18-21 ${says('for `web`')}`], destinations: [['web']] },
    { config: config.replace('yes', '0'), problems: [`3:18-19 ${says('for `web`')}`] },
    { config: config.replace('yes', '0s'), problems: [`3:18-20 ${says('for `web`')}`] },
    { config: `${config}  BatchMode yes\n`, problems: [`3:18-21 ${says('for `web`')}`] },
    { config: `${config}  ServerAliveInterval 0\n`, problems: [`3:18-21 ${says('for `web`')}`] },
    { config: `${config}Host other\n  ServerAliveInterval 15\n`, problems: [`3:18-21 ${says('for `web`')}`] },
    {
      config: 'ControlPersist yes\nHost web\n  ControlMaster auto\n',
      problems: [`1:16-19 ${says('for every host')}`],
    },
  ],
});
