import rule from '../../rules/forward-port-conflict.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'Host a\n  LocalForward 80 x:1\nHost b\n  LocalForward 80 y:1\n',
    'LocalForward 80 x:1\nHost a\n  LocalForward 80 x:1\n',
    'LocalForward 80 x:1\nRemoteForward 80 y:1\n',
    'LocalForward 127.0.0.2:80 x:1\nLocalForward 80 y:1\n',
    'LocalForward /a x:1\nLocalForward /b x:1\n',
    'RemoteForward 0 x:1\nRemoteForward 0 y:1\n',
    ...[
      ['Match host a,b', 'Match host c,d*'],
      ['Match originalhost A', 'Host b'],
      ['Host *.x', 'Match host a.y'],
      ['Match user a', 'Match localuser root user b'],
      ['Match user a', 'Match !user a,b'],
      ['Match !exec "on lan"', 'Match exec "on lan"'],
      ['Match all\nHost b', 'Match host a exec y'],
    ].map(([one, other]) => `${one}\n  LocalForward 80 x:1\n${other}\n  LocalForward 80 y:1\n`),
    {
      config: 'Match tagged a\n  LocalForward 80 x:1\nMatch tagged b\n  LocalForward 80 y:1\n',
      target: '9.9',
    },
  ],
  bad: [
    ...[
      ['Match user a', 'Match user a*'],
      ['Match user a', 'Match localuser b'],
      ['Match user a', 'Match !user b'],
      ['Match !user a', 'Match !user a'],
      ['Match exec x', 'Match exec y'],
      ['Match exec x', 'Match exec x'],
      ['Match exec x', 'Match !exec y'],
      ['Host A', 'Match host a'],
      ['Host b\nMatch all', 'Match host a'],
    ].map(([one = '', other]) => ({
      config: `${one}\n  LocalForward 80 x:1\n${other}\n  LocalForward 80 y:1\n`,
      problems: [
        `${one.includes('\n') ? 5 : 4}:3-22 Another forwarding for these hosts has the same port, and only the first one gets it.`,
      ],
    })),
    {
      // Both stand in the same block, which keeps nobody apart.
      config: 'Match user a\n  LocalForward 80 x:1\n  LocalForward 80 y:1\n',
      problems: ['3:3-22 Another forwarding for these hosts has the same port, and only the first one gets it.'],
    },
    {
      config: Array.from({ length: 21 }, (_, at) => `LocalForward 8080 x:${at + 1}\n`).join(''),
      // The first twenty lines for one place are compared.
      problems: Array.from(
        { length: 19 },
        (_, at) =>
          `${at + 2}:1-${at < 8 ? 22 : 23} Another forwarding for these hosts has the same port, and only the first one gets it.`,
      ),
    },
    {
      config: 'LocalForward 8080 x:1\nHost a\n  LocalForward 8080 y:1\n',
      problems: ['3:3-24 Another forwarding for these hosts has the same port, and only the first one gets it.'],
      notes: ['1:1-22 the other forwarding'],
      destinations: [['a']],
    },
    {
      config: 'Host a\n  LocalForward localhost:1080 x:1\n  DynamicForward 1080\n',
      problems: ['3:3-22 Another forwarding for these hosts has the same port, and only the first one gets it.'],
      notes: ['2:3-34 the other forwarding'],
      destinations: [['a']],
    },
    {
      config: 'Host a*\n  RemoteForward 2222 localhost:22\nMatch user x\n  RemoteForward 2222 localhost:23\n',
      problems: ['4:3-34 Another forwarding for these hosts has the same port, and only the first one gets it.'],
      notes: ['2:3-34 the other forwarding'],
    },
    {
      config: 'LocalForward /tmp/s x:1\nLocalForward /tmp/s y:1\n',
      problems: ['2:1-24 Another forwarding for these hosts has the same port, and only the first one gets it.'],
      notes: ['1:1-24 the other forwarding'],
    },
  ],
});
