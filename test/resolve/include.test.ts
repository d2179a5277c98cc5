import { describe, expect, test } from 'vitest';
import { dump, type Given, resolution } from '../support/resolving.ts';

const config = '/home/ada/.ssh/config';
const both = ['user', 'port', 'bindaddress'];

describe('an Include', () => {
  test('is read in its place', () => {
    const given = { config: 'User a\nInclude f\nPort 1\n', files: { f: 'User b\nPort 2\nBindAddress b\n' } };
    expect(dump(given, ...both)).toEqual(['user a', 'port 2', 'bindaddress b']);
  });

  test('reads several files in order', () => {
    const given = {
      config: 'Include f? z\n',
      files: { f2: 'IdentityFile /f2\n', f1: 'IdentityFile /f1\n', z: 'IdentityFile /z\n', a: 'IdentityFile /a\n' },
    };
    expect(dump(given, 'identityfile')).toEqual(['identityfile /f1', 'identityfile /f2', 'identityfile /z']);
  });

  test.each([
    ['f', 'relative to ~/.ssh'],
    ['/abs/f', 'absolute'],
    ['~/.ssh/f', 'in the home'],
    ['~ada/.ssh/f', 'in the home by name'],
    ['"f"', 'in quotes'],
    ['nope f', 'behind one that is missing'],
    ['nope* f', 'behind a pattern that names nothing'],
    ['d f', 'behind a folder'],
  ])('%s: %s', (paths) => {
    const files = { f: 'Port 7\n', '/abs/f': 'Port 7\n', 'd/x': 'Port 8\n' };
    expect(dump({ config: `Include ${paths}\n`, files }, 'port')).toEqual(['port 7']);
  });

  test('ends at an empty word up to 8.6, and nothing may stand behind that', () => {
    const given = { release: '8.4', config: 'Include f "" g\n', files: { f: 'Port 7\n' } };
    expect(dump(given)).toEqual(['/home/ada/.ssh/config line 1: garbage at end of line; "g".']);
    expect(dump({ ...given, config: 'Include ==f\n' })).toEqual([
      '/home/ada/.ssh/config line 1: garbage at end of line; "f".',
    ]);
    expect(dump({ ...given, config: 'Include f ""\n' }, 'port')).toEqual(['port 7']);
  });

  test('in a system file starts in /etc/ssh', () => {
    const files = { f: 'Port 1\n', '/etc/ssh/f': 'Port 2\nInclude g\n', '/etc/ssh/g': 'User g\n', g: 'User x\n' };
    expect(dump({ system: 'Include f\n', files }, 'port', 'user')).toEqual(['user g', 'port 2']);
  });

  test('in a system file knows no ~', () => {
    expect(dump({ system: 'Include ~/f\n' })).toEqual([
      '/etc/ssh/ssh_config line 1: bad include path ~/f.',
      '/etc/ssh/ssh_config: terminating, 1 bad configuration options',
    ]);
    expect(dump({ release: '8.4', system: 'Include ~/f\n' })).toEqual([
      '/etc/ssh/ssh_config line 1: bad include path ~/f.',
    ]);
  });

  test('of a file behind -F starts in ~/.ssh', () => {
    const given = {
      args: ['-F', '/else/c', 'host'],
      files: { '/else/c': 'Include f\n', '/else/f': 'Port 1\n', f: 'Port 2\n' },
    };
    expect(dump(given, 'port')).toEqual(['port 2']);
  });

  test('follows $HOME for ~', () => {
    const given = {
      config: 'Include ~/f\n',
      environment: { HOME: '/other' },
      files: { '/other/f': 'Port 2\n', '/home/ada/f': 'Port 1\n' },
    };
    expect(dump(given, 'port')).toEqual(['port 2']);
  });

  test('brings an IgnoreUnknown', () => {
    const given = { config: 'Include f\nfoo x\nUser a\n', files: { f: 'IgnoreUnknown foo\n' } };
    expect(dump(given, 'user')).toEqual(['user a']);
  });
});

describe('blocks around an Include', () => {
  test('that do not apply keep all of the file out', () => {
    const given = {
      config: 'Host other\nInclude f\nPort 1\n',
      files: { f: 'User a\nHost *\nPort 2\nMatch all\nBindAddress x\n' },
    };
    expect(dump(given, ...both)).toEqual(['user ada', 'port 22']);
  });

  test('go on behind it as they were', () => {
    const files = { f: 'Host other\nUser a\n', g: 'Host host\nUser b\n' };
    expect(dump({ config: 'Host host\nInclude f\nPort 1\n', files }, ...both)).toEqual(['user ada', 'port 1']);
    expect(dump({ config: 'Host other\nInclude g\nPort 1\n', files }, ...both)).toEqual(['user ada', 'port 22']);
    expect(dump({ config: 'Host host\nInclude g\nPort 1\n', files }, ...both)).toEqual(['user b', 'port 1']);
  });

  test('go on behind one of several files', () => {
    const files = { f: 'Host other\nUser a\n', g: 'Port 1\n' };
    expect(dump({ config: 'Include f g\n', files }, ...both)).toEqual(['user ada', 'port 1']);
  });

  test('do not apply, and so a command is not run', () => {
    const given = {
      config: 'Host other\nInclude f\n',
      files: { f: 'Match host x exec false\nUser a\n' },
      commands: {},
    };
    expect(dump(given, 'user')).toEqual(['user ada']);
  });

  test('do not keep mistakes out', () => {
    const given = { config: 'Host other\nInclude f\n', files: { f: 'Port x\n' } };
    expect(dump(given)).toEqual([
      "/home/ada/.ssh/f line 1: Bad port 'x'.",
      '/home/ada/.ssh/f: terminating, 1 bad configuration options',
    ]);
  });
});

describe('files that cannot be read', () => {
  test.each<readonly [string, Given, readonly string[]]>([
    ['missing', { config: 'Include nope\nUser a\n' }, ['user a']],
    ['a folder', { config: 'Include d\nUser a\n', files: { 'd/x': '' } }, ['user a']],
    ['a link to nothing', { config: 'Include l\nUser a\n', files: { l: { link: '/nowhere' } } }, ['user a']],
    [
      'a link to nothing, up to 8.6',
      { release: '8.4', config: 'Include l\nUser a\n', files: { l: { link: '/nowhere' } } },
      [`${config}: terminating, 1 bad configuration options`],
    ],
    [
      'unreadable',
      { release: '10.6', config: 'Include f\nUser a\n', files: { f: { mode: 0o200 } } },
      [
        `${config} line 1: Can't open user config file /home/ada/.ssh/f: Permission denied`,
        `${config}: terminating, 1 bad configuration options`,
      ],
    ],
    [
      'unreadable, without a word up to 7.4',
      { release: '7.4', config: 'Include f\nUser a\n', files: { f: { mode: 0o200 } } },
      [],
    ],
    [
      'of someone else',
      { config: 'Include f\nUser a\n', files: { f: { uid: 7, mode: 0o644 } } },
      ['Bad owner or permissions on /home/ada/.ssh/f'],
    ],
    [
      'writable by others, where no block applies',
      { config: 'Host other\nInclude f\n', files: { f: { mode: 0o606 } } },
      ['Bad owner or permissions on /home/ada/.ssh/f'],
    ],
    ['of root', { config: 'Include f\n', files: { f: { content: 'User a\n', uid: 0, mode: 0o644 } } }, ['user a']],
    [
      'an empty argument',
      { config: 'Include f "" g\n', files: { f: 'User a\n' } },
      [`${config} line 1: keyword include empty argument`, `${config}: terminating, 1 bad configuration options`],
    ],
  ])('%s', (_, given, expected) => {
    expect(dump(given, 'user')).toEqual(expected);
  });

  const refusal = "Can't open user config file /home/ada/.ssh/f: Permission denied";
  const end = (count: number) => `${config}: terminating, ${count} bad configuration options`;

  test.each([
    ['7.5', 'end ssh at once', [refusal], [refusal]],
    ['8.4', 'end ssh at once', [refusal], [refusal]],
    ['9.2', 'are counted', [refusal, `${config}: line 2: Bad configuration option: foo`, end(2)], [end(2)]],
    [
      '10.0',
      'are counted, and their line is named',
      [`${config} line 1: ${refusal}`, `${config}: line 2: Bad configuration option: foo`, end(2)],
      [end(2)],
    ],
  ])('%s: %s', (release, _, expected, atFatal) => {
    const given = { release, config: 'Include f\nFoo x\n', files: { f: { mode: 0o200 } } };
    expect(resolution(given).messages).toEqual(expected);
    expect(resolution({ ...given, args: ['-o', 'LogLevel=FATAL', 'host'] }).messages).toEqual(atFatal);
  });

  test('a mistake counts in the file where it stands', () => {
    const given = { release: '8.6', config: 'Port y\nInclude f\n', files: { f: 'Port 1\nPort x\n\nFoo y\n' } };
    expect(dump(given)).toEqual([
      `${config} line 1: Bad port 'y'.`,
      "/home/ada/.ssh/f line 2: Bad port 'x'.",
      '/home/ada/.ssh/f: line 4: Bad configuration option: foo',
      '/home/ada/.ssh/f: terminating, 2 bad configuration options',
    ]);
  });
});

describe('Includes within Includes', () => {
  const chain = (length: number) => ({
    config: 'Include f1\n',
    files: Object.fromEntries(
      Array.from({ length }, (_, at) => [`f${at + 1}`, at + 1 === length ? 'User deep\n' : `Include f${at + 2}\n`]),
    ),
  });

  test('may be sixteen deep', () => {
    expect(dump(chain(16), 'user')).toEqual(['user deep']);
    expect(dump(chain(17), 'user')).toEqual(['Too many recursive configuration includes']);
  });

  test.each(['7.5', '8.4', '9.2', '10.6'])('may not go round in %s', (release) => {
    expect(dump({ release, config: 'Include config\n' })).toEqual(['Too many recursive configuration includes']);
  });

  test('are read each as often as they are named', () => {
    const given = { config: 'Include f\nInclude f\n', files: { f: 'SendEnv A\n' } };
    expect(dump(given, 'sendenv')).toEqual(['sendenv A', 'sendenv A']);
    expect(resolution(given).documents.map(({ source }) => source.path)).toEqual([
      config,
      '/home/ada/.ssh/f',
      '/home/ada/.ssh/f',
    ]);
  });
});

describe('tokens in the path', () => {
  const files = {
    'host.conf': 'Port 1\n',
    'ada-22.conf': 'Port 2\n',
    'sock.conf': 'Port 3\n',
    'web.conf': 'Port 4\n',
    '%h.conf': 'Port 5\n',
  };

  test.each([
    ['10.6', 'Include %h.conf\n', ['port 1']],
    ['10.6', 'Include %r-%p.conf\n', ['port 2']],
    ['10.6', 'HostName web\nInclude %h.conf\n', ['port 4']],
    ['10.6', 'HostName web\nInclude %n.conf\n', ['port 1']],
    ['10.6', 'Include ${NAME}.conf\n', ['port 3']],
    ['9.2', 'Include %h.conf\n', ['port 5']],
    ['10.6', 'Include ${NOPE}.conf %h.conf\n', []],
    ['10.6', 'Include %z.conf\n', ['vdollar_percent_expand: unknown key %z', 'percent_dollar_expand: failed']],
    ['10.6', 'HostName %z\nInclude %h.conf\n', ['vdollar_percent_expand: unknown key %z', 'percent_expand: failed']],
  ])('%s: %j', (release, text, expected) => {
    const given = { release, config: text, files, environment: { NAME: 'sock' } };
    if (expected.length > 0) expect(dump(given, 'port')).toEqual(expected);
    else {
      const { messages, status } = resolution(given);
      expect(messages).toEqual([
        'vdollar_percent_expand: env var ${NOPE} has no value',
        `${config} line 1: Unable to expand user config file '\${NOPE}.conf'`,
      ]);
      expect(status).toBe('resolved');
      expect(dump(given, 'port')).toEqual(['port 1']);
    }
  });
});

test('more files than we read are a limit of ours', () => {
  const reading = (count: number) =>
    resolution({ config: `Include ${'f '.repeat(count)}\n`, files: { f: 'User a\n' } });
  expect(reading(8190)).toMatchObject({ status: 'resolved', limits: [] });
  expect(reading(8191)).toMatchObject({ status: 'refused', limits: ['more than 8192 files are read'] });
});

test('what is not read because of a limit of ours is said', () => {
  const { limits, status } = resolution({ config: 'Include f\n', files: { f: { kind: 'special' } } });
  expect({ limits, status }).toEqual({ limits: ['/home/ada/.ssh/f: Not a regular file'], status: 'refused' });
});
