import { describe, expect, test } from 'vitest';
import { readingOf, shown, testReadings } from '../support/readings.ts';

testReadings('LocalForward', [
  [
    '7.5 8.4 8.6 9.2 10.6',
    'LocalForward 8080 host:80',
    'localforward = {"listen":{"port":8080},"connect":{"host":"host","port":80}} (distinct)',
  ],
  [
    '7.5 8.4 8.6 9.2 10.6',
    'LocalForward *:8080 [::1]:80',
    'localforward = {"listen":{"host":"*","port":8080},"connect":{"host":"::1","port":80}} (distinct)',
  ],
  [
    '7.5 8.4 8.6 9.2 10.6',
    'LocalForward [::1]:8080 host:80',
    'localforward = {"listen":{"host":"::1","port":8080},"connect":{"host":"host","port":80}} (distinct)',
  ],
  [
    '7.5 8.4 8.6 9.2 10.6',
    'LocalForward localhost:8080 /run/s',
    'localforward = {"listen":{"host":"localhost","port":8080},"connect":{"path":"/run/s"}} (distinct)',
  ],
  [
    '7.5 8.4 8.6 9.2 10.6',
    'LocalForward /run/a /run/b',
    'localforward = {"listen":{"path":"/run/a"},"connect":{"path":"/run/b"}} (distinct)',
  ],
  [
    '7.5 8.4 8.6 9.2 10.6',
    'LocalForward /run/a host:80',
    'localforward = {"listen":{"path":"/run/a"},"connect":{"host":"host","port":80}} (distinct)',
  ],
  [
    '7.5 8.4 8.6 9.2 10.6',
    'LocalForward 8080 /run/b',
    'localforward = {"listen":{"port":8080},"connect":{"path":"/run/b"}} (distinct)',
  ],
  ['7.5 8.4', 'LocalForward /a:b host:80', 'fatal bad-forward 13-25', 'F line 1: Bad forwarding specification.'],
  ['8.6 9.2 10.6', 'LocalForward /a:b host:80', 'bad bad-forward 13-25', 'F line 1: Bad forwarding specification.'],
  [
    '7.5 8.4 8.6 9.2 10.6',
    'LocalForward a\\:b:8080 host:80',
    'localforward = {"listen":{"host":"a:b","port":8080},"connect":{"host":"host","port":80}} (distinct)',
  ],
  [
    '7.5 8.4 8.6 9.2 10.6',
    'LocalForward :8080 host:80',
    'localforward = {"listen":{"host":"","port":8080},"connect":{"host":"host","port":80}} (distinct)',
  ],
  ['7.5', 'LocalForward 8080 host:http', 'fatal bad-forward 13-27', 'F line 1: Bad forwarding specification.'],
  [
    '7.6 8.4 8.6 9.2 10.6',
    'LocalForward 8080 host:http',
    'localforward = {"listen":{"port":8080},"connect":{"host":"host","port":80}} (distinct)',
  ],
  ['7.5 8.4', 'LocalForward 8080 host:0', 'fatal bad-forward 13-24', 'F line 1: Bad forwarding specification.'],
  ['8.6 9.2 10.6', 'LocalForward 8080 host:0', 'bad bad-forward 13-24', 'F line 1: Bad forwarding specification.'],
  ['7.5 8.4', 'LocalForward 0 host:80', 'fatal bad-forward 13-22', 'F line 1: Bad forwarding specification.'],
  ['8.6 9.2 10.6', 'LocalForward 0 host:80', 'bad bad-forward 13-22', 'F line 1: Bad forwarding specification.'],
  ['7.5 8.4', 'LocalForward x host:80', 'fatal bad-forward 13-22', 'F line 1: Bad forwarding specification.'],
  ['8.6 9.2 10.6', 'LocalForward x host:80', 'bad bad-forward 13-22', 'F line 1: Bad forwarding specification.'],
  ['7.5 8.4', 'LocalForward 8080 host', 'fatal bad-forward 13-22', 'F line 1: Bad forwarding specification.'],
  ['8.6 9.2 10.6', 'LocalForward 8080 host', 'bad bad-forward 13-22', 'F line 1: Bad forwarding specification.'],
  ['7.5 8.4', 'LocalForward 8080 a:b:c:80', 'fatal bad-forward 13-26', 'F line 1: Bad forwarding specification.'],
  ['8.6 9.2 10.6', 'LocalForward 8080 a:b:c:80', 'bad bad-forward 13-26', 'F line 1: Bad forwarding specification.'],
  ['7.5 8.4', 'LocalForward [::1 host:80', 'fatal bad-forward 13-25', 'F line 1: Bad forwarding specification.'],
  ['8.6 9.2 10.6', 'LocalForward [::1 host:80', 'bad bad-forward 13-25', 'F line 1: Bad forwarding specification.'],
  ['7.5 8.4', 'LocalForward [::1]x:1 host:80', 'fatal bad-forward 13-29', 'F line 1: Bad forwarding specification.'],
  ['8.6 9.2 10.6', 'LocalForward [::1]x:1 host:80', 'bad bad-forward 13-29', 'F line 1: Bad forwarding specification.'],
  ['7.5 8.4', 'LocalForward 8080 host:80\\', 'fatal bad-forward 13-26', 'F line 1: Bad forwarding specification.'],
  ['8.6 9.2 10.6', 'LocalForward 8080 host:80\\', 'bad bad-forward 13-26', 'F line 1: Bad forwarding specification.'],
  ['7.5 8.4', 'LocalForward 8080:host:80', 'fatal missing-argument 13-25', 'F line 1: Missing target argument.'],
  ['8.6 9.2 10.6', 'LocalForward 8080:host:80', 'bad missing-argument 13-25', 'F line 1: Missing target argument.'],
  ['7.5 8.4', 'LocalForward 8080', 'fatal missing-argument 13-17', 'F line 1: Missing target argument.'],
  ['8.6 9.2 10.6', 'LocalForward 8080', 'bad missing-argument 13-17', 'F line 1: Missing target argument.'],
  ['7.5 8.4', 'LocalForward 8080 ""', 'fatal missing-argument 13-20', 'F line 1: Missing target argument.'],
  ['8.6 9.2 10.6', 'LocalForward 8080 ""', 'bad missing-argument 13-20', 'F line 1: Missing target argument.'],
  ['7.5 8.4', 'LocalForward', 'fatal missing-argument 12-12', 'F line 1: Missing port argument.'],
  ['8.6', 'LocalForward', 'bad missing-argument 12-12', 'F line 1: Missing argument.'],
  ['9.2 10.6', 'LocalForward', 'bad missing-argument 0-12', 'F line 1: no argument after keyword "localforward"'],
  ['7.5 8.4', 'LocalForward ""', 'fatal missing-argument 13-15', 'F line 1: Missing port argument.'],
  ['8.6 9.2 10.6', 'LocalForward ""', 'bad missing-argument 13-15', 'F line 1: Missing argument.'],
  [
    '7.5 8.4',
    'LocalForward 8080 host:80 x',
    'localforward = {"listen":{"port":8080},"connect":{"host":"host","port":80}} (distinct)',
    'fatal extra-arguments 26-27',
    'F line 1: garbage at end of line; "x".',
  ],
  [
    '8.6',
    'LocalForward 8080 host:80 x',
    'localforward = {"listen":{"port":8080},"connect":{"host":"host","port":80}} (distinct)',
    'bad extra-arguments 26-27',
    'F line 1: garbage at end of line; "x".',
  ],
  [
    '9.2 10.6',
    'LocalForward 8080 host:80 x',
    'localforward = {"listen":{"port":8080},"connect":{"host":"host","port":80}} (distinct)',
    'bad extra-arguments 26-27',
    'F line 1: keyword localforward extra arguments at end of line',
  ],
  [
    '7.5 8.4 8.6 9.2 10.6',
    'LocalForward " 8080" host:80',
    'localforward = {"listen":{"port":8080},"connect":{"host":"host","port":80}} (distinct)',
  ],
  ['7.5', 'LocalForward 8080 ${SOCK}', 'fatal bad-forward 13-25', 'F line 1: Bad forwarding specification.'],
  [
    '8.4 8.6 9.2 10.6',
    'LocalForward 8080 ${SOCK}',
    'localforward = {"listen":{"port":8080},"connect":{"path":"/run/sock"}} (distinct)',
  ],
  ['7.5', 'LocalForward 8080 ${NOPE}', 'fatal bad-forward 13-25', 'F line 1: Bad forwarding specification.'],
  [
    '8.4',
    'LocalForward 8080 ${NOPE}',
    'fatal bad-forward 13-25',
    'vdollar_percent_expand: env var ${NOPE} has no value',
    'F line 1: Bad forwarding specification.',
  ],
  [
    '8.6 9.2 10.6',
    'LocalForward 8080 ${NOPE}',
    'bad bad-forward 13-25',
    'vdollar_percent_expand: env var ${NOPE} has no value',
    'F line 1: Bad forwarding specification.',
  ],
  ['7.5', 'LocalForward 8080 ${NOPE', 'fatal bad-forward 13-24', 'F line 1: Bad forwarding specification.'],
  [
    '8.4',
    'LocalForward 8080 ${NOPE',
    'fatal bad-forward 13-24',
    "vdollar_percent_expand: environment variable 'NOPE' missing closing '}'",
    'F line 1: Bad forwarding specification.',
  ],
  [
    '8.6 9.2 10.6',
    'LocalForward 8080 ${NOPE',
    'bad bad-forward 13-24',
    "vdollar_percent_expand: environment variable 'NOPE' missing closing '}'",
    'F line 1: Bad forwarding specification.',
  ],
  [
    '7.5 8.4',
    `LocalForward 8080 /${'x'.repeat(107)}`,
    'fatal bad-forward 13-126',
    'F line 1: Bad forwarding specification.',
  ],
  [
    '8.6 9.2 10.6',
    `LocalForward 8080 /${'x'.repeat(107)}`,
    'bad bad-forward 13-126',
    'F line 1: Bad forwarding specification.',
  ],
  [
    '7.5 8.4 8.6 9.2 10.6',
    `LocalForward 8080 /${'x'.repeat(106)}`,
    `localforward = {"listen":{"port":8080},"connect":{"path":"/${'x'.repeat(106)}"}} (distinct)`,
  ],
  [
    '7.5 8.4',
    `LocalForward 8080 ${'h'.repeat(300)}:80`,
    'fatal bad-forward 13-321',
    'F line 1: Bad forwarding specification.',
  ],
  [
    '8.6 9.2 10.6',
    `LocalForward 8080 ${'h'.repeat(300)}:80`,
    'bad bad-forward 13-321',
    'F line 1: Bad forwarding specification.',
  ],
]);

testReadings('RemoteForward', [
  [
    '7.5 8.4 8.6 9.2 10.6',
    'RemoteForward 8080 host:80',
    'remoteforward = {"listen":{"port":8080},"connect":{"host":"host","port":80}} (distinct)',
  ],
  [
    '7.5 8.4 8.6 9.2 10.6',
    'RemoteForward 0 host:80',
    'remoteforward = {"listen":{"port":0},"connect":{"host":"host","port":80}} (distinct)',
  ],
  ['7.5', 'RemoteForward 1080', 'fatal missing-argument 14-18', 'F line 1: Missing target argument.'],
  [
    '7.6 8.4 8.6 9.2 10.6',
    'RemoteForward 1080',
    'remoteforward = {"listen":{"port":1080},"connect":{"host":"socks","port":0}} (distinct)',
  ],
  ['7.5', 'RemoteForward [::1]:0', 'fatal missing-argument 14-21', 'F line 1: Missing target argument.'],
  [
    '8.4 8.6 9.2 10.6',
    'RemoteForward [::1]:0',
    'remoteforward = {"listen":{"host":"::1","port":0},"connect":{"host":"socks","port":0}} (distinct)',
  ],
  ['7.5', 'RemoteForward /run/s', 'fatal missing-argument 14-20', 'F line 1: Missing target argument.'],
  [
    '8.4 8.6 9.2 10.6',
    'RemoteForward /run/s',
    'remoteforward = {"listen":{"path":"/run/s"},"connect":{"host":"socks","port":0}} (distinct)',
  ],
  ['7.5', 'RemoteForward x', 'fatal missing-argument 14-15', 'F line 1: Missing target argument.'],
  ['8.4', 'RemoteForward x', 'fatal bad-forward 14-15', 'F line 1: Bad forwarding specification.'],
  ['8.6 9.2 10.6', 'RemoteForward x', 'bad bad-forward 14-15', 'F line 1: Bad forwarding specification.'],
  ['7.5 8.4', 'RemoteForward', 'fatal missing-argument 13-13', 'F line 1: Missing port argument.'],
  ['8.6', 'RemoteForward', 'bad missing-argument 13-13', 'F line 1: Missing argument.'],
  ['9.2 10.6', 'RemoteForward', 'bad missing-argument 0-13', 'F line 1: no argument after keyword "remoteforward"'],
]);

testReadings('DynamicForward', [
  ['7.5 8.4', 'DynamicForward " "', 'fatal bad-forward 15-18', 'F line 1: Bad forwarding specification.'],
  ['8.6 9.2 10.6', 'DynamicForward " "', 'bad bad-forward 15-18', 'F line 1: Bad forwarding specification.'],
  [
    '7.5 8.4 8.6 9.2 10.6',
    'DynamicForward 1080',
    'localforward = {"listen":{"port":1080},"connect":{"host":"socks","port":0}} (distinct)',
  ],
  [
    '7.5 8.4 8.6 9.2 10.6',
    'DynamicForward *:1080',
    'localforward = {"listen":{"host":"*","port":1080},"connect":{"host":"socks","port":0}} (distinct)',
  ],
  [
    '7.5 8.4 8.6 9.2 10.6',
    'DynamicForward /run/s',
    'localforward = {"listen":{"path":"/run/s"},"connect":{"host":"socks","port":0}} (distinct)',
  ],
  ['7.5 8.4', 'DynamicForward 0', 'fatal bad-forward 15-16', 'F line 1: Bad forwarding specification.'],
  ['8.6 9.2 10.6', 'DynamicForward 0', 'bad bad-forward 15-16', 'F line 1: Bad forwarding specification.'],
  ['7.5 8.4', 'DynamicForward a:b:1', 'fatal bad-forward 15-20', 'F line 1: Bad forwarding specification.'],
  ['8.6 9.2 10.6', 'DynamicForward a:b:1', 'bad bad-forward 15-20', 'F line 1: Bad forwarding specification.'],
  [
    '7.5 8.4',
    'DynamicForward 1080 x',
    'localforward = {"listen":{"port":1080},"connect":{"host":"socks","port":0}} (distinct)',
    'fatal extra-arguments 20-21',
    'F line 1: garbage at end of line; "x".',
  ],
  [
    '8.6',
    'DynamicForward 1080 x',
    'localforward = {"listen":{"port":1080},"connect":{"host":"socks","port":0}} (distinct)',
    'bad extra-arguments 20-21',
    'F line 1: garbage at end of line; "x".',
  ],
  [
    '9.2 10.6',
    'DynamicForward 1080 x',
    'localforward = {"listen":{"port":1080},"connect":{"host":"socks","port":0}} (distinct)',
    'bad extra-arguments 20-21',
    'F line 1: keyword dynamicforward extra arguments at end of line',
  ],
  ['7.5 8.4', 'DynamicForward', 'fatal missing-argument 14-14', 'F line 1: Missing port argument.'],
  ['8.6', 'DynamicForward', 'bad missing-argument 14-14', 'F line 1: Missing argument.'],
  ['9.2 10.6', 'DynamicForward', 'bad missing-argument 0-14', 'F line 1: no argument after keyword "dynamicforward"'],
]);

describe('a port below 1024', () => {
  const local = 'localforward = {"listen":{"port":80},"connect":{"host":"h","port":80}} (distinct)';
  const dynamic = 'localforward = {"listen":{"port":80},"connect":{"host":"socks","port":0}} (distinct)';
  const remote = 'remoteforward = {"listen":{"port":80},"connect":{"host":"h","port":80}} (distinct)';
  const high = 'localforward = {"listen":{"port":1024},"connect":{"host":"h","port":80}} (distinct)';
  const path = 'localforward = {"listen":{"path":"/s"},"connect":{"host":"h","port":80}} (distinct)';
  const refusal = (end: number, start = 13) => [
    `fatal bad-forward ${start}-${end} where it applies`,
    'Privileged ports can only be forwarded by root.',
  ];

  test.each([
    ['7.5', 'LocalForward 80 h:80', [local, ...refusal(15)]],
    ['7.7', 'LocalForward 80 h:80', [local, ...refusal(15)]],
    ['7.8', 'LocalForward 80 h:80', [local]],
    ['7.5', 'DynamicForward 80', [dynamic, ...refusal(17, 15)]],
    ['7.5', 'RemoteForward 80 h:80', [remote]],
    ['7.5', 'LocalForward 1024 h:80', [high]],
    ['7.5', 'LocalForward /s h:80', [path]],
  ] as const)('%s minds, unless root asks: %s', (name, line, expected) => {
    expect(shown(readingOf(name, line, { isRoot: false }))).toEqual(expected);
    expect(shown(readingOf(name, line, { isRoot: true }))).toEqual(expected.slice(0, 1));
    expect(shown(readingOf(name, line))).toEqual(expected.slice(0, 1));
  });
});
