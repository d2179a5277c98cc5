import { describe, expect, test } from 'vitest';
import { candidates, type Given, resolution } from '../support/resolving.ts';

type Row = readonly [title: string, given: Given, id: string, ...expected: string[]];

const rows: readonly Row[] = [
  [
    'the line that wins and those that lose',
    { config: 'User a\nHost other\nUser b\nHost host\nUser c\n' },
    'user',
    'config:1 wins: a',
    'config:5 shadowed by config:1: c',
  ],
  [
    'lines of both files',
    { config: 'Port 1\n', system: 'Port 2\n' },
    'port',
    'config:1 wins: 1',
    '/etc/ssh/ssh_config:1 shadowed by config:1: 2',
  ],
  [
    'a line of an Include',
    { config: 'Include f\nUser b\n', files: { f: '\nUser a\n' } },
    'user',
    'f:2 wins: a',
    'config:2 shadowed by f:2: b',
  ],
  ['a line that an option beats', { config: 'Port 7\n', args: ['-p', '8', 'host'] }, 'port', 'config:1 shadowed: 7'],
  [
    'lines that add',
    { config: 'SendEnv A\nSendEnv B\nSendEnv -A\n' },
    'sendenv',
    'config:1 adds: A',
    'config:2 adds: B',
    'config:3 adds: -A',
  ],
  [
    'lines that come twice',
    { config: 'IdentityFile /a\nIdentityFile /b\nIdentityFile /a\n' },
    'identityfile',
    'config:1 adds: /a',
    'config:2 adds: /b',
    'config:3 duplicate by config:1: /a',
  ],
  ['a line read twice', { config: 'Match final\nIdentityFile /a\n' }, 'identityfile', 'config:2 adds: /a'],
  [
    'the last of lines',
    { release: '8.4', config: 'IPQoS ef\nIPQoS cs1\n' },
    'ipqos',
    'config:1 wins: ef',
    'config:2 wins: cs1',
  ],
  [
    'a jump that a command beats',
    { config: 'ProxyCommand x\nProxyJump y\n' },
    'proxyjump',
    'config:2 shadowed by config:1: y',
  ],
  [
    'a command that a jump beats',
    { config: 'ProxyJump y\nProxyCommand x\n' },
    'proxycommand',
    'config:2 shadowed by config:1: x',
  ],
  [
    'both slots of ForwardAgent',
    { config: 'ForwardAgent yes\nForwardAgent $A\n' },
    'forwardagent',
    'config:1 wins: yes',
    'config:2 shadowed by config:1: $A',
    'config:2 wins: $A',
  ],
  [
    'the slots of RekeyLimit',
    { config: 'RekeyLimit 1G 1h\nRekeyLimit 2G\n' },
    'rekeylimit',
    'config:1 wins: 1G 1h',
    'config:2 shadowed by config:1: 2G',
  ],
  [
    'forwards of the same slot',
    { config: 'DynamicForward 1\nLocalForward 2 h:2\n' },
    'dynamicforward',
    'config:1 adds: 1',
    'config:2 adds: 2 h:2',
  ],
  [
    'the value as written',
    { config: 'ProxyCommand =  nc "%h"  # x \n' },
    'proxycommand',
    'config:1 wins: nc "%h"  # x',
  ],
  ['nothing', { config: 'Port 1\n' }, 'user'],
];

describe('candidates are', () => {
  test.each(rows.map(([title, given, id, ...expected]) => [title, given, id, expected] as const))(
    '%s',
    (_, given, ...[id, expected]) => {
      expect(candidates(given, id)).toEqual(expected);
    },
  );
});

describe('a value comes from', () => {
  const origin = (given: Given, id: string) => resolution(given).options.get(id)?.origin;

  test.each([
    ['config', { config: 'User a\n' }, 'user'],
    ['config', { system: 'User a\n' }, 'user'],
    ['command-line', { args: ['a@host'] }, 'user'],
    ['command-line', { config: 'Port 7\n', args: ['-p', '8', 'host'] }, 'port'],
    ['default', {}, 'user'],
    ['default', { config: 'Host other\nPort 7\n' }, 'port'],
    ['config', { config: 'SendEnv A\n' }, 'sendenv'],
    ['default', { config: 'Match final\nCanonicalizeHostname yes\n' }, 'canonicalizehostname'],
  ] as const)('%s: %j: %s', (expected, given, id) => {
    expect(origin(given, id)).toBe(expected);
  });
});

test('values are those of the dump', () => {
  const { options } = resolution({
    config: 'LocalForward 1 h:1\nSendEnv A B\nCanonicalDomains a b\nControlPath ~/s\n',
  });
  const values = (id: string) => options.get(id)?.values;
  expect(values('localforward')).toEqual(['1 [h]:1']);
  expect(values('sendenv')).toEqual(['A', 'B']);
  expect(values('canonicaldomains')).toEqual(['a b']);
  expect(values('controlpath')).toEqual(['/home/ada/s']);
  expect(values('proxyjump')).toEqual([]);
  expect(options.get('host')).toBeUndefined();
});

test('the answer says what was read, and for whom', () => {
  const { host, client, documents, exitCode, status } = resolution({
    config: 'Include f\n',
    system: '',
    files: { f: '' },
    args: ['ada@Host'],
  });
  expect({ host, exitCode, status }).toEqual({ host: 'Host', exitCode: 0, status: 'resolved' });
  expect(client.version).toEqual({ major: 9, minor: 2, patch: 1 });
  expect(documents.map(({ source }) => source.path)).toEqual([
    '/home/ada/.ssh/config',
    '/home/ada/.ssh/f',
    '/etc/ssh/ssh_config',
  ]);
});

test('ssh that ends has no options and no dump', () => {
  const { options, dump, exitCode, status } = resolution({ config: 'Port x\n' });
  expect({ options: options.size, dump, exitCode, status }).toEqual({
    options: 0,
    dump: [],
    exitCode: 255,
    status: 'refused',
  });
});
