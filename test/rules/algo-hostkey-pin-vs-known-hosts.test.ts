import rule from '../../rules/algo-hostkey-pin-vs-known-hosts.ts';
import { ed25519Key, rsaKey } from '../support/made-keys.ts';
import { testRule } from '../support/rule-tester.ts';

const files = { known_hosts: `web ${rsaKey(3072, 'host').line}\n` };
const both = { known_hosts: `web ${rsaKey(3072, 'host').line}\nweb ${ed25519Key('host').line}\n` };
const withList = (list: string) => `Host web\n  HostKeyAlgorithms ${list}\n`;
const left =
  'known_hosts has `ssh-rsa` of this host, which this list leaves out, so that ssh warns of a changed host key or finds none.';
const later =
  'known_hosts has `ssh-rsa` of this host, and this list begins with `ssh-ed25519`: if the server has both, ssh warns of a changed host key.';

testRule(rule, {
  good: [
    withList('ssh-ed25519'),
    { config: withList('rsa-sha2-512,ssh-ed25519'), files },
    { config: withList('+ssh-rsa'), files },
    { config: withList('-ssh-dss'), files },
    { config: withList('ssh-ed25519'), files: both },
    { config: withList('ssh-ed25519').replace('web', 'other'), files },
    { config: `${withList('ssh-ed25519')}  Port 2222\n`, files },
    { config: `${withList('ssh-ed25519')}  HostKeyAlias web2\n`, files },
    { config: withList('ssh-ed25519'), files, onlyBelow: ['/home/ada'] },
  ],
  bad: [
    {
      config: withList('ssh-ed25519'),
      files,
      problems: [`2:21-32 ${left}`],
      severities: ['error'],
      destinations: [['web']],
    },
    {
      config: withList('ssh-ed25519,rsa-sha2-512'),
      files,
      problems: [`2:21-45 ${later}`],
      severities: ['warning'],
    },
    { config: withList('^ssh-ed25519'), files, problems: [`2:21-33 ${later}`], severities: ['warning'] },
    {
      config: 'Host a b\n  HostName web\nHost *\n  HostKeyAlgorithms ssh-ed25519\n',
      files,
      problems: [`4:21-32 ${left}`],
      destinations: [['a', 'b']],
    },
  ],
});
