import { describe, expect, test } from 'vitest';
import { releases } from '../support/release.ts';
import { dump, type Given, resolution } from '../support/resolving.ts';

/** Whether a block with this line applies. */
function applies(given: Given & { readonly line: string; readonly before?: string }): boolean | readonly string[] {
  const { line, before = '', ...rest } = given;
  const answer = dump(
    { ...rest, config: `${before}${line}\nBindAddress yes\nMatch all\nBindAddress no\n` },
    'bindaddress',
  );
  if (answer[0] === 'bindaddress yes') return true;
  return answer[0] === 'bindaddress no' ? false : answer;
}

describe('a Host line', () => {
  test.each([
    ['Host host', true],
    ['Host other', false],
    ['Host other host', true],
    ['Host other,host', false],
    ['Host h*', true],
    ['Host ?ost', true],
    ['Host *', true],
    ['Host HOST', false],
    ['Host * !host', false],
    ['Host !host *', false],
    ['Host !other', false],
    ['Host !other *', true],
    ['Host !h* host', false],
    ['Host "host"', true],
    ['Host "host other"', false],
    ['Host=host', true],
    ['Host other # host', false],
    ['Host *.host host.*', false],
  ])('%s: %s', (line, expected) => {
    expect(applies({ line })).toBe(expected);
  });

  test.each([
    ['WEB', 'Host web', false],
    ['WEB', 'Host WEB', true],
    ['ada@web', 'Host web', true],
    ['ssh://ada@web:22', 'Host web', true],
    ['web.', 'Host web', false],
  ])('is compared with the name as typed: %s and %s: %s', (typed, line, expected) => {
    expect(applies({ args: [typed], line })).toBe(expected);
  });

  test('is not compared with HostName', () => {
    expect(applies({ before: 'HostName web\n', line: 'Host web' })).toBe(false);
  });

  test.each([
    ['8.4', 'Host x # host', true],
    ['8.6', 'Host x # host', false],
    ['8.4', 'Host', false],
    ['8.4', 'Host x "" host', false],
    ['8.6', 'Host it"s host', false],
  ])('%s: %s: %s', (release, line, expected) => {
    expect(applies({ release, line })).toBe(expected);
  });

  test('with an empty argument is refused from 8.7', () => {
    expect(applies({ line: 'Host x "" host' })).toEqual([
      '/home/ada/.ssh/config line 1: keyword host empty argument',
      '/home/ada/.ssh/config: terminating, 1 bad configuration options',
    ]);
  });
});

const everywhere = '7.5 8.4 8.6 9.2 10.6';

type MatchRow = readonly [
  names: string,
  line: string,
  expected: boolean,
  other?: Omit<Given, 'config'> & { before?: string },
];

const matchRows: readonly MatchRow[] = [
  [everywhere, 'Match all', true],
  [everywhere, 'Match !all', false],
  [everywhere, 'Match host host', true],
  [everywhere, 'Match host other', false],
  [everywhere, 'Match host other,h*', true],
  [everywhere, 'Match host *,!host', false],
  [everywhere, 'Match host !other', false],
  [everywhere, 'Match !host other', true],
  [everywhere, 'Match !host host', false],
  [everywhere, 'Match host HOST', true],
  [everywhere, 'Match host web', true, { before: 'HostName web\n' }],
  [everywhere, 'Match host host', false, { before: 'HostName web\n' }],
  [everywhere, 'Match host host.example', true, { before: 'HostName %h.example\n' }],
  [everywhere, 'Match originalhost host', true, { before: 'HostName web\n' }],
  [everywhere, 'Match originalhost web', false, { before: 'HostName web\n' }],
  [everywhere, 'Match originalhost HOST', true],
  [everywhere, 'Match originalhost host', true, { args: ['HOST'] }],
  [everywhere, 'Match user ada', true],
  [everywhere, 'Match user bob', true, { args: ['bob@host'] }],
  [everywhere, 'Match user bob', true, { args: ['-l', 'bob', 'host'] }],
  [everywhere, 'Match user ADA', false],
  [everywhere, 'Match localuser ada', true],
  [everywhere, 'Match localuser ada', true, { args: ['bob@host'] }],
  [everywhere, 'Match !localuser root', true],
  [everywhere, 'Match host host user ada', true],
  [everywhere, 'Match host host user bob', false],
  [everywhere, 'Match host other user ada', false],
  [everywhere, 'Match host host !user bob localuser a*', true],
  [everywhere, 'Match host host all', true],
  [everywhere, 'Match host other all', false],
  [everywhere, 'Match canonical', false],
  [everywhere, 'Match !canonical all', true],
  ['8.0 9.2 10.6', 'Match !final all', true],
  ['9.4 10.6', 'Match tagged blue', true, { args: ['-P', 'blue', 'host'] }],
  ['9.4 10.6', 'Match tagged blue', true, { before: 'Tag blue\n' }],
  ['9.4 10.6', 'Match tagged BLUE', false, { before: 'Tag blue\n' }],
  ['9.4 10.6', 'Match tagged *', true, { before: 'Tag blue\n' }],
  ['9.4', 'Match tagged *', true],
  ['10.0 10.6', 'Match tagged *', false],
  ['10.0 10.6', 'Match tagged ""', true],
  ['10.0 10.6', 'Match tagged ""', false, { before: 'Tag blue\n' }],
  ['10.0 10.6', 'Match command ""', true],
  ['10.0 10.6', 'Match command git*', true, { args: ['host', 'git', 'pull'] }],
  ['10.0 10.6', 'Match command "git pull"', true, { args: ['host', 'git', 'pull'] }],
  ['10.0 10.6', 'Match command git', false, { args: ['host', 'git', 'pull'] }],
  ['10.0 10.6', 'Match sessiontype shell', true],
  ['10.0 10.6', 'Match sessiontype exec', true, { args: ['host', 'ls'] }],
  ['10.0 10.6', 'Match sessiontype subsystem', true, { args: ['-s', 'host', 'sftp'] }],
  ['10.0 10.6', 'Match sessiontype none', true, { args: ['-N', 'host'] }],
  ['10.0 10.6', 'Match sessiontype none,shell', true],
  ['10.6', 'Match version OpenSSH_10.6*', true],
  ['10.6', 'Match version openssh*', false],
  ['9.4 10.6', 'Match localnetwork 127.0.0.0/8', true],
  ['9.4 10.6', 'Match localnetwork ::1', true],
  ['9.4 10.6', 'Match localnetwork 10.0.0.0/8', false],
  ['9.4 10.6', 'Match !localnetwork 10.0.0.0/8', true],
  [everywhere, 'Match exec true', true, { commands: { true: '' } }],
  [everywhere, 'Match exec false', false, { commands: {} }],
  [everywhere, 'Match !exec false', true, { commands: {} }],
  [everywhere, 'Match exec "test %n = host"', true, { commands: { 'test host = host': '' } }],
  [everywhere, 'Match host other exec true', false, { commands: {} }],
];

describe('a Match line', () => {
  const rows = matchRows.flatMap(([names, line, expected, other = {}]) =>
    releases(names).map((release) => [release, line, expected, other] as const),
  );

  test.each(rows)('%s: %s: %s %j', (release, ...[line, expected, other]) => {
    expect(applies({ ...other, release, line })).toBe(expected);
  });

  test('sees what is set so far and no more', () => {
    const config = 'Match user bob\nPort 1\nMatch all\nUser bob\nMatch user bob\nPort 2\n';
    expect(dump({ config }, 'port')).toEqual(['port 2']);
  });

  test('expands tokens of a command also where it is not run', () => {
    expect(applies({ line: 'Match host other exec %Z', commands: {} })).toEqual([
      'vdollar_percent_expand: unknown key %Z',
      'percent_expand: failed',
    ]);
    expect(applies({ release: '7.5', line: 'Match host other exec %Z', commands: {} })).toEqual([
      'percent_expand: unknown key %Z',
    ]);
  });

  test('ends ssh where HostName cannot be expanded', () => {
    expect(applies({ before: 'HostName %x\n', line: 'Match host a' })).toEqual([
      'vdollar_percent_expand: unknown key %x',
      'percent_expand: failed',
    ]);
  });

  test.each([
    ['6.8', 'dhLlnpru', 'iCkj'],
    ['7.8', 'dhLlnprui', 'Ckj'],
    ['8.3', 'dhLlnpruiC', 'kj'],
    ['8.4', 'dhLlnpruiCk', 'j'],
    ['9.6', 'dhLlnpruiCkj', ''],
  ])('%s knows the tokens %s of a command', (release, known, unknown) => {
    const refused = (letter: string) =>
      typeof applies({ release, line: `Match exec %${letter}`, commands: {} }) !== 'boolean';
    expect([...known].filter(refused)).toEqual([]);
    expect([...unknown].filter((letter) => !refused(letter))).toEqual([]);
  });

  test('with a mistake is refused, whatever it says before', () => {
    expect(applies({ line: 'Match host other foo x' })).toEqual([
      'Unsupported Match attribute foo',
      '/home/ada/.ssh/config line 1: Bad Match condition',
      '/home/ada/.ssh/config: terminating, 1 bad configuration options',
    ]);
    expect(applies({ release: '8.4', line: 'Match host other foo x' })).toEqual([
      'Unsupported Match attribute foo',
      '/home/ada/.ssh/config line 1: Bad Match condition',
    ]);
  });

  test.each([
    ['Match all foo\n', true],
    ['Host host\nMatch host other foo x\n', true],
    ['Host other\nMatch all foo\n', false],
  ])('with a mistake is as if it were not there for the lines behind it: %j', (config, expected) => {
    const { messages } = resolution({ release: '10.6', config: `${config}RefuseConnection no\n` });
    expect(messages.some((message) => message.endsWith('RefuseConnection: no'))).toBe(expected);
    expect(messages).toContain(`/home/ada/.ssh/config line ${config.split('\n').length - 1}: Bad Match condition`);
  });

  test('says what a command says', () => {
    const given = { config: 'Match exec "echo no >&2"\n', commands: { 'echo no >&2': 'no' } };
    expect(resolution(given).messages).toEqual(['no']);
  });
});

describe('blocks', () => {
  test('end with the next one', () => {
    const config = 'Port 1\nHost other\nUser b\nBindAddress b\nMatch host host\nUser c\nHost x\nProxyCommand x\n';
    expect(dump({ config }, 'port', 'user', 'bindaddress', 'proxycommand')).toEqual(['user c', 'port 1']);
  });

  test('are read for mistakes also where they do not apply', () => {
    expect(dump({ config: 'Host other\nPort x\n' })).toEqual([
      "/home/ada/.ssh/config line 2: Bad port 'x'.",
      '/home/ada/.ssh/config: terminating, 1 bad configuration options',
    ]);
  });

  test('RefuseConnection counts only where it applies', () => {
    const refuse = (line: string) => dump({ release: '10.6', config: `${line}\nRefuseConnection "not now"\n` }, 'user');
    expect(refuse('Host other')).toEqual(['user ada']);
    expect(refuse('Host host')).toEqual(['/home/ada/.ssh/config line 2: RefuseConnection: not now']);
  });
});
