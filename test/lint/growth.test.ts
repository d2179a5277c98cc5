import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/lint/lint.ts';
import { memoryPorts } from '../support/memory-ports.ts';
import { clientOf } from '../support/rule-tester.ts';

const path = '/config';
const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** Configs that grow with a number; each would be slow if something were compared with everything. */
const shapes: Readonly<Record<string, (count: number) => string>> = {
  'hosts of their own': (count) =>
    `${many(count, (at) => `Host web${at}\n  HostName web${at}.example\n  User u${at % 7}\n\n`)}Host *\n  User x\n`,
  'one host over and over': (count) =>
    many(count, (at) => `Host web\n  User u${at}\n  SetEnv A${at}=1\n  Ciphers +aes128-cbc\n`),
  'patterns that overlap': (count) => many(count, (at) => `Host *web${at}*\n  User u${at}\n  SetEnv A${at}=1\n`),
  'patterns made to be slow': (count) =>
    many(count, (at) => `Host *${'a?'.repeat(20)}${'*a'.repeat(at % 30)}*\n  User u${at}\n`),
  'Match lines': (count) => many(count, (at) => `Match host web${at} user bob\n  User u${at}\n  Ciphers +aes128-cbc\n`),
  'unknown keywords': (count) => `${many(20, () => 'User a\n')}${many(count, (at) => `Usr${at} b\nUseKeychain yes\n`)}`,
  'lists of unknown keywords': (count) =>
    `${many(count, (at) => `Host web${at}\n  IgnoreUnknown foo${at}\n  Foo${at} x\n  Bar${at} y\n`)}`,
  'lines of one block': (count) =>
    `Host web\n${many(count, (at) => `  User u${at}\n`)}Host web\n${many(count, (at) => `  User u${at}\n`)}`,
  'words of one line': (count) => `Host ${many(count, (at) => `a,b${at} c@d${at} e${at}:22 `)}!e*\n  User a\n`,
  'patterns of one line': (count) =>
    `Host ${many(count, (at) => `w*b${at} !v*${at}* `)}\n  User a\nHost w*\n  User b\n`,
  'names of algorithms': (count) => `Ciphers ${many(count, (at) => `x${at},`)}\n`,
  'comments of ours': (count) =>
    many(
      count,
      () =>
        '# ssh-lint-disable order-shadowed-option -- why\nUser a\n# ssh-lint-enable order-shadowed-option\n# ssh-lint-disable-next-line order-shadowed-option\nUser b\n',
    ),
  Includes: (count) => `Host web\n${many(count, (at) => `Include gone${at}\n`)}`,
};

const clients = [clientOf('9.2')];

/** Processor time in milliseconds. */
function cost(text: string): number {
  const ports = memoryPorts({ files: { [path]: text } });
  const start = process.cpuUsage();
  lint({
    ports,
    clients,
    configs: [{ files: [{ path, role: 'user' }] }],
    rules,
    settings: { preset: 'all', rules: {}, overrides: [] },
    reportUnusedDisables: true,
  });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe('work grows with the text:', () => {
  test.each(Object.entries(shapes))('%s', { timeout: 60_000 }, (_, shape) => {
    cost(shape(200));
    const small = Math.min(cost(shape(500)), cost(shape(500)));
    const large = cost(shape(5000));
    // Ten times the text, and as much again for a busy machine; work that grows with the square takes a hundred times.
    expect(large).toBeLessThan(30 * Math.max(small, 10));
  });
});
