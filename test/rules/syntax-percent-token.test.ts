import rule from '../../rules/syntax-percent-token.ts';
import { testRule } from '../support/rule-tester.ts';

testRule(rule, {
  good: [
    'ProxyCommand nc %h %p\n',
    'ControlPath ~/.ssh/%C\n',
    'IdentityFile ~/%%x\n',
    'HostName %h.x\n',
    'HostName a\nHostName %x\n',
    { config: 'SetEnv A=%x %x=1\n', target: '9.9' },
    { config: 'SetEnv %x=%h\n', target: '10.0' },
    'Match host %x exec "true %h %%"\n',
    'LocalForward 80 a%z:1\nDynamicForward %z:1\n',
    { config: 'LocalForward /tmp/%h /tmp/%r\n', target: '8.3' },
    { config: 'ControlPath ~/.ssh/%j\n', target: '9.6' },
    { config: 'Include ~/%h/%%/%u\n', target: '9.9' },
    { config: 'Include ~/%z\n', target: '9.8' },
  ],
  bad: [
    {
      config: 'ProxyCommand date +%s; nc %h %p\n',
      problems: [
        '1:20-22 `%s` is no token of `ProxyCommand` in this client, and ssh ends over it; `%%` is the sign itself.',
      ],
    },
    {
      config: 'ControlPath ~/.ssh/%j\n',
      target: ['9.2', '9.6'],
      problems: [
        '1:20-22 `%j` is no token of `ControlPath` in this client, and ssh ends over it; `%%` is the sign itself.',
      ],
    },
    {
      config: 'Host a\n  Include %z/a b%\n',
      target: ['9.8', '9.9', '10.6'],
      problems: [
        '2:11-13 `%z` is no token of `Include` in this client, and ssh ends over it; `%%` is the sign itself.',
        '2:17-18 `%` begins a token in `Include`, and ssh ends here; `%%` is the sign itself.',
      ],
    },
    {
      config: 'Include ~/.ssh/%h\n',
      target: '8.4',
      problems: ['1:16-18 This client replaces nothing in `Include`, and takes `%h` as it stands.'],
      severities: ['warning'],
    },
    {
      config: 'Match host a exec "true %Z"\n  User b\nMatch exec "%C"\n',
      target: ['8.2', '8.4', '10.6'],
      problems: [
        '1:25-27 `%Z` is no token of `Match exec` in this client, and ssh ends over it; `%%` is the sign itself.',
        '3:13-15 `%C` is no token of `Match exec` in this client, and ssh ends over it; `%%` is the sign itself.',
      ],
    },
    {
      config: 'LocalForward /tmp/%z /b\nRemoteForward 8080 /tmp/%h/%\nDynamicForward /tmp/%z\n',
      problems: [
        '1:19-21 `%z` is no token of `LocalForward` in this client, and ssh ends over it; `%%` is the sign itself.',
        '2:28-29 `%` begins a token in `RemoteForward`, and ssh ends here; `%%` is the sign itself.',
        '3:21-23 `%z` is no token of `DynamicForward` in this client, and ssh ends over it; `%%` is the sign itself.',
      ],
    },
    {
      config: 'SetEnv A=%h %x=%z\nVersionAddendum 100%\n',
      target: '10.0',
      problems: [
        '1:16-18 `%z` is no token of `SetEnv` in this client, and ssh ends over it; `%%` is the sign itself.',
        '2:20-21 `%` begins a token in `VersionAddendum`, and ssh ends here; `%%` is the sign itself.',
      ],
    },
    {
      config: 'Host a\n  HostName %n.x\n',
      problems: [
        '2:12-14 `%n` is no token of `HostName` in this client, and ssh ends over it; `%%` is the sign itself.',
      ],
      destinations: [['a']],
    },
    {
      config: 'RemoteCommand echo 100%\n',
      problems: ['1:23-24 `%` begins a token in `RemoteCommand`, and ssh ends here; `%%` is the sign itself.'],
    },
    {
      config: 'UserKnownHostsFile ~/.ssh/%k\n',
      target: '8.3',
      problems: ['1:27-29 This client replaces nothing in `UserKnownHostsFile`, and takes `%k` as it stands.'],
      severities: ['warning'],
    },
    {
      config: 'ProxyCommand nc %n %p\n',
      target: '7.5',
      problems: [
        '1:17-19 `%n` is no token of `ProxyCommand` in this client, and ssh ends over it; `%%` is the sign itself.',
      ],
    },
    {
      config: 'User %u\n',
      target: ['9.2', '10.0'],
      problems: ['1:6-8 This client replaces nothing in `User`, and takes `%u` as it stands.'],
      severities: ['warning'],
    },
    {
      config: 'IdentityFile "~/.ssh/50% off"\n',
      problems: ['1:24-25 `%` begins a token in `IdentityFile`, and ssh ends here; `%%` is the sign itself.'],
    },
  ],
});
