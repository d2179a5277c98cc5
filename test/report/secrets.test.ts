import { describe, expect, test } from 'vitest';
import { maskText, maskValue, secretsOf } from '../../src/report/secrets.ts';

function masked(line: string): string {
  return secretsOf(line).reduceRight((text, { start, end }) => `${text.slice(0, start)}****${text.slice(end)}`, line);
}

describe('a line', () => {
  test.each([
    ['  SetEnv TOKEN=abc OTHER=def', '  SetEnv TOKEN=****'],
    ['setenv=TOKEN=abc', 'setenv=TOKEN=****'],
    ['\tSETENV\t"TOKEN=a b"', '\tSETENV\t"TOKEN=****'],
    ['"SetEnv" A=1', '"SetEnv" A=****'],
    ['SetEnv A', 'SetEnv A'],
    ['SendEnv LANG', 'SendEnv LANG'],
    [
      'ProxyCommand connect -H http://bob:hunter2@proxy:3128 %h %p',
      'ProxyCommand connect -H http://bob:****@proxy:3128 %h %p',
    ],
    ['ProxyCommand x "https://u:p@ss:w@h/path"', 'ProxyCommand x "https://u:****@h/path"'],
    ['ProxyJump ssh://me@host:22', 'ProxyJump ssh://me@host:22'],
    ['# see https://example.com/a:b@c', '# see https://example.com/a:b@c'],
    ['ProxyCommand ncat --proxy-auth bob:hunter2 --proxy h %h', 'ProxyCommand ncat --proxy-auth bob:**** --proxy h %h'],
    ['ProxyCommand sshpass -p hunter2 ssh -W %h:%p b', 'ProxyCommand sshpass -p **** ssh -W %h:%p b'],
    ['User bob', 'User bob'],
  ])('%s', (line, shown) => {
    expect(masked(line)).toBe(shown);
  });

  test('of megabytes is looked at once', () => {
    const start = performance.now();
    secretsOf(`ProxyCommand ${'://a:'.repeat(1_000_000)}`);
    secretsOf('://a:b@ '.repeat(500_000));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

test('a text and a value', () => {
  expect(maskText('asks http://bob:hunter2@proxy:1 and ssh://a@b')).toBe('asks http://bob:****@proxy:1 and ssh://a@b');
  expect(maskValue('setenv', 'TOKEN=abc LANG=C')).toBe('TOKEN=****');
  expect(maskValue('user', 'bob')).toBe('bob');
  expect(maskValue('proxycommand', 'nc -x http://u:p@h %h')).toBe('nc -x http://u:****@h %h');
});
