import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { release } from '../support/release.ts';
import { resolution } from '../support/resolving.ts';
import { findingsOf } from '../support/rule-tester.ts';

/** What some keyword takes, or what people write where it does not. */
const values = [
  ...[
    'yes',
    'no',
    'none',
    'ask',
    'auto',
    'any',
    '1',
    '0',
    '-1',
    '65536',
    '99999999999',
    '1h',
    '1x',
    '10K',
    '0x10',
    '010',
  ],
  ...[
    'a',
    'a,b',
    'a b',
    '"a b"',
    '"a',
    'a"b',
    '""',
    ',',
    ',a',
    '*',
    '!a',
    '*,!a',
    '+a',
    '-a',
    '+ssh-rsa',
    'ssh-*',
    'gss-x',
  ],
  ...['%h', '%q', '%', '${HOME}', '${NOPE}', '${', '$A', '~', '/a', '~/a b', 'a:b', 'a:1', '[::1]:22', '1:h:2'],
  ...[
    'user@host:22',
    'ssh://u@h:22',
    'h1, h2',
    'none,h',
    '-h',
    'u@',
    '@h',
    ';x',
    'A=b',
    'A=b C',
    '=x',
    'LC_*',
    '*.b.c:d',
  ],
  ...['127.0.0.1:80 h:80', '80 h:80', '80', '80 /s', '/s /t', '70000 h:80', '80 h:70000', 'debug3', 'af21 ef', 'x #y'],
  ...[
    '1G 1h',
    '1G none',
    '0:1',
    '1:x',
    'interval:10',
    'interval:x',
    'session=1h',
    'session=x',
    'host a',
    'exec "',
    'all b',
  ],
];

test.each(['debian-11', 'debian-12', '10.5'])('no line that %s refuses passes in silence', (target) => {
  const client = release(target);
  // Whoever writes RefuseConnection wants it.
  const silent = client.keywords
    .filter((keyword) => keyword !== 'refuseconnection')
    .flatMap((keyword) => values.map((value) => `${keyword} ${value}\n`))
    .filter((config) => resolution({ release: target, config, names: { host: 'host' } }).status === 'refused')
    .filter((config) => findingsOf(rules, { config, target }).length === 0);
  expect(silent).toEqual([]);
});
