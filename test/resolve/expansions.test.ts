import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { dump, type Given } from '../support/resolving.ts';

type Row = readonly [release: string, line: string, ...expected: string[]];

const environment = { NAME: 'value', EMPTY: '' };
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

interface Table {
  readonly keyword: string;
  readonly rows: readonly Row[];
  readonly other?: Given;
}

/** What the dump says of one keyword; behind `! ` what ssh says instead. */
function testRows(title: string, { keyword, rows, other = {} }: Table): void {
  describe(title, () => {
    test.each(rows.map(([release, line, ...expected]) => [release, line, expected] as const))(
      '%s: %s',
      (release, line, expected) => {
        const lines = expected.map((text) => (text.startsWith('! ') ? text.slice(2) : `${keyword} ${text}`));
        expect(dump({ environment, ...other, release, config: `${line}\n` }, keyword)).toEqual(lines);
      },
    );
  });
}

testRows('ControlPath', {
  keyword: 'controlpath',
  rows: [
    ['9.2', 'ControlPath /x', '/x'],
    ['9.2', 'ControlPath ~/s', '/home/ada/s'],
    ['9.2', 'ControlPath ~bob/s', '/home/bob/s'],
    ['9.2', 'ControlPath %h-%n-%p-%r-%u-%l-%L-%i-%%', 'host-host-22-ada-ada-engine-engine-1000-%'],
    ['9.2', 'ControlPath /%C', `/${sha1('enginehost22ada')}`],
    ['10.6', 'ControlPath /%C', `/${sha1('enginehost22ada')}`],
    ['9.2', 'ControlPath %d/x', '/home/ada/x'],
    ['9.2', 'ControlPath %k', 'host'],
    ['9.2', 'ControlPath ${NAME}/x', 'value/x'],
    ['9.2', 'ControlPath a${EMPTY}b', 'ab'],
    ['9.2', 'ControlPath none'],
    ['9.2', 'ControlPath NONE'],
    ['9.2', 'ControlPath %z', '! vdollar_percent_expand: unknown key %z', '! percent_dollar_expand: failed'],
    ['8.4', 'ControlPath %z', '! vdollar_percent_expand: unknown key %z', '! percent_dollar_expand failed'],
    ['7.5', 'ControlPath %z', '! percent_expand: unknown key %z'],
    [
      '9.2',
      'ControlPath ${NOPE}',
      '! vdollar_percent_expand: env var ${NOPE} has no value',
      '! invalid environment variable expansion',
    ],
    ['7.5', 'ControlPath ${NAME}', '${NAME}'],
    ['9.2', 'ControlPath ~nobody/x', '! tilde_expand: No such user nobody'],
    ['7.5', 'ControlPath ~nobody/x', '! tilde_expand_filename: No such user nobody'],
  ],
  other: { files: { '/etc/passwd': 'bob:x:7:7::/home/bob:/bin/sh\n' } },
});

test('%j is the jump, which takes part in %C from 9.6', () => {
  const jump = (release: string) => dump({ release, config: 'ProxyJump j:2\nControlPath /%C\n' }, 'controlpath');
  expect(jump('10.6')).toEqual([`controlpath /${sha1('enginehost22adaj')}`]);
  expect(jump('9.2')).toEqual([`controlpath /${sha1('enginehost22ada')}`]);
  expect(dump({ release: '10.6', config: 'ProxyJump a,u@j:2\nControlPath /%j\n' }, 'controlpath')).toEqual([
    'controlpath /j',
  ]);
  expect(dump({ release: '10.6', config: 'ProxyJump none\nControlPath /%j.\n' }, 'controlpath')).toEqual([
    'controlpath /.',
  ]);
});

test.each(['u@none', 'u@NONE', 'none:22', 'a,none'])('%%j of ProxyJump %s is nothing while files are read', (jump) => {
  const given = { release: '10.6', files: { 'of-': 'User here\n' }, commands: { '[]': '' } };
  const config = `ProxyJump ${jump}\nInclude of-%j\nMatch exec [%j]\n  Port 7\n`;
  expect(dump({ ...given, config }, 'user', 'port')).toEqual(['user here', 'port 7']);
});

test('%k is HostKeyAlias where there is one', () => {
  expect(dump({ config: 'HostKeyAlias key\nControlPath /%k\n' }, 'controlpath')).toEqual(['controlpath /key']);
});

test('%L is the name of this machine up to its first dot', () => {
  const given = { hostName: 'a.b.example', config: 'ControlPath /%l-%L\n' };
  expect(dump(given, 'controlpath')).toEqual(['controlpath /a.b.example-a']);
});

test('a typed user that loses leaves the other one to be expanded', () => {
  const user = (...args: readonly string[]) => dump({ release: '10.6', args }, 'user');
  expect(user('-o', 'User=x%u', 'bob@host')).toEqual(['user xada']);
  expect(user('-l', 'x%u', 'host')).toEqual(['user x%u']);
  expect(user('x%u@host')).toEqual(['user x%u']);
});

test('the target is what is known by then', () => {
  expect(
    dump({ config: 'HostName web.example\nPort 7\nUser bob\nControlPath %h-%n-%p-%r-%u\n' }, 'controlpath'),
  ).toEqual(['controlpath web.example-host-7-bob-ada']);
});

testRows('IdentityAgent', {
  keyword: 'identityagent',
  rows: [
    ['9.2', 'IdentityAgent ~/s', '/home/ada/s'],
    ['9.2', 'IdentityAgent %d/s', '/home/ada/s'],
    ['9.2', 'IdentityAgent ${NAME}', 'value'],
    ['9.2', 'IdentityAgent none', 'none'],
    ['9.2', 'IdentityAgent SSH_AUTH_SOCK', 'SSH_AUTH_SOCK'],
    ['7.5', 'IdentityAgent ~/%d', '~/%d'],
    ['9.2', 'IdentityAgent %z', '! vdollar_percent_expand: unknown key %z', '! percent_dollar_expand: failed'],
  ],
});

testRows('UserKnownHostsFile', {
  keyword: 'userknownhostsfile',
  rows: [
    ['9.2', 'UserKnownHostsFile ~/a %d/b ${NAME}', '/home/ada/a /home/ada/b value'],
    ['9.2', 'User x', '/home/ada/.ssh/known_hosts /home/ada/.ssh/known_hosts2'],
    ['9.2', 'UserKnownHostsFile none', 'none'],
    ['7.5', 'UserKnownHostsFile none', 'none'],
    ['7.5', 'UserKnownHostsFile ~/a', '~/a'],
    ['7.5', 'User x', '~/.ssh/known_hosts ~/.ssh/known_hosts2'],
    ['9.2', 'UserKnownHostsFile %z', '! vdollar_percent_expand: unknown key %z', '! percent_dollar_expand: failed'],
  ],
});

testRows('GlobalKnownHostsFile', {
  keyword: 'globalknownhostsfile',
  rows: [
    ['9.2', 'GlobalKnownHostsFile ~/a %d', '~/a %d'],
    ['9.2', 'GlobalKnownHostsFile none', 'none'],
  ],
});

test('none among known hosts is refused in 8.5 and 8.6, which do not refuse its line', () => {
  expect(dump({ release: '8.6', config: 'UserKnownHostsFile none /a\n' })).toEqual([
    'Invalid UserKnownHostsFiles: "none" appears with other entries',
  ]);
  expect(dump({ release: '8.6', config: 'GlobalKnownHostsFile none /a\n' })).toEqual([
    'Invalid GlobalKnownHostsFiles: "none" appears with other entries',
  ]);
});

testRows('RevokedHostKeys', {
  keyword: 'revokedhostkeys',
  rows: [
    ['9.2', 'RevokedHostKeys ~/a', '~/a'],
    ['10.0', 'RevokedHostKeys ~/%n', '/home/ada/host'],
    ['10.0', 'RevokedHostKeys none'],
    ['10.6', 'RevokedHostKeys none', 'none'],
    ['10.6', 'RevokedHostKeys ~/a ${NAME}', '/home/ada/a value'],
    ['10.6', 'RevokedHostKeys %z', '! vdollar_percent_expand: unknown key %z', '! percent_dollar_expand: failed'],
  ],
});

testRows('RemoteCommand', {
  keyword: 'remotecommand',
  rows: [
    ['9.2', 'RemoteCommand echo %h ${NAME}', 'echo host ${NAME}'],
    ['9.2', 'RemoteCommand none'],
    ['9.2', 'RemoteCommand %z', '! vdollar_percent_expand: unknown key %z', '! percent_expand: failed'],
  ],
});

testRows('LocalCommand', {
  keyword: 'localcommand',
  rows: [
    ['9.2', 'LocalCommand echo %h', 'echo %h'],
    ['7.5', 'LocalCommand echo %h', 'echo host'],
    ['7.5', 'LocalCommand %z', '! percent_expand: unknown key %z'],
  ],
});

testRows('ProxyCommand is shown as written', {
  keyword: 'proxycommand',
  rows: [['9.2', 'ProxyCommand nc %h %z ${NOPE}', 'nc %h %z ${NOPE}']],
});

testRows('IdentityFile is shown as written', { keyword: 'identityfile', rows: [['9.2', 'IdentityFile ~/%z', '~/%z']] });

testRows('SetEnv', {
  keyword: 'setenv',
  rows: [
    ['9.2', 'SetEnv A=%h B=${NAME}', 'A=%h', 'B=${NAME}'],
    ['10.6', 'SetEnv A=%h B=${NAME} C=%d=%u', 'A=host', 'B=value', 'C=/home/ada=ada'],
    ['10.6', 'SetEnv A=%z', '! vdollar_percent_expand: unknown key %z', '! percent_dollar_expand: failed'],
  ],
});

testRows('VersionAddendum', {
  keyword: 'versionaddendum',
  rows: [
    ['10.6', 'VersionAddendum a %h b', 'a host b'],
    ['10.6', 'VersionAddendum none', ''],
    ['10.6', 'VersionAddendum %z', '! vdollar_percent_expand: unknown key %z', '! percent_dollar_expand: failed'],
  ],
});

testRows('User', {
  keyword: 'user',
  rows: [
    ['9.2', 'User %u', '%u'],
    ['10.6', 'User %u-%n', 'ada-host'],
    ['10.6', 'User ${NAME}', 'value'],
    ['10.6', 'User %r', '! vdollar_percent_expand: unknown key %r', '! percent_dollar_expand: failed'],
    [
      '10.6',
      'User ${NOPE}',
      '! vdollar_percent_expand: env var ${NOPE} has no value',
      '! invalid environment variable expansion',
    ],
  ],
});

describe('a user that is expanded', () => {
  const user = (release: string, value: string) =>
    dump({ release, environment: { BAD: 'a;b' }, config: `User ${value}\n` }, 'user');
  const refusal = ['remote username contains invalid characters'];

  test.each([
    ['9.2', 'a;b', ['user a;b']],
    ['10.6', 'a;b', ['user a;b']],
    ['10.6', '${BAD}', refusal],
    ['10.0p1', 'a;b', refusal],
    ['10.0p2 Debian-7+deb13u4', 'a;b', ['user a;b']],
  ])('%s: %s', (release, value, expected) => {
    expect(user(release, value)).toEqual(expected);
  });

  test.each([
    ['8.4p1 Debian-5+deb11u6', ['user a;b']],
    ['8.4', refusal],
    ['9.2', refusal],
    ['10.3', refusal],
    ['10.6', refusal],
  ])('%s: one of the config counts as typed where the destination is a URI', (release, expected) => {
    expect(dump({ release, config: 'User a;b\n', args: ['ssh://host'] }, 'user')).toEqual(expected);
    expect(dump({ release, config: 'User a;b\n' }, 'user')).toEqual(['user a;b']);
  });

  test.each(['9.2', '10.0p2 Debian-7+deb13u4', '10.6'])('%s: one behind -o is as good as typed', (release) => {
    expect(dump({ release, args: ['-o', 'User=a;b', 'host'] }, 'user')).toEqual(refusal);
  });
});

testRows('socket paths of forwardings', {
  keyword: 'localforward',
  rows: [
    ['9.2', 'LocalForward /%n %d/x', '/host /home/ada/x'],
    ['9.2', 'LocalForward 8080 /%n', '8080 /host'],
    ['9.2', 'LocalForward 8080 %h:80', '8080 [%h]:80'],
    ['7.5', 'LocalForward /%n /x', '/%n /x'],
    ['9.2', 'LocalForward /%z /x', '! vdollar_percent_expand: unknown key %z', '! percent_expand: failed'],
    ['9.2', 'LocalForward /x /%z', '! vdollar_percent_expand: unknown key %z', '! percent_expand: failed'],
  ],
});

describe('ForwardAgent with a path', () => {
  const agent = (given: Given) => dump({ environment, ...given }, 'forwardagent');

  test.each([
    ['~/s', ['forwardagent /home/ada/s']],
    ['%d/s', ['forwardagent /home/ada/s']],
    ['/nope', ['forwardagent /nope']],
    ['%z', ['vdollar_percent_expand: unknown key %z', 'percent_dollar_expand: failed']],
  ])('%s', (path, expected) => {
    expect(agent({ config: `ForwardAgent ${path}\n`, files: { '/home/ada/s': '' } })).toEqual(expected);
  });

  test('that is missing ends ssh where forwarding must not fail', () => {
    const config = 'ForwardAgent /nope\nExitOnForwardFailure yes\n';
    const message = ['Cannot forward agent socket path "/nope": No such file or directory'];
    expect(agent({ config })).toEqual(message);
    expect(agent({ release: '8.4', config })).toEqual(['forwardagent /nope']);
  });
});
