import rule from '../../rules/forward-gateway-ports.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: ['GatewayPorts no\n', 'Host a\n  LocalForward *:80 b:80\n', 'GatewayPorts no\nHost a\n  GatewayPorts yes\n'],
  bad: [
    {
      config: 'GatewayPorts yes\n',
      problems: ['1:14-17 `GatewayPorts` opens each local forwarding for every host to the whole network.'],
    },
    {
      config: 'Host b*\n  GatewayPorts yes\n',
      problems: [
        '2:16-19 `GatewayPorts` opens each local forwarding for every host that this block matches to the whole network.',
      ],
    },
    {
      config: 'Host a\n  GatewayPorts yes\n',
      problems: ['2:16-19 `GatewayPorts` opens each local forwarding for `a` to the whole network.'],
      severities: ['info'],
      destinations: [['a']],
    },
  ],
});
