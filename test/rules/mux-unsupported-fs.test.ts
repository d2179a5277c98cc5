import rule from '../../rules/mux-unsupported-fs.ts';
import type { MemoryWorld } from '../support/memory-ports.ts';
import { testRule } from '../support/rule-tester.ts';

const config = 'ControlMaster auto\nControlPath ~/cm/%C\n';
const on = (type: number, more: MemoryWorld = {}) => ({
  config,
  world: { fileSystems: { '/home/ada/cm': type }, ...more },
});
const wsl = { environment: { WSL_DISTRO_NAME: 'Ubuntu' } };
const problem = (name: string) =>
  `2:13-20 No socket can stand at \`~/cm/%C\`, on ${name}: the connection fails when ssh cannot make its socket.`;

testRule(rule, {
  good: [
    config,
    on(0xef53),
    on(0x01021994),
    on(0x794c7630),
    on(0x6969),
    on(0x65735546),
    on(0x01021997),
    on(0x4d44, { platform: 'darwin' }),
    { ...on(0x4d44), config: 'ControlPath ~/cm/%C\n' },
    { ...on(0x4d44), config: 'ControlMaster no\nControlPath ~/cm/%C\n' },
    { ...on(0x4d44), config: 'ControlMaster auto\nControlPath ~/other/%C\n' },
    { ...on(0x4d44), config: 'ControlMaster auto\nControlPath none\nControlPath ~/cm/%C\n' },
    { ...on(0x4d44), config: 'IdentityAgent ~/cm/agent\nControlMaster auto\n' },
    { ...on(0x4d44), alone: true },
  ],
  bad: [
    { ...on(0x4d44), problems: [problem('FAT')], severities: ['error'] },
    { ...on(0x2011bab0), problems: [problem('exFAT')] },
    { ...on(0x786f4256), problems: [problem('VirtualBox’s shared folders')] },
    { ...on(0x6b414653), problems: [problem('AFS')] },
    { ...on(0x01021997, wsl), problems: [problem('the drives of Windows in WSL')] },
    { ...on(0x4d44, wsl), problems: [problem('FAT')] },
    {
      ...on(0x4d44),
      config: 'Host a\n  ControlMaster ask\n  ControlPath "~/cm/%h"\n',
      destinations: [['a']],
      severities: ['error'],
      problems: [
        '3:15-24 No socket can stand at `~/cm/%h`, on FAT: the connection fails when ssh cannot make its socket.',
      ],
    },
    {
      ...on(0x4d44),
      config: 'Match user x\n  ControlMaster yes\n  ControlPath ~/cm/a\n',
      severities: ['info'],
      problems: [
        '3:15-21 No socket can stand at `~/cm/a`, on FAT: the connection fails when ssh cannot make its socket.',
      ],
    },
  ],
});
