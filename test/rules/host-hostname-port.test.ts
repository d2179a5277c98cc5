import rule from '../../rules/host-hostname-port.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'HostName 2001:db8::1\n',
    'HostName ::1\n',
    'HostName 2001:0:0:0:0:0:0:1\n',
    'HostName a.b\nPort 22\n',
    'HostName a\nHostName b:22\n',
    'HostName fe80::1%%eth0\n',
  ],
  bad: [
    {
      config: 'HostName a.b:2222\n',
      problems: [
        '1:10-18 ssh looks for a host of the name `a.b:2222`: the port belongs in a line of its own, `Port 2222`.',
      ],
      fixed: 'Port 2222\nHostName a.b\n',
    },
    {
      config: 'Host x y\n  HostName "10.0.0.1:22" # c\n',
      problems: [
        '2:12-25 ssh looks for a host of the name `10.0.0.1:22`: the port belongs in a line of its own, `Port 22`.',
      ],
      fixed: 'Host x y\n  Port 22\n  HostName 10.0.0.1 # c\n',
      destinations: [['x', 'y']],
    },
    {
      config: 'HostName [::1]:22\n',
      problems: [
        '1:10-18 ssh looks for a host of the name `[::1]:22`: the port belongs in a line of its own, `Port 22`.',
      ],
      fixed: 'Port 22\nHostName ::1\n',
    },
    {
      config: 'HostName %h.example.com:2222\n',
      problems: [
        '1:10-29 ssh looks for a host of the name `%h.example.com:2222`: the port belongs in a line of its own, `Port 2222`.',
      ],
    },
    ...[
      ['Port 22\nHostName b:33\n', '2:10-14', 'b:33', '33'],
      ['Host b\n  HostName b:33\n  Port 22\n', '2:12-16', 'b:33', '33'],
      ['HostName b:0\n', '1:10-13', 'b:0', '0'],
      ['HostName b:65536\n', '1:10-17', 'b:65536', '65536'],
    ].map(([config = '', at = '', value = '', port = '']) => ({
      config,
      problems: [
        `${at} ssh looks for a host of the name \`${value}\`: the port belongs in a line of its own, \`Port ${port}\`.`,
      ],
      fixed: config,
    })),
  ],
});
