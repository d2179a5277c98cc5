import rule from '../../rules/forward-tunnel-global.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['Tunnel no\n', 'Host vpn\n  Tunnel ethernet\n', 'Tunnel no\nHost b*\n  Tunnel yes\n', 'TunnelDevice any\n'],
  bad: [
    {
      config: 'Tunnel yes\n',
      problems: ['1:8-11 `Tunnel` counts for every host: each connection asks for a network device on both sides.'],
    },
    {
      config: 'Host b*\n  Tunnel ethernet\n',
      problems: [
        '2:10-18 `Tunnel` counts for every host that this block matches: each connection asks for a network device on both sides.',
      ],
      severities: ['info'],
    },
    {
      config: 'Host vpn\n  Tunnel no\nHost *\n  Tunnel point-to-point\n',
      problems: ['4:10-24 `Tunnel` counts for every host: each connection asks for a network device on both sides.'],
    },
  ],
});
