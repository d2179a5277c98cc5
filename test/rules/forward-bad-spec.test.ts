import rule from '../../rules/forward-bad-spec.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'LocalForward 8080 localhost:80\n',
    'RemoteForward 8080\n',
    'DynamicForward 1080\n',
    'LocalForward /tmp/a.sock localhost:80\n',
    'LocalForward [::1]:8080 [::1]:80\n',
    'LocalForward\n',
    'PermitRemoteOpen any\n',
    'User ""\n',
    { config: 'LocalForward "8080 localhost:80\n', target: '8.4' },
    { config: 'LocalForward 8080 "localhost:80\n', target: '8.4' },
  ],
  bad: [
    ...['x/8080:localhost:80', '8080:localhost:80x'].map((spec) => ({
      config: `LocalForward ${spec}\n`,
      problems: [
        `1:14-${14 + spec.length} \`LocalForward\` lacks the place to connect to: it takes \`[address:]port host:port\`, or the path of a socket for either.`,
      ],
    })),
    {
      config: 'LocalForward ""\n',
      problems: [
        '1:14-16 `LocalForward` lacks the place to connect to: it takes `[address:]port host:port`, or the path of a socket for either.',
      ],
    },
    {
      config: 'Host a\n  LocalForward 8080:localhost:80\n',
      problems: ['2:16-33 In a config `LocalForward` takes two words: `8080 localhost:80`.'],
      fixed: 'Host a\n  LocalForward 8080 localhost:80\n',
    },
    {
      config: 'LocalForward 127.0.0.1:8080:[::1]:80\n',
      target: ['8.4', '9.2'],
      problems: ['1:14-37 In a config `LocalForward` takes two words: `127.0.0.1:8080 [::1]:80`.'],
      fixed: 'LocalForward 127.0.0.1:8080 [::1]:80\n',
    },
    {
      config: 'LocalForward 8080\n',
      problems: [
        '1:14-18 `LocalForward` lacks the place to connect to: it takes `[address:]port host:port`, or the path of a socket for either.',
      ],
    },
    {
      config: 'LocalForward x localhost:80\n',
      problems: [
        '1:14-28 `LocalForward` cannot be read: it takes `[address:]port host:port`, or the path of a socket for either.',
      ],
    },
    {
      config: 'DynamicForward a:b:c\n',
      problems: ['1:16-21 `DynamicForward` cannot be read: it takes `[address:]port`.'],
    },
    {
      config: 'PermitRemoteOpen host\n',
      problems: ['1:18-22 `PermitRemoteOpen` cannot be read: it takes `host:port`.'],
    },
    {
      config: 'LocalForward [::1]:8080:localhost:80\n',
      problems: ['1:14-37 In a config `LocalForward` takes two words: `[::1]:8080 localhost:80`.'],
      fixed: 'LocalForward [::1]:8080 localhost:80\n',
    },
    {
      config: 'LocalForward 8080:localhost:80 x\n',
      problems: [
        '1:14-33 `LocalForward` cannot be read: it takes `[address:]port host:port`, or the path of a socket for either.',
      ],
    },
    {
      config: 'DynamicForward 8080:localhost:80\n',
      problems: ['1:16-33 `DynamicForward` cannot be read: it takes `[address:]port`.'],
    },
    ...['LocalForward 0:localhost:80', 'LocalForward 65536:localhost:80', 'RemoteForward 80:localhost:0'].map(
      (line) => {
        const keyword = line.slice(0, line.indexOf(' '));
        return {
          config: `${line}\n`,
          problems: [
            `1:${keyword.length + 2}-${line.length + 1} \`${keyword}\` cannot be read: it takes \`[address:]port host:port\`, or the path of a socket for either.`,
          ],
          fixed: `${line}\n`,
        };
      },
    ),
    {
      config: 'RemoteForward 0:localhost:80\n',
      problems: ['1:15-29 In a config `RemoteForward` takes two words: `0 localhost:80`.'],
      fixed: 'RemoteForward 0 localhost:80\n',
    },
  ],
});
